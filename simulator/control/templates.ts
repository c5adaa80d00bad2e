import * as z from "zod";
import { makeObjectId } from "../ids";
import type { Template } from "../templates/template";
import type { World } from "../world";
import type { ControlCall, Routes } from "./call";
import { ControlError } from "./control-error";

const Example = z.record(z.string(), z.unknown()).optional();
const Button = z.object({
  type: z.enum(["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"]),
  text: z.string(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.array(z.string()).optional(),
});
const Component = z.union([
  z.object({ type: z.literal("HEADER"), format: z.literal("TEXT"), text: z.string(), example: Example }),
  z.object({ type: z.literal("HEADER"), format: z.enum(["IMAGE", "VIDEO", "DOCUMENT"]), example: Example }),
  z.object({ type: z.literal("HEADER"), format: z.literal("LOCATION") }),
  z.object({ type: z.literal("BODY"), text: z.string(), example: Example }),
  z.object({ type: z.literal("FOOTER"), text: z.string() }),
  z.object({ type: z.literal("BUTTONS"), buttons: z.array(Button).max(10) }),
]);

const Status = z.string().regex(/^[A-Z_]+$/);
const Quality = z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]);

const NewTemplate = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(12),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]).default("UTILITY"),
  parameterFormat: z.enum(["POSITIONAL", "NAMED"]).default("POSITIONAL"),
  status: Status.default("APPROVED"),
  components: z.array(Component).max(10),
});

const TemplateChange = z.strictObject({
  status: Status.optional(),
  quality: Quality.optional(),
  reason: z.string().max(200).default("NONE"),
  components: z.array(Component).max(10).optional(),
  /** Without a webhook, as when one was missed. */
  silent: z.boolean().default(false),
});

export const templateRoutes: Routes = {
  "GET /control/templates": ({ world }) => ({ templates: world.templates.list() }),

  /** Adds a template, or replaces the one of that name and language. */
  "POST /control/templates": ({ world, body }) => {
    const { parameterFormat, ...wish } = NewTemplate.parse(body);
    const known = world.templates.find(wish.name, wish.language);
    const template: Template = {
      id: known?.id ?? makeObjectId(),
      ...wish,
      parameter_format: parameterFormat,
      quality_score: { score: "UNKNOWN", date: world.clock.nowSeconds() },
      rejected_reason: "NONE",
      last_updated_time: new Date(world.clock.now()).toISOString(),
    };
    world.templates.put(template);
    return template;
  },

  /** Meta approves, rejects, pauses, disables; says so by webhook. */
  "PATCH /control/templates/:name/:language": (call) => {
    const template = requireTemplate(call);
    const change = TemplateChange.parse(call.body);
    const changed: Template = {
      ...template,
      status: change.status ?? template.status,
      rejected_reason: change.reason,
      quality_score: { ...template.quality_score, score: change.quality ?? template.quality_score.score },
      components: change.components ?? template.components,
      last_updated_time: new Date(call.world.clock.now()).toISOString(),
    };
    call.world.templates.put(changed);
    if (!change.silent && change.status) announce(call.world, changed, change.status, change.reason);
    return changed;
  },

  "DELETE /control/templates/:name/:language": (call) => {
    const template = requireTemplate(call);
    call.world.templates.remove(template);
    announce(call.world, template, "DELETED", "NONE");
  },
};

/** Ids of templates are numbers in webhooks and text in the API. */
function announce(world: World, template: Template, event: string, reason: string): void {
  world.outbox.send({
    field: "message_template_status_update",
    value: {
      event,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      message_template_category: template.category,
      reason,
    },
    customerId: null,
    words: `template status, ${event}`,
    subject: template.name,
  });
}

function requireTemplate({ world, path }: ControlCall): Template {
  const template = world.templates.find(path.name ?? "", path.language ?? "");
  if (!template) throw new ControlError(404, `There is no template "${path.name}" in ${path.language}.`);
  return template;
}
