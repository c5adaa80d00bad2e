import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";
import { keyword, readComponents, type TemplateComponents } from "./template-component";
import { findPlaceholders } from "./template-text";

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

/** One place that a person fills. `key` is unique in its template: "header.1", "body.first_name", "button.0.1". */
export type TemplateVariable = {
  key: string;
  component: "header" | "body" | "button";
  /** "1" or "first_name": as it stands between the braces. */
  name: string;
  example: string | null;
};

/** Why a template cannot be sent: its state at Meta, a file it needs, or parts that this version cannot fill. */
export type TemplateBlock = "paused" | "disabled" | "not_approved" | "needs_media" | "unsupported_parts";

/** What a template says and wants. Texts keep their braces; `header` is null when it is none of text. */
export type TemplateDescription = {
  name: string;
  language: string;
  status: string;
  category: string;
  header: string | null;
  body: string;
  footer: string | null;
  /** The labels, in Meta's order. */
  buttons: string[];
  variables: TemplateVariable[];
  blocked: TemplateBlock | null;
};

/** FLAGGED, REINSTATED and UNARCHIVED are events of templates that can be sent. */
const SENDABLE_STATUSES = new Set(["APPROVED", "FLAGGED", "REINSTATED", "UNARCHIVED"]);
const MEDIA_FORMATS = new Set(["IMAGE", "VIDEO", "DOCUMENT", "GIF"]);
/** Buttons that need nothing from us when the template is sent, a variable at the end of a URL apart. */
const FILLABLE_BUTTONS = new Set(["QUICK_REPLY", "URL", "PHONE_NUMBER", "VOICE_CALL", "CATALOG", "REQUEST_CONTACT_INFO"]);
/** What the buttons say that Meta stores without a label. */
const FIXED_LABELS: Readonly<Record<string, string>> = {
  COPY_CODE: "Copy code",
  REQUEST_CONTACT_INFO: "Share Contact Info",
};

/** Reads a template's components: what it says, which variables it has and why it cannot be sent, if so. */
export function describeTemplate(definition: TemplateDefinition): TemplateDescription {
  const { name, language, status, category } = definition;
  const components = readComponents(definition.components);
  const variables = listVariables(components, definition.parameterFormat.toUpperCase() === "NAMED" ? "NAMED" : "POSITIONAL");
  return {
    name,
    language,
    status,
    category,
    header: isTextHeader(components.header) ? textAt(components.header, "text") : null,
    body: textAt(components.body ?? undefined, "text") ?? "",
    footer: textAt(components.footer ?? undefined, "text"),
    buttons: components.buttons.map(labelOf),
    variables,
    blocked: blockByStatus(status) ?? blockByParts(components, category),
  };
}

function isTextHeader(header: JsonObject | null): header is JsonObject {
  return header !== null && keyword(header, "format") === "TEXT";
}

function labelOf(button: JsonObject): string {
  const type = keyword(button, "type");
  return textAt(button, "text") ?? FIXED_LABELS[type] ?? type;
}

function blockByStatus(status: string): TemplateBlock | null {
  if (SENDABLE_STATUSES.has(status)) return null;
  if (status === "PAUSED") return "paused";
  return status === "DISABLED" ? "disabled" : "not_approved";
}

function blockByParts({ header, body, buttons, others }: TemplateComponents, category: string): TemplateBlock | null {
  const format = header === null ? "TEXT" : keyword(header, "format");
  const isFillable =
    category !== "AUTHENTICATION" &&
    others.length === 0 &&
    textAt(body ?? undefined, "text") !== null &&
    (format === "TEXT" || MEDIA_FORMATS.has(format)) &&
    buttons.every((button) => FILLABLE_BUTTONS.has(keyword(button, "type")));
  if (!isFillable) return "unsupported_parts";
  return MEDIA_FORMATS.has(format) ? "needs_media" : null;
}

function listVariables({ header, body, buttons }: TemplateComponents, format: "POSITIONAL" | "NAMED"): TemplateVariable[] {
  return [
    ...(isTextHeader(header) ? listTextVariables("header", header, format) : []),
    ...(body === null ? [] : listTextVariables("body", body, format)),
    ...buttons.flatMap(listButtonVariables),
  ];
}

function listTextVariables(
  component: "header" | "body",
  definition: JsonObject,
  format: "POSITIONAL" | "NAMED",
): TemplateVariable[] {
  const names = findPlaceholders(textAt(definition, "text") ?? "", format);
  const examples = format === "NAMED" ? namedExamples(component, definition) : null;
  const inOrder = format === "NAMED" ? [] : positionalExamples(component, definition);
  return names.map((name, index) => ({
    key: `${component}.${name}`,
    component,
    name,
    example: examples?.get(name) ?? inOrder[index] ?? null,
  }));
}

/** The variable of a URL button is numbered even in a template whose other variables are named. */
function listButtonVariables(button: JsonObject, index: number): TemplateVariable[] {
  if (keyword(button, "type") !== "URL") return [];
  const url = textAt(button, "url") ?? "";
  return findPlaceholders(url, "POSITIONAL").map((name) => ({
    key: `button.${index}.${name}`,
    component: "button",
    name,
    example: urlExample(button, url),
  }));
}

function namedExamples(component: "header" | "body", { example }: JsonObject): Map<string, string> {
  const params = isJsonObject(example) ? example[`${component}_text_named_params`] : undefined;
  const pairs = Array.isArray(params) ? params : [];
  return new Map(
    pairs.flatMap((pair) => {
      const [name, value] = [textAt(pair, "param_name"), textAt(pair, "example")];
      return name === null || value === null ? [] : [[name, value] as const];
    }),
  );
}

/** `["a"]` for a header; `[["a", "b"]]`, `["a"]` or a bare `"a"` for a body. */
function positionalExamples(component: "header" | "body", { example }: JsonObject): (string | null)[] {
  const texts = isJsonObject(example) ? example[`${component}_text`] : undefined;
  const list = Array.isArray(texts) ? texts : [texts];
  const inner = Array.isArray(list[0]) ? list[0] : list;
  return inner.map((text) => (typeof text === "string" && text !== "" ? text : null));
}

/** Meta stores either the whole address or only what stands in the variable's place. */
function urlExample({ example }: JsonObject, url: string): string | null {
  const text = Array.isArray(example) ? example[0] : example;
  if (typeof text !== "string" || text === "") return null;
  const stem = url.slice(0, url.indexOf("{{"));
  return text.startsWith(stem) ? text.slice(stem.length) || null : text;
}
