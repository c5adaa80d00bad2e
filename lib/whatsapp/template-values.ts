import type { TemplateSnapshot } from "@/lib/contract/message";
import type { TemplateDescription, TemplateVariable } from "@/lib/contract/template";
import type { JsonObject } from "./json";
import { TEMPLATE_BODY_MAX_LENGTH, TEMPLATE_HEADER_MAX_LENGTH } from "./limits";
import { isPosition, splitTemplateText } from "./template-text";

/** What a person filled in, by variable key. */
export type TemplateValues = Readonly<Record<string, string>>;

/** Why values do not fit a template. */
export type TemplateValueProblem =
  | { kind: "missing"; key: string }
  /** The template has no such variable: it was changed after the form was opened. */
  | { kind: "unexpected"; key: string }
  /** The whole text with its values in place, in UTF-16 units. */
  | { kind: "too_long"; component: "header" | "body"; length: number; maxLength: number };

type Fillable = Pick<TemplateDescription, "header" | "body" | "variables">;

/** Line breaks and what counts as one, tabs, and runs of spaces longer than Meta takes, with the space around them. */
const REFUSED_SPACE = /[ ]*[\t\n\v\f\r\u0085\u2028\u2029][\s\u0085]*| {4,}/g;

/** The value as Meta accepts it: on one line, without tabs or long gaps. May be empty, which Meta does not accept. */
export function flattenValue(value: string): string {
  return value.replace(REFUSED_SPACE, " ").trim();
}

/** Everything that is wrong with the values; an empty list means that they can be sent. */
export function validateTemplateValues(template: Fillable, values: TemplateValues): TemplateValueProblem[] {
  const { variables, header, body } = template;
  const keys = new Set(variables.map(({ key }) => key));
  const missing = variables.filter((variable) => valueFor(variable, values) === "");
  return [
    ...missing.map(({ key }) => ({ kind: "missing", key }) as const),
    ...Object.keys(values)
      .filter((key) => !keys.has(key))
      .map((key) => ({ kind: "unexpected", key }) as const),
    ...checkLength("header", fill(template, "header", header ?? "", values), TEMPLATE_HEADER_MAX_LENGTH),
    ...checkLength("body", fill(template, "body", body, values), TEMPLATE_BODY_MAX_LENGTH),
  ];
}

/** What the contact will read. Variables without a value keep their braces. */
export function renderTemplate(
  template: Fillable & Pick<TemplateDescription, "name" | "language" | "footer" | "buttons">,
  values: TemplateValues,
): TemplateSnapshot {
  const { name, language, header, body, footer, buttons } = template;
  return {
    name,
    language,
    header: header === null ? null : fill(template, "header", header, values),
    body: fill(template, "body", body, values),
    footer,
    buttons: buttons.map(({ text }) => text),
  };
}

/**
 * The `components` of a send request: only those with variables, because Meta refuses parameters for static ones. The
 * values must have passed `validateTemplateValues`.
 */
export function templateComponents({ variables }: Pick<Fillable, "variables">, values: TemplateValues): JsonObject[] {
  const ofComponent = (wanted: TemplateVariable["component"]) => variables.filter(({ component }) => component === wanted);
  return [
    ...textComponent("header", ofComponent("header"), values),
    ...textComponent("body", ofComponent("body"), values),
    ...ofComponent("button").map((variable) => ({
      type: "button",
      sub_type: "url",
      index: buttonIndex(variable),
      parameters: [{ type: "text", text: valueFor(variable, values) }],
    })),
  ];
}

function textComponent(type: "header" | "body", variables: TemplateVariable[], values: TemplateValues): JsonObject[] {
  if (variables.length === 0) return [];
  const parameters = variables.map((variable) => ({
    type: "text",
    ...(isPosition(variable.name) ? {} : { parameter_name: variable.name }),
    text: valueFor(variable, values),
  }));
  return [{ type, parameters }];
}

/** The position in the template, which stands in the key: "button.0.1". */
function buttonIndex({ key }: TemplateVariable): string {
  return key.split(".")[1] ?? "0";
}

function fill(template: Fillable, component: "header" | "body", text: string, values: TemplateValues): string {
  const variables = new Map(
    template.variables.filter((variable) => variable.component === component).map((variable) => [variable.name, variable]),
  );
  return splitTemplateText(text, new Set(variables.keys()))
    .map((segment) => {
      if (segment.kind === "text") return segment.text;
      const variable = variables.get(segment.name);
      return (variable && valueFor(variable, values)) || `{{${segment.name}}}`;
    })
    .join("");
}

function checkLength(component: "header" | "body", { length }: string, maxLength: number): TemplateValueProblem[] {
  return length > maxLength ? [{ kind: "too_long", component, length, maxLength }] : [];
}

function valueFor({ key }: TemplateVariable, values: TemplateValues): string {
  return flattenValue(values[key] ?? "");
}
