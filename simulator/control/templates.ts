import * as z from "zod";
import { makeObjectId } from "../ids";
import { changeCategory, changeComponents, changeQuality, changeStatus, foretellCategory } from "../templates/deciding";
import { tellStatus } from "../templates/telling";
import { CATEGORIES, REJECTION_REASONS, type Template } from "../templates/template";
import type { ControlCall, Routes } from "./call";
import { ControlError } from "./control-error";
import { Components } from "./template-components";

const Status = z.string().regex(/^[A-Z_]+$/);
const Quality = z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]);
const reason = z.string().max(200).default("NONE");
/** Without a webhook, as when one was missed. */
const silent = z.boolean().default(false);
/** An instant of the simulator's clock: milliseconds or ISO text. */
const Instant = z.union([
  z.number().int().min(0),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).getTime()),
]);

const NewTemplate = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(12),
  category: z.enum(CATEGORIES).default("UTILITY"),
  parameterFormat: z.enum(["POSITIONAL", "NAMED"]).default("POSITIONAL"),
  status: Status.default("APPROVED"),
  components: Components,
});
const TemplateChange = z.strictObject({
  status: Status.optional(),
  quality: Quality.optional(),
  reason,
  components: Components.optional(),
  silent,
});
const StatusChange = z.strictObject({
  status: Status,
  reason,
  /** When a pause ends by itself. */
  until: Instant.optional(),
  /** A pause that pacing caused: it has to be lifted by hand. */
  paced: z.boolean().default(false),
  silent,
});
const QualityChange = z.strictObject({ quality: Quality, silent });
const CategoryChange = z.strictObject({
  category: z.enum(CATEGORIES),
  /** Only announced: the change comes then, by itself. */
  at: Instant.optional(),
  silent,
});
const ComponentsChange = z.strictObject({ components: Components, silent });
const NewReview = z.strictObject({
  /** Null approves, whatever it says. */
  reason: z.enum(REJECTION_REASONS).nullable(),
  name: z.string().max(512).nullable().default(null),
  times: z.number().int().min(1).max(100).default(1),
});

export const templateRoutes: Routes = {
  "GET /control/templates": ({ number }) => ({ templates: number.account.library.list() }),

  /** Adds a template, or replaces the one of that name and language. */
  "POST /control/templates": ({ world, body, number: { account } }) => {
    const { parameterFormat, ...wish } = NewTemplate.parse(body);
    const known = account.library.find(wish.name, wish.language);
    const template: Template = {
      id: known?.id ?? makeObjectId(),
      ...wish,
      parameter_format: parameterFormat,
      quality_score: { score: "UNKNOWN", date: world.clock.nowSeconds() },
      rejected_reason: "NONE",
      last_updated_time: new Date(world.clock.now()).toISOString(),
    };
    account.library.put(template);
    return template;
  },

  /** What the next reviews find. */
  "GET /control/templates/reviews": ({ world }) => ({ reviews: world.reviews.list() }),
  "POST /control/templates/reviews": ({ world, body }) => world.reviews.arm(NewReview.parse(body)),

  /** Several changes at once, with their webhooks. */
  "PATCH /control/templates/:name/:language": (call) => {
    const { status, quality, components, silent: isSilent, reason: why } = TemplateChange.parse(call.body);
    const place = { ...requireTemplate(call), isSilent };
    if (status !== undefined) changeStatus(place, { status, reason: why });
    if (quality !== undefined) changeQuality(place, quality);
    if (components !== undefined) changeComponents(place, components);
    return requireTemplate(call).template;
  },

  /** Meta approves, rejects, pauses, disables. */
  "POST /control/templates/:name/:language/status": (call) => {
    const { silent: isSilent, ...change } = StatusChange.parse(call.body);
    return changeStatus({ ...requireTemplate(call), isSilent }, change);
  },

  "POST /control/templates/:name/:language/quality": (call) => {
    const { quality, silent: isSilent } = QualityChange.parse(call.body);
    return changeQuality({ ...requireTemplate(call), isSilent }, quality);
  },

  "POST /control/templates/:name/:language/category": (call) => {
    const { category, at, silent: isSilent } = CategoryChange.parse(call.body);
    const place = { ...requireTemplate(call), isSilent };
    return at === undefined ? changeCategory(place, category) : foretellCategory(place, category, at);
  },

  /** Somebody edits the template in WhatsApp Manager. */
  "POST /control/templates/:name/:language/components": (call) => {
    const { components, silent: isSilent } = ComponentsChange.parse(call.body);
    return changeComponents({ ...requireTemplate(call), isSilent }, components);
  },

  "DELETE /control/templates/:name/:language": (call) => {
    const { world, account, template } = requireTemplate(call);
    account.library.remove(template);
    tellStatus(world, account, template, { event: "DELETED" });
  },
};

function requireTemplate({ world, path, number: { account } }: ControlCall) {
  const template = account.library.find(path.name ?? "", path.language ?? "");
  if (!template) throw new ControlError(404, `There is no template "${path.name}" in ${path.language}.`);
  return { world, account, template };
}
