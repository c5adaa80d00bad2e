import type { TemplateDesign, TemplateLanguageDesign, TemplateSample } from "@/lib/contract/template-design";
import { canonicalJson } from "@/lib/whatsapp/json";
import { describeTemplate } from "@/lib/whatsapp/template";
import { designOf } from "@/lib/whatsapp/template-design";
import { listSamples, sampleKey, toMetaComponents } from "@/lib/whatsapp/template-submission";
import { EDITS_PER_DAY, EDITS_PER_MONTH, type Edits } from "./template-edits";
import type { LanguageAtMeta } from "./templates-at-meta";

/** What is to be done with one language of a draft. `refuse`: Meta would, so it is not asked. */
export type SubmissionStep = { design: TemplateLanguageDesign } & (
  | { kind: "create" }
  | { kind: "edit"; atMeta: LanguageAtMeta; isApproved: boolean }
  | { kind: "unchanged" }
  | { kind: "refuse"; words: string }
);

/** Meta takes changes only in these states. */
const EDITABLE = new Set(["APPROVED", "REJECTED", "PAUSED"]);

/** What a submission does, language by language, in the order of the draft. What Meta has and the draft has not stays as it is. */
export function planSubmission(
  design: TemplateDesign,
  atMeta: readonly LanguageAtMeta[],
  edits: ReadonlyMap<string, Edits>,
): SubmissionStep[] {
  return design.languages.map((language) => {
    const known = atMeta.find((one) => one.language === language.language);
    if (!known) return { design: language, kind: "create" };
    if (isSame(design, language, known)) return { design: language, kind: "unchanged" };
    const words = refusalOf(design, known, edits.get(language.language));
    if (words !== null) return { design: language, kind: "refuse", words };
    return { design: language, kind: "edit", atMeta: known, isApproved: known.status === "APPROVED" };
  });
}

function refusalOf({ category }: TemplateDesign, known: LanguageAtMeta, edits: Edits = { inMonth: 0, inDay: 0 }): string | null {
  if (describeTemplate({ ...known, status: "APPROVED" }).blocked === "unsupported_parts") {
    return "This language has parts that cannot be written here. Change it in WhatsApp Manager.";
  }
  if (!EDITABLE.has(known.status)) return "Meta takes no change of this language in its present state.";
  if (known.status !== "APPROVED") return null;
  if (known.category !== category) return "Meta does not change the category of what it has approved.";
  if (edits.inDay >= EDITS_PER_DAY) return "Meta takes one change of an approved language in 24 hours.";
  return edits.inMonth >= EDITS_PER_MONTH ? "Meta takes ten changes of an approved language in 30 days." : null;
}

/** Whether Meta has just this. The address of a sample changes with every look at it, and counts as the same sample. */
function isSame(design: TemplateDesign, language: TemplateLanguageDesign, known: LanguageAtMeta): boolean {
  const stored = designOf([known]);
  const [storedLanguage] = stored.languages;
  return storedLanguage !== undefined && imprint(design, language) === imprint(stored, storedLanguage);
}

function imprint({ category, parameterFormat, ttlSeconds }: TemplateDesign, language: TemplateLanguageDesign): string {
  const handles = new Map(listSamples(language).map((sample) => [sampleKey(sample), markOf(sample)]));
  const components = toMetaComponents(language, { category, parameterFormat, handles });
  const hasVariables = canonicalJson(components).includes("{{");
  return canonicalJson({ category, ttlSeconds, components, ...(hasVariables ? { parameterFormat } : {}) });
}

function markOf({ fileId }: TemplateSample): string {
  return fileId ?? "at Meta";
}
