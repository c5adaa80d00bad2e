import type { BusinessAccount } from "../account/business-account";
import type { World } from "../world";
import { partOf, type Template } from "./template";

const RECOMMENDATION = "Change what is named in the reason, and send the template in again.";

/** More of a status than its name. */
type StatusDetails = { title?: string; description?: string; event?: string };

/** Meta says that a template has this status now. */
export function tellStatus(world: World, account: BusinessAccount, template: Template, details: StatusDetails = {}): void {
  const { event = template.status, title, description = "" } = details;
  const reason = event === "REJECTED" ? template.rejected_reason : "NONE";
  tell(world, account, template, {
    field: "message_template_status_update",
    words: `template status, ${event}`,
    value: {
      event,
      ...subjectOf(template),
      message_template_category: template.category,
      reason,
      ...(event === "REJECTED" ? { rejection_info: { reason, recommendation: RECOMMENDATION } } : {}),
      ...(event === "DISABLED" ? { disable_info: { disable_date: dateOf(world) } } : {}),
      ...(title === undefined ? {} : { other_info: { title, description } }),
    },
  });
}

export function tellQuality(world: World, account: BusinessAccount, template: Template, previous: string): void {
  const score = template.quality_score.score;
  tell(world, account, template, {
    field: "message_template_quality_update",
    words: `template quality, ${score}`,
    value: { previous_quality_score: previous, new_quality_score: score, ...subjectOf(template) },
  });
}

/** The template has another category now. */
export function tellCategory(world: World, account: BusinessAccount, template: Template, previous: string): void {
  tell(world, account, template, {
    field: "template_category_update",
    words: `template category, ${template.category}`,
    value: { ...subjectOf(template), previous_category: previous, new_category: template.category },
  });
}

/** The template will have another category at `at` (milliseconds). Until then, `new_category` is the one of now. */
export function tellCategoryAhead(world: World, account: BusinessAccount, template: Template, at: number): void {
  tell(world, account, template, {
    field: "template_category_update",
    words: `template category, ${template.correct_category} soon`,
    value: {
      ...subjectOf(template),
      correct_category: template.correct_category,
      new_category: template.category,
      category_update_timestamp: Math.floor(at / 1_000),
    },
  });
}

export function tellComponents(world: World, account: BusinessAccount, template: Template): void {
  const { components } = template;
  const header = partOf(components, "HEADER");
  const footer = partOf(components, "FOOTER")?.text;
  const buttons = partOf(components, "BUTTONS")?.buttons.map(({ type, text, url, phone_number }) => ({
    message_template_button_type: type,
    message_template_button_text: text,
    ...(url === undefined ? {} : { message_template_button_url: url }),
    ...(phone_number === undefined ? {} : { message_template_button_phone_number: phone_number }),
  }));
  tell(world, account, template, {
    field: "message_template_components_update",
    words: "template components",
    value: {
      ...subjectOf(template),
      message_template_element: partOf(components, "BODY")?.text ?? "",
      ...(header?.format === "TEXT" ? { message_template_title: header.text } : {}),
      ...(footer === undefined ? {} : { message_template_footer: footer }),
      ...(buttons === undefined ? {} : { message_template_buttons: buttons }),
    },
  });
}

type News = { field: string; words: string; value: Record<string, unknown> };

function tell(world: World, account: BusinessAccount, { name }: Template, news: News): void {
  world.outbox.send({ ...news, customerId: null, wabaId: account.id, subject: name });
}

/** Ids of templates are numbers in webhooks and text in the API. */
function subjectOf({ id, name, language }: Template): Record<string, unknown> {
  return { message_template_id: Number(id), message_template_name: name, message_template_language: language };
}

function dateOf(world: World): string {
  return new Date(world.clock.now()).toISOString().slice(0, 10);
}
