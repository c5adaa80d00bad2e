import { finiteNumber, objectsOf, shortText, valueAt } from "./bounded";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";

/** What Meta's webhook says of a template, each sort with what it sets. */
export type TemplateNews =
  | {
      sort: "status";
      /** DELETED = it is gone. What Meta calls an event of a template that goes on is APPROVED. */
      status: string;
      pausedForMs: number | null;
      rejectedReason: string | null;
      /** Meta's own words about it; null when the reason says all. */
      details: string | null;
    }
  | { sort: "quality"; quality: string }
  /** Absent keys: not told. `correctCategory` null = what was announced has happened. */
  | { sort: "category"; category?: string; previousCategory?: string; correctCategory: string | null; categoryAt: Date | null }
  | { sort: "components"; body: string | null; header: string | null; footer: string | null; buttons: JsonObject[] | null };

/** Which template it is about: by name and language, or by Meta's id. */
export type TemplateSubject = { name: string | null; language: string | null; metaId: string | null };

const WORD = 100;
const DETAILS = 1_000;
const TEXT = 4_096;
const HOUR_MS = 3_600_000;

/** Events after which a template can be sent again, or still. */
const GOES_ON = new Set(["FLAGGED", "REINSTATED", "UNARCHIVED"]);
/** How long the pauses last that end by themselves. */
const PAUSES: Readonly<Record<string, number>> = { FIRST_PAUSE: 3 * HOUR_MS, SECOND_PAUSE: 6 * HOUR_MS };

/** Which template a webhook's value names. */
export function readTemplateSubject(value: JsonObject): TemplateSubject {
  return {
    name: shortText(value.message_template_name, 512),
    // The samples write "en-US", Meta's servers "en_US".
    language: shortText(value.message_template_language, 16)?.replace("-", "_") ?? null,
    metaId: shortText(value.message_template_id, WORD),
  };
}

/** What it says; null when it is nothing of these. Decided by what stands in it, because Meta has named the wrong field. */
export function readTemplateNews(value: JsonObject): TemplateNews | null {
  const event = shortText(value.event, WORD)?.toUpperCase();
  if (event) return readStatusNews(value, event);
  const quality = upperCase(value.new_quality_score);
  if (quality) return { sort: "quality", quality };
  if (value.new_category !== undefined || value.correct_category !== undefined) return readCategoryNews(value);
  if (value.message_template_element !== undefined) return readComponentNews(value);
  return null;
}

function readStatusNews(value: JsonObject, event: string): TemplateNews {
  const reason = upperCase(value.reason);
  const title = upperCase(valueAt(value.other_info, "title"));
  return {
    sort: "status",
    status: GOES_ON.has(event) ? "APPROVED" : event,
    pausedForMs: event === "PAUSED" && title !== null ? (PAUSES[title] ?? null) : null,
    rejectedReason: reason === "NONE" ? null : reason,
    details: shortText(
      [
        shortText(valueAt(value.rejection_info, "reason"), DETAILS),
        shortText(valueAt(value.rejection_info, "recommendation"), DETAILS),
        shortText(valueAt(value.other_info, "description"), DETAILS),
        shortText(valueAt(value.disable_info, "disable_date"), WORD),
      ]
        .filter((part) => part !== null)
        .join(" "),
      DETAILS,
    ),
  };
}

/** Announced: `correct_category` comes, and `new_category` is the one of now. Done: `previous_category` was, `new_category` is. */
function readCategoryNews(value: JsonObject): TemplateNews {
  const [category, previousCategory] = [upperCase(value.new_category), upperCase(value.previous_category)];
  const seconds = finiteNumber(value.category_update_timestamp);
  const isPlausible = seconds !== null && seconds > 0 && seconds < 4_102_444_800;
  return {
    sort: "category",
    ...(category === null ? {} : { category }),
    ...(previousCategory === null ? {} : { previousCategory }),
    correctCategory: upperCase(value.correct_category),
    categoryAt: isPlausible ? new Date(seconds * 1000) : null,
  };
}

function readComponentNews(value: JsonObject): TemplateNews {
  const buttons = objectsOf(value.message_template_buttons, 10).items;
  return {
    sort: "components",
    body: shortText(value.message_template_element, TEXT),
    header: shortText(value.message_template_title, TEXT),
    footer: shortText(value.message_template_footer, TEXT),
    buttons: Array.isArray(value.message_template_buttons) ? buttons : null,
  };
}

/**
 * A template's components with the texts that a webhook told of. It tells neither examples nor formats: those stay, until the
 * list of templates is read again. Buttons are changed only where the webhook tells of as many as there are.
 */
export function withNewTexts(components: JsonValue, news: Extract<TemplateNews, { sort: "components" }>): JsonValue {
  if (!Array.isArray(components)) return components;
  return components.map((component) => {
    if (!isJsonObject(component)) return component;
    const type = upperCase(component.type);
    if (type === "BODY" && news.body !== null) return { ...component, text: news.body };
    if (type === "FOOTER" && news.footer !== null) return { ...component, text: news.footer };
    if (type === "HEADER" && news.header !== null && upperCase(component.format) === "TEXT") {
      return { ...component, text: news.header };
    }
    return type === "BUTTONS" && news.buttons !== null ? withNewButtons(component, news.buttons) : component;
  });
}

function withNewButtons(component: JsonObject, told: readonly JsonObject[]): JsonObject {
  const { buttons } = component;
  if (!Array.isArray(buttons) || buttons.length !== told.length) return component;
  return {
    ...component,
    buttons: buttons.map((button, index) => {
      const text = shortText(told[index]?.message_template_button_text, WORD);
      const url = shortText(told[index]?.message_template_button_url, TEXT);
      const phone = shortText(told[index]?.message_template_button_phone_number, WORD);
      if (!isJsonObject(button)) return button;
      return {
        ...button,
        ...(text === null ? {} : { text }),
        ...(url === null ? {} : { url }),
        ...(phone === null ? {} : { phone_number: phone }),
      };
    }),
  };
}

function upperCase(value: JsonValue | undefined): string | null {
  return shortText(value, WORD)?.toUpperCase() ?? null;
}
