/** What Meta refuses. */
export type TemplateErrorKind =
  | "name_empty"
  | "name_too_long"
  | "name_invalid"
  | "ttl_out_of_range"
  | "language_duplicate"
  | "text_empty"
  | "text_too_long"
  | "newline"
  | "emoji"
  | "markdown"
  | "too_many_newlines"
  | "variable_at_start"
  | "variable_at_end"
  | "variables_adjacent"
  | "variables_not_sequential"
  | "variable_name_invalid"
  | "variable_wrong_format"
  | "variable_duplicate"
  | "variable_malformed"
  | "variable_not_allowed"
  | "too_many_variables"
  | "variables_dense"
  | "sample_missing"
  | "too_many_buttons"
  | "too_many_of_kind"
  | "quick_replies_split"
  | "label_duplicate"
  | "button_not_allowed"
  | "url_invalid"
  | "url_variable_misplaced"
  | "phone_invalid"
  | "code_invalid"
  | "flow_missing"
  | "product_header_missing"
  | "product_button_missing"
  | "offer_category"
  | "offer_footer"
  | "offer_header"
  | "cards_count"
  | "cards_differ"
  | "carousel_extra_part"
  | "otp_missing"
  | "authentication_part"
  | "expiration_out_of_range"
  | "app_missing"
  | "app_invalid"
  | "terms_missing";

/** What Meta's reviewers, or the people who get it, are likely to dislike. */
export type TemplateWarningKind =
  | "language_unknown"
  | "variables_differ"
  | "promotional_word"
  | "urgency"
  | "capitals"
  | "exclamations"
  | "many_emoji"
  | "short_link"
  | "vague"
  | "variables_dense"
  | "script_differs";

/** What could be better. */
export type TemplateAdviceKind =
  | "raw_link"
  | "greeting_only"
  | "no_opt_out"
  | "buttons_collapse"
  | "business_missing"
  | "body_long";

export type TemplateFindingKind = TemplateErrorKind | TemplateWarningKind | TemplateAdviceKind;

/** One thing about a design. Errors would be refused; the rest is for people to decide. */
export type TemplateFinding = {
  severity: "error" | "warning" | "advice";
  kind: TemplateFindingKind;
  /** Null = of the whole template. */
  language: string | null;
  /** "name", "ttl", "header", "body", "footer", "offer", "buttons", "buttons.1.text", "cards.0.body", "samples.body.name", … */
  field: string;
  /** Caret positions in the field's text; null = all of it. */
  range: { start: number; end: number } | null;
  params: Record<string, string | number>;
  /** What to write into the field instead, where that is plain. */
  fix: { replacement: string } | null;
};

/** Where findings are made. */
export type FindingPlace = { language: string | null; field: string };

type Details = { range?: { start: number; end: number }; params?: Record<string, string | number>; replacement?: string };

export function foundError(kind: TemplateErrorKind, place: FindingPlace, details: Details = {}): TemplateFinding {
  return found("error", kind, place, details);
}

export function foundWarning(kind: TemplateWarningKind, place: FindingPlace, details: Details = {}): TemplateFinding {
  return found("warning", kind, place, details);
}

export function foundAdvice(kind: TemplateAdviceKind, place: FindingPlace, details: Details = {}): TemplateFinding {
  return found("advice", kind, place, details);
}

function found(
  severity: TemplateFinding["severity"],
  kind: TemplateFindingKind,
  { language, field }: FindingPlace,
  { range, params = {}, replacement }: Details,
): TemplateFinding {
  const fix = replacement === undefined ? null : { replacement };
  return { severity, kind, language, field, range: range ?? null, params, fix };
}
