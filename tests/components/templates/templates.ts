import type { TemplateVariable, TemplateView } from "@/lib/contract/template";

/** An approved utility template with one variable, unless told otherwise. */
export function aTemplate(facts: Partial<TemplateView> = {}): TemplateView {
  const name = facts.name ?? "order_update";
  const language = facts.language ?? "pt_PT";
  return {
    id: `${name}-${language}`,
    name,
    language,
    category: "UTILITY",
    status: "APPROVED",
    header: null,
    headerFormat: null,
    body: "Olá {{1}}, há novidades sobre a sua encomenda.",
    footer: null,
    buttons: [],
    cards: [],
    variables: [aVariable("body", "1")],
    files: [],
    needsLocation: false,
    offer: null,
    products: null,
    blocked: null,
    quality: null,
    sources: {},
    isFavourite: false,
    usedAt: null,
    pausedUntil: null,
    ...facts,
  };
}

export function aVariable(component: TemplateVariable["component"], name: string): TemplateVariable {
  const key = component === "button" ? `button.0.${name}` : `${component}.${name}`;
  return { key, component, name, example: null };
}
