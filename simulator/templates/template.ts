export const BUTTON_TYPES = [
  "QUICK_REPLY",
  "URL",
  "PHONE_NUMBER",
  "COPY_CODE",
  "FLOW",
  "CATALOG",
  "MPM",
  "SPM",
  "VOICE_CALL",
  "REQUEST_CONTACT_INFO",
] as const;
export type ButtonType = (typeof BUTTON_TYPES)[number];

/** A template button as Meta stores it. A one-time password's is of type URL. */
export type TemplateButton = {
  type: ButtonType;
  text: string;
  url?: string | undefined;
  phone_number?: string | undefined;
  example?: string[] | undefined;
  flow_id?: string | undefined;
  flow_action?: string | undefined;
  navigate_screen?: string | undefined;
};

type Example = Record<string, unknown> | undefined;

export type MediaFormat = "IMAGE" | "VIDEO" | "DOCUMENT";

/** A template component as Meta stores it. */
export type TemplateComponent =
  | { type: "HEADER"; format: "TEXT"; text: string; example?: Example }
  | { type: "HEADER"; format: MediaFormat; example?: Example }
  | { type: "HEADER"; format: "LOCATION" | "PRODUCT" }
  | { type: "BODY"; text: string; example?: Example; add_security_recommendation?: boolean | undefined }
  | { type: "FOOTER"; text?: string | undefined; code_expiration_minutes?: number | undefined }
  | { type: "BUTTONS"; buttons: TemplateButton[] }
  | { type: "LIMITED_TIME_OFFER"; limited_time_offer: { text: string; has_expiration: boolean } }
  | { type: "CAROUSEL"; cards: { components: TemplateComponent[] }[] }
  | { type: "CALL_PERMISSION_REQUEST" };

export const CATEGORIES = ["UTILITY", "MARKETING", "AUTHENTICATION"] as const;
export type Category = (typeof CATEGORIES)[number];

export type ParameterFormat = "POSITIONAL" | "NAMED";

export const REJECTION_REASONS = [
  "ABUSIVE_CONTENT",
  "INVALID_FORMAT",
  "PROMOTIONAL",
  "TAG_CONTENT_MISMATCH",
  "INCORRECT_CATEGORY",
  "SCAM",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A template as a row of Meta's list. */
export type Template = {
  id: string;
  name: string;
  language: string;
  status: string;
  category: Category;
  parameter_format: ParameterFormat;
  components: TemplateComponent[];
  quality_score: { score: "GREEN" | "YELLOW" | "RED" | "UNKNOWN"; date: number };
  rejected_reason: string;
  previous_category?: string;
  correct_category?: string;
  sub_category?: string;
  message_send_ttl_seconds?: number;
  last_updated_time: string;
  /** What Meta keeps to itself. */
  past?: TemplatePast;
};

/** When an approved template was edited (milliseconds), and how often and why it was paused. */
export type TemplatePast = { edits: number[]; pauses: number; isPaced: boolean };

export function pastOf({ past }: Template): TemplatePast {
  return past ?? { edits: [], pauses: 0, isPaced: false };
}

/** The template's component of a type. */
export function partOf<T extends TemplateComponent["type"]>(
  components: readonly TemplateComponent[],
  type: T,
): Extract<TemplateComponent, { type: T }> | undefined {
  return components.find((part): part is Extract<TemplateComponent, { type: T }> => part.type === type);
}

/** The variables of a text in the order in which they first stand there: "1", "2" or "first_name". */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""))];
}

/** The text with its variables replaced; one without a value stays as it is. */
export function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (place, name: string) => values.get(name) ?? place);
}
