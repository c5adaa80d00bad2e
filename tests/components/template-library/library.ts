import type { LibraryLanguage, LibraryTemplate } from "@/lib/contract/template-library";

/** An approved language, unless told otherwise. */
export function aLanguage(change: Partial<LibraryLanguage> & { body?: string } = {}): LibraryLanguage {
  const { body = "Hello {{name}}, it is on its way.", ...facts } = change;
  const language = facts.language ?? "en_GB";
  const status = facts.status ?? "APPROVED";
  return {
    id: language,
    language,
    status,
    statusAt: null,
    pausedUntil: null,
    quality: null,
    category: "UTILITY",
    previousCategory: null,
    correctCategory: null,
    categoryAt: null,
    rejectedReason: null,
    rejectedDetails: null,
    description: {
      name: "order_update",
      language,
      category: "UTILITY",
      status,
      header: null,
      headerFormat: null,
      body,
      footer: null,
      buttons: [],
      cards: [],
      variables: [],
      files: [],
      needsLocation: false,
      offer: null,
      products: null,
      blocked: null,
    },
    ...facts,
  };
}

export function aTemplate(change: Partial<LibraryTemplate> = {}): LibraryTemplate {
  return {
    wabaId: "1001",
    name: "order_update",
    category: "UTILITY",
    languages: [aLanguage()],
    offer: null,
    draft: null,
    ...change,
  };
}
