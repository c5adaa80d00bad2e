import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";
import { readField } from "./field-path";

/** What one click writes into the field instead of what stands there. Null = somebody has to think. */
export function fixFor(finding: TemplateFinding, language: TemplateLanguageDesign | undefined): string | null {
  if (finding.fix) return finding.fix.replacement;
  if (finding.kind !== "variable_at_end" || !language) return null;
  const text = readField(language, finding.field);
  return text === null ? null : `${text.trimEnd()}${fullStop(language.language)}`;
}

/** How a sentence ends in a language. */
function fullStop(code: string): string {
  if (/^(zh|ja)/.test(code)) return "。";
  return /^(hi|bn|mr|pa|ne)(_|$)/.test(code) ? "।" : ".";
}
