import type { TemplateFinding, TemplateFindingKind } from "@/lib/whatsapp/template-finding";

/** What is looked at, as people call it, and the findings that speak of it. */
const CHECKS = {
  lengths: ["text_too_long", "name_too_long", "body_long", "text_empty"],
  variables: [
    "variable_at_start",
    "variable_at_end",
    "variables_adjacent",
    "variables_not_sequential",
    "variable_name_invalid",
    "variable_wrong_format",
    "variable_duplicate",
    "variable_malformed",
    "variable_not_allowed",
    "too_many_variables",
    "variables_dense",
    "variables_differ",
  ],
  samples: ["sample_missing", "code_invalid"],
  buttons: ["too_many_buttons", "too_many_of_kind", "quick_replies_split", "label_duplicate", "button_not_allowed"],
  links: ["url_invalid", "url_variable_misplaced", "short_link", "raw_link", "phone_invalid"],
  wording: ["promotional_word", "urgency", "capitals", "exclamations", "many_emoji", "vague"],
  writing: ["script_differs", "language_unknown"],
} as const satisfies Record<string, readonly TemplateFindingKind[]>;

export type CheckName = keyof typeof CHECKS;

/** The checks that found nothing. */
export function passingChecks(findings: readonly TemplateFinding[]): CheckName[] {
  const found = new Set<string>(findings.map(({ kind }) => kind));
  return (Object.keys(CHECKS) as CheckName[]).filter((name) => !CHECKS[name].some((kind) => found.has(kind)));
}
