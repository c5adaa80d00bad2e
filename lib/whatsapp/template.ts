import type { TemplateBlock, TemplateDescription, TemplateFileSlot, TemplateVariable } from "@/lib/contract/template";
import { type JsonObject, type JsonValue, textAt } from "./json";
import { canFillAuthentication, describeAuthentication } from "./template-authentication";
import { buttonView, canFillButton, listButtonVariables } from "./template-buttons";
import { canFillCards, cardViews, listCardFiles, listCardVariables } from "./template-cards";
import { keyword, readComponents, type TemplateComponents } from "./template-component";
import { listTextVariables, type ParameterFormat } from "./template-variables";

/** A template as synced from Meta. */
export type TemplateDefinition = {
  name: string;
  language: string;
  status: string;
  category: string;
  /** "NAMED", or anything else for numbered variables, as templates of old have them. */
  parameterFormat: string;
  components: JsonValue;
};

type HeaderFormat = NonNullable<TemplateDescription["headerFormat"]>;

/** FLAGGED, REINSTATED and UNARCHIVED are events of templates that can be sent. */
const SENDABLE_STATUSES = new Set(["APPROVED", "FLAGGED", "REINSTATED", "UNARCHIVED"]);
/** GIFs are missing: only Meta's marketing API sends them. */
const HEADER_FORMATS: Readonly<Record<string, HeaderFormat>> = {
  TEXT: "text",
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
  LOCATION: "location",
  PRODUCT: "product",
};

/** Reads a template's components: what it says, what it wants filled in and why it cannot be sent, if so. */
export function describeTemplate(definition: TemplateDefinition): TemplateDescription {
  const { name, language, status, category } = definition;
  const components = readComponents(definition.components);
  const { header, body, footer, buttons, offer } = components;
  const cards = cardViews(components.cards ?? []);
  const headerFormat = readHeaderFormat(header);
  const isAuthentication = category.toUpperCase() === "AUTHENTICATION";
  const format = definition.parameterFormat.toUpperCase() === "NAMED" ? "NAMED" : "POSITIONAL";
  return {
    name,
    language,
    status,
    category,
    header: headerFormat === "text" ? textAt(header ?? undefined, "text") : null,
    headerFormat,
    body: textAt(body ?? undefined, "text") ?? "",
    footer: textAt(footer ?? undefined, "text"),
    buttons: buttons.map(buttonView),
    cards,
    variables: listVariables(components, headerFormat, format),
    files: [...headerFile(headerFormat), ...listCardFiles(cards)],
    needsLocation: headerFormat === "location",
    offer: offer && readOffer(offer),
    products: readProducts(components),
    blocked: blockByStatus(status) ?? (canFill(components, isAuthentication) ? null : "unsupported_parts"),
    ...(isAuthentication ? describeAuthentication(components) : {}),
  };
}

function readHeaderFormat(header: JsonObject | null): HeaderFormat | null {
  return HEADER_FORMATS[keyword(header, "format")] ?? null;
}

function headerFile(format: HeaderFormat | null): TemplateFileSlot[] {
  return format === "image" || format === "video" || format === "document" ? [{ key: "header", kind: format }] : [];
}

function listVariables(
  { header, body, buttons, cards }: TemplateComponents,
  headerFormat: HeaderFormat | null,
  format: ParameterFormat,
): TemplateVariable[] {
  return [
    ...(header !== null && headerFormat === "text" ? listTextVariables("header", header, format) : []),
    ...(body === null ? [] : listTextVariables("body", body, format)),
    ...buttons.flatMap((button, index) => listButtonVariables(`button.${index}`, button)),
    ...listCardVariables(cards ?? [], format),
  ];
}

/** Meta nests what it says of an offer; older templates have it flat. */
function readOffer(offer: JsonObject): TemplateDescription["offer"] {
  const inner = offer.limited_time_offer;
  const facts = typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : offer;
  return { text: textAt(facts, "text") ?? "", hasExpiration: facts.has_expiration === true };
}

function readProducts({ header, buttons, cards }: TemplateComponents): TemplateDescription["products"] {
  if (cards?.some((card) => keyword(card.header, "format") === "PRODUCT")) return "cards";
  if (keyword(header, "format") === "PRODUCT") return "single";
  const types = buttons.map((button) => keyword(button, "type"));
  if (types.includes("MPM")) return "multi";
  return types.includes("CATALOG") ? "catalog" : null;
}

function blockByStatus(status: string): TemplateBlock | null {
  if (SENDABLE_STATUSES.has(status)) return null;
  if (status === "PAUSED") return "paused";
  return status === "DISABLED" ? "disabled" : "not_approved";
}

function canFill(components: TemplateComponents, isAuthentication: boolean): boolean {
  if (isAuthentication) return canFillAuthentication(components);
  const { header, body, buttons, cards, others } = components;
  // The product of such a button stands in the header.
  const hasSingleProduct = buttons.some((button) => keyword(button, "type") === "SPM");
  return (
    others.length === 0 &&
    textAt(body ?? undefined, "text") !== null &&
    (header === null || readHeaderFormat(header) !== null) &&
    (!hasSingleProduct || keyword(header, "format") === "PRODUCT") &&
    buttons.every(canFillButton) &&
    (cards === null || canFillCards(cards))
  );
}
