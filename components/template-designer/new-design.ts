import type {
  TemplateButton,
  TemplateCard,
  TemplateCategory,
  TemplateDesign,
  TemplateHeader,
  TemplateLanguageDesign,
} from "@/lib/contract/template-design";

/** What a new template begins with: one language without words. */
export function emptyDesign(category: TemplateCategory, language: string): TemplateDesign {
  return {
    category,
    parameterFormat: "named",
    ttlSeconds: null,
    languages: [emptyLanguage(category, language)],
    sources: {},
  };
}

/** A language without words. Of an authentication template Meta writes them, and there is just the button. */
export function emptyLanguage(category: TemplateCategory, language: string): TemplateLanguageDesign {
  const isAuthentication = category === "AUTHENTICATION";
  return {
    language,
    header: null,
    body: "",
    footer: null,
    buttons: isAuthentication ? [emptyButton("otp")] : [],
    offer: null,
    cards: null,
    authentication: isAuthentication ? { securityRecommendation: true, expirationMinutes: 10 } : null,
    samples: {},
  };
}

export function emptyHeader(format: TemplateHeader["format"]): TemplateHeader {
  switch (format) {
    case "text":
      return { format, text: "" };
    case "image":
    case "video":
    case "document":
      return { format, sample: null };
    default:
      return { format };
  }
}

export function emptyButton(type: TemplateButton["type"]): TemplateButton {
  switch (type) {
    case "url":
      return { type, text: "", url: "https://" };
    case "phone":
      return { type, text: "", phoneNumber: "+" };
    case "flow":
      return { type, text: "", flowId: "", action: "navigate", screen: "" };
    case "otp":
      return { type, method: "copy_code", text: "", autofillText: "", apps: [], acceptsTerms: false };
    case "copy_code":
    case "contact_info":
      return { type };
    // Meta's own labels, which it takes no others beside.
    case "catalog":
      return { type, text: "View catalog" };
    case "multi_product":
      return { type, text: "View items" };
    case "single_product":
      return { type, text: "View" };
    default:
      return { type, text: "" };
  }
}

/** A card without words, of the same parts as another: all cards of a template must be alike. */
export function emptyCard(like?: TemplateCard): TemplateCard {
  const format = like?.header.format ?? "image";
  return {
    header: format === "product" ? { format } : { format, sample: null },
    body: like && like.body === null ? null : "",
    buttons: like?.buttons.map(({ type }) => emptyButton(type)) ?? [emptyButton("quick_reply")],
  };
}
