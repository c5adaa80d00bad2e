import type { TemplateButtonView, TemplateDescription, TemplateExtras, TemplateVariable } from "@/lib/contract/template";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import type { MediaIds } from "./outbound-interactive";
import { CODE_KEY } from "./template-authentication";
import { type TemplateFile, templateFiles } from "./template-extras";
import { isPosition } from "./template-text";
import { type TemplateValues, valueFor } from "./template-values";

/** What Meta takes for the token of a Flow that nobody follows. */
const NO_FLOW_TOKEN = "unused";

type Filled = {
  template: TemplateDescription;
  values: TemplateValues;
  extras: TemplateExtras;
  flowToken: string;
  files: ReadonlyMap<string, TemplateFile>;
};

/**
 * The `components` of a send request: only those that take something, because Meta refuses parameters for static ones.
 * What was filled in must have passed `validateTemplateFill`. Files stand as `file_id`, ours, until `withMediaIds`.
 */
export function templateComponents(
  template: TemplateDescription,
  values: TemplateValues,
  extras: TemplateExtras = {},
  flowToken = NO_FLOW_TOKEN,
): JsonObject[] {
  const files = new Map(templateFiles(template, extras).map((file) => [file.key, file]));
  const filled: Filled = { template, values, extras, flowToken, files };
  return [
    ...headerComponent(filled),
    ...textComponent("body", "body", filled),
    ...offerComponent(filled),
    ...template.buttons.flatMap((button, index) => buttonComponent(button, index, "button", filled)),
    ...carouselComponent(filled),
  ];
}

/** The components with Meta's id in the place of each file of ours. Throws when Meta does not have one of them. */
export function withMediaIds(components: JsonObject[], mediaIds: MediaIds): JsonObject[] {
  return components.map((component) => resolveFiles(component, mediaIds));
}

function resolveFiles(object: JsonObject, mediaIds: MediaIds): JsonObject {
  const { file_id: fileId, ...rest } = object;
  const resolve = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(resolve);
    return isJsonObject(value) ? resolveFiles(value, mediaIds) : value;
  };
  const resolved = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolve(value)]));
  return typeof fileId === "string" ? { id: mediaIdOf(fileId, mediaIds), ...resolved } : resolved;
}

function mediaIdOf(fileId: string, mediaIds: MediaIds): string {
  const mediaId = mediaIds.get(fileId);
  if (mediaId === undefined) throw new Error("A file of a template was not uploaded.");
  return mediaId;
}

function headerComponent(filled: Filled): JsonObject[] {
  const { template, extras, files } = filled;
  const file = files.get("header");
  if (file) return [{ type: "header", parameters: [fileParameter(file)] }];
  if (template.needsLocation && extras.location) {
    return [{ type: "header", parameters: [{ type: "location", location: { ...extras.location } }] }];
  }
  if (template.products === "single") return [{ type: "header", parameters: [productParameter(0, extras)] }];
  return textComponent("header", "header", filled);
}

/** `path` begins the keys of its variables. */
function textComponent(type: "header" | "body", path: string, { template, values }: Filled): JsonObject[] {
  const variables = template.variables.filter(({ key, name, component }) =>
    component === "code" ? path === "body" : key === `${path}.${name}`,
  );
  if (variables.length === 0) return [];
  return [{ type, parameters: variables.map((variable) => textParameter(variable, values)) }];
}

function offerComponent({ template, extras }: Filled): JsonObject[] {
  if (!template.offer?.hasExpiration || extras.offerEndsAt === undefined) return [];
  const offer = { expiration_time_ms: Date.parse(extras.offerEndsAt) };
  return [{ type: "limited_time_offer", parameters: [{ type: "limited_time_offer", limited_time_offer: offer }] }];
}

function carouselComponent(filled: Filled): JsonObject[] {
  const { template, extras, files } = filled;
  if (template.cards.length === 0) return [];
  const cards = template.cards.map((card, index) => {
    const file = files.get(`card.${index}.header`);
    return {
      card_index: index,
      components: [
        { type: "header", parameters: [file ? fileParameter(file) : productParameter(index, extras)] },
        ...textComponent("body", `card.${index}.body`, filled),
        ...card.buttons.flatMap((button, place) => buttonComponent(button, place, `card.${index}.button`, filled)),
      ],
    };
  });
  return [{ type: "carousel", cards }];
}

/** Replies, calls and fixed addresses take nothing. */
function buttonComponent({ type }: TemplateButtonView, index: number, path: string, filled: Filled): JsonObject[] {
  const parameter = buttonParameter(type, `${path}.${index}`, filled);
  if (parameter === null) return [];
  // The button of a one-time password is an address to Meta.
  return [{ type: "button", sub_type: type === "otp" ? "url" : type, index: String(index), parameters: [parameter] }];
}

function buttonParameter(type: string, path: string, { template, values, extras, flowToken }: Filled): JsonObject | null {
  switch (type) {
    case "url": {
      const variable = template.variables.find(({ key, name }) => key === `${path}.${name}`);
      return variable ? { type: "text", text: encodeEnding(valueFor(variable, values)) } : null;
    }
    case "copy_code":
      return { type: "coupon_code", coupon_code: valueFor({ key: `${path}.code` }, values) };
    case "otp":
      return { type: "text", text: valueFor({ key: CODE_KEY }, values) };
    case "flow":
      return { type: "action", action: { flow_token: flowToken } };
    case "catalog":
      return catalogParameter(extras);
    case "mpm":
      return sectionsParameter(extras);
    default:
      return null;
  }
}

/** The end of an address as one can follow it: what cannot stand in one is escaped, and what is escaped already stays so. */
function encodeEnding(value: string): string {
  return encodeURI(value.toWellFormed()).replace(/%25([\da-f]{2})/gi, "%$1");
}

function textParameter(variable: TemplateVariable, values: TemplateValues): JsonObject {
  const isNamed = variable.component !== "code" && !isPosition(variable.name);
  return { type: "text", ...(isNamed ? { parameter_name: variable.name } : {}), text: valueFor(variable, values) };
}

function fileParameter({ kind, fileId, fileName }: TemplateFile): JsonObject {
  return { type: kind, [kind]: { file_id: fileId, ...(fileName === null ? {} : { filename: fileName }) } };
}

function productParameter(index: number, { products, catalogId }: TemplateExtras): JsonObject {
  const product = { product_retailer_id: products?.[index] ?? "", catalog_id: catalogId ?? "" };
  return { type: "product", product };
}

/** Without a product, WhatsApp shows the catalogue's first. */
function catalogParameter({ products }: TemplateExtras): JsonObject | null {
  const product = products?.[0];
  return product === undefined ? null : { type: "action", action: { thumbnail_product_retailer_id: product } };
}

function sectionsParameter({ products, sections = [] }: TemplateExtras): JsonObject {
  const action = {
    thumbnail_product_retailer_id: products?.[0] ?? sections[0]?.products[0] ?? "",
    sections: sections.map(({ title, products: ids }) => ({
      title,
      product_items: ids.map((id) => ({ product_retailer_id: id })),
    })),
  };
  return { type: "action", action };
}
