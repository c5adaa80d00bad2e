import {
  TEMPLATE_CARDS_MAX,
  type TemplateCard,
  TemplateCategory,
  type TemplateDesign,
  type TemplateHeader,
  type TemplateLanguageDesign,
  type TemplateSample,
} from "@/lib/contract/template-design";
import { isJsonObject, type JsonObject, textAt } from "./json";
import { describeTemplate, type TemplateDefinition } from "./template";
import { keyword, readComponents, type TemplateComponents } from "./template-component";
import { designButtons } from "./template-design-buttons";

/** One language of a template as Meta has it. `ttlSeconds`: Meta's message_send_ttl_seconds. */
export type DesignedTemplate = TemplateDefinition & { ttlSeconds?: number | null };

/**
 * What Meta has of one name, ready to be changed: all languages, each with its samples. What no design can say (requests
 * to call, parts that this version does not know) is left out: `describeTemplate` calls such a template blocked for its
 * parts. Throws when there is no definition.
 */
export function designOf(definitions: readonly DesignedTemplate[]): TemplateDesign {
  const [first] = definitions;
  if (!first) throw new Error("A template without a language has no design.");
  const category = TemplateCategory.safeParse(first.category.toUpperCase());
  const isNamed = definitions.some(({ parameterFormat }) => parameterFormat.toUpperCase() === "NAMED");
  return {
    category: category.success ? category.data : "MARKETING",
    parameterFormat: isNamed ? "named" : "positional",
    ttlSeconds: first.ttlSeconds ?? null,
    languages: definitions.map(designLanguage),
    sources: {},
  };
}

function designLanguage(definition: DesignedTemplate): TemplateLanguageDesign {
  const components = readComponents(definition.components);
  const { header, body, footer, buttons, cards } = components;
  const { variables, offer } = describeTemplate(definition);
  const isAuthentication = definition.category.toUpperCase() === "AUTHENTICATION";
  const samples = variables.flatMap(({ key, example }) => (example === null ? [] : [[key, example] as const]));
  return {
    language: definition.language,
    header: header && designHeader(header),
    body: isAuthentication ? "" : (textAt(body ?? undefined, "text") ?? ""),
    footer: isAuthentication ? null : textAt(footer ?? undefined, "text"),
    buttons: designButtons(buttons),
    offer,
    cards: cards?.slice(0, TEMPLATE_CARDS_MAX).map(designCard) ?? null,
    authentication: isAuthentication ? designAuthentication(components) : null,
    samples: Object.fromEntries(samples),
  };
}

function designHeader(header: JsonObject): TemplateHeader | null {
  switch (keyword(header, "format")) {
    case "TEXT":
      return { format: "text", text: textAt(header, "text") ?? "" };
    case "IMAGE":
      return { format: "image", sample: readSample(header) };
    case "VIDEO":
      return { format: "video", sample: readSample(header) };
    case "DOCUMENT":
      return { format: "document", sample: readSample(header) };
    case "LOCATION":
      return { format: "location" };
    case "PRODUCT":
      return { format: "product" };
    default:
      return null;
  }
}

function designCard({ header, body, buttons }: TemplateComponents): TemplateCard {
  return {
    header: header ? designCardHeader(header) : { format: "image", sample: null },
    body: textAt(body ?? undefined, "text"),
    buttons: designButtons(buttons).slice(0, 2),
  };
}

function designCardHeader(header: JsonObject): TemplateCard["header"] {
  const format = keyword(header, "format");
  if (format === "PRODUCT") return { format: "product" };
  return { format: format === "VIDEO" ? "video" : "image", sample: readSample(header) };
}

/** Where Meta shows the file that its reviewers saw. */
function readSample({ example }: JsonObject): TemplateSample | null {
  const handles = isJsonObject(example) ? example.header_handle : undefined;
  const url = Array.isArray(handles) ? handles[0] : handles;
  return typeof url === "string" && url !== "" ? { fileId: null, url } : null;
}

function designAuthentication({ body, footer }: TemplateComponents): TemplateLanguageDesign["authentication"] {
  const minutes = footer?.code_expiration_minutes;
  return {
    securityRecommendation: body?.add_security_recommendation === true,
    expirationMinutes: typeof minutes === "number" ? minutes : null,
  };
}
