/** A template button as Meta stores it. */
export type TemplateButton = {
  type: "QUICK_REPLY" | "URL" | "PHONE_NUMBER" | "COPY_CODE";
  text: string;
  url?: string | undefined;
  phone_number?: string | undefined;
  example?: string[] | undefined;
};

type Example = Record<string, unknown> | undefined;

/** A template component as Meta stores it. */
export type TemplateComponent =
  | { type: "HEADER"; format: "TEXT"; text: string; example?: Example }
  | { type: "HEADER"; format: "IMAGE" | "VIDEO" | "DOCUMENT"; example?: Example }
  | { type: "HEADER"; format: "LOCATION" }
  | { type: "BODY"; text: string; example?: Example; add_security_recommendation?: boolean }
  | { type: "FOOTER"; text?: string; code_expiration_minutes?: number }
  | { type: "BUTTONS"; buttons: TemplateButton[] };

/** A template as a row of Meta's list. */
export type Template = {
  id: string;
  name: string;
  language: string;
  status: string;
  category: "UTILITY" | "MARKETING" | "AUTHENTICATION";
  parameter_format: "POSITIONAL" | "NAMED";
  components: TemplateComponent[];
  quality_score: { score: "GREEN" | "YELLOW" | "RED" | "UNKNOWN"; date: number };
  rejected_reason: string;
  previous_category?: string;
  correct_category?: string;
  last_updated_time: string;
};

/** The variables of a text in the order in which they first stand there: "1", "2" or "first_name". */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""))];
}

/** The text with its variables replaced; one without a value stays as it is. */
export function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (place, name: string) => values.get(name) ?? place);
}
