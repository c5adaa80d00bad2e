import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";

/** One language of a utility template that Meta would take, unless told otherwise. */
export function languageDesign(data: Partial<TemplateLanguageDesign> = {}): TemplateLanguageDesign {
  return {
    language: "en",
    header: null,
    body: "Hello {{1}}, your order is ready to be picked up at our store.",
    footer: null,
    buttons: [],
    offer: null,
    cards: null,
    authentication: null,
    samples: { "body.1": "Ana" },
    ...data,
  };
}

/** A utility template in these languages. */
export function templateDesign(
  languages: TemplateLanguageDesign[] = [languageDesign()],
  data: Partial<TemplateDesign> = {},
): TemplateDesign {
  return { category: "UTILITY", parameterFormat: "positional", ttlSeconds: null, languages, sources: {}, ...data };
}
