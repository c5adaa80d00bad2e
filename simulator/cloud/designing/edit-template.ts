import type { BusinessAccount } from "../../account/business-account";
import { pastOf, type Template } from "../../templates/template";
import type { World } from "../../world";
import type { Params } from "../params";
import { judgeCategory } from "./category";
import { readComponents } from "./components";
import { readCategory, readFormat, stamp } from "./create-template";
import { refuse, SUBCODES, unfit } from "./refusal";
import { reviewSoon } from "./review";
import { readTimeToLive } from "./time-to-live";

const EDITABLE = ["APPROVED", "REJECTED", "PAUSED"];
const DAY_MS = 86_400_000;
const MOST_IN_THIRTY_DAYS = 10;

/** POST /{template}: other components (all of them), another category or time to live. Reviewed again. */
export function editTemplate(world: World, account: BusinessAccount, template: Template, params: Params) {
  for (const fixed of ["name", "language"]) {
    if (params.has(fixed)) throw unfit(`The ${fixed} of a template can't be changed.`);
  }
  if (!EDITABLE.includes(template.status)) {
    const message = "Only approved, rejected and paused templates can be edited. Wait until the review is done.";
    throw refuse(SUBCODES.notEditable, "Message template status can't be changed", message);
  }
  const asked = params.has("category") ? readCategory(params) : template.category;
  if (template.status === "APPROVED" && asked !== template.category) {
    throw unfit("The category of an approved template can't be changed.");
  }
  const changed = change(world, template, params, asked);
  account.library.put({ ...changed, past: countEdit(world, template) });
  reviewSoon(world, account, changed);
  return { success: true, id: template.id, name: template.name, category: changed.category };
}

function change(world: World, template: Template, params: Params, asked: Template["category"]): Template {
  const format = readFormat(params, template.parameter_format);
  const { language } = template;
  const components = params.has("components")
    ? readComponents({ world, category: asked, format, language, components: params.objects("components") })
    : template.components;
  const category = judgeCategory(asked, components);
  return {
    ...template,
    status: "PENDING",
    category,
    parameter_format: format,
    components,
    rejected_reason: "NONE",
    last_updated_time: stamp(world),
    ...readTimeToLive(params, category),
  };
}

/** An approved template may be edited once in 24 hours and ten times in thirty days; others as often as one likes. */
function countEdit(world: World, template: Template) {
  const past = pastOf(template);
  if (template.status !== "APPROVED") return past;
  const now = world.clock.now();
  const edits = past.edits.filter((at) => now - at < 30 * DAY_MS);
  if (edits.some((at) => now - at < DAY_MS)) throw unfit("An approved template can be edited once in 24 hours.");
  if (edits.length >= MOST_IN_THIRTY_DAYS) throw unfit("An approved template can be edited ten times in 30 days.");
  return { ...past, edits: [...edits, now] };
}
