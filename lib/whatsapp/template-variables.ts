import type { TemplateVariable } from "@/lib/contract/template";
import { isJsonObject, type JsonObject, textAt } from "./json";
import { findPlaceholders } from "./template-text";

export type ParameterFormat = "POSITIONAL" | "NAMED";

/** The variables of a header or body. `path` begins their keys: "header", "body", "card.0.body". */
export function listTextVariables(path: string, definition: JsonObject, format: ParameterFormat): TemplateVariable[] {
  const names = findPlaceholders(textAt(definition, "text") ?? "", format);
  const part = path === "header" ? "header" : "body";
  const examples = format === "NAMED" ? namedExamples(part, definition) : null;
  const inOrder = format === "NAMED" ? [] : positionalExamples(part, definition);
  return names.map((name, index) => ({
    key: `${path}.${name}`,
    component: path.startsWith("card.") ? "card" : part,
    name,
    example: examples?.get(name) ?? inOrder[index] ?? null,
  }));
}

/**
 * The variable at the end of a button's address, numbered even in a template whose other variables are named. `path`:
 * "button.0", "card.0.button.1".
 */
export function listUrlVariables(path: string, button: JsonObject): TemplateVariable[] {
  const url = textAt(button, "url") ?? "";
  return findPlaceholders(url, "POSITIONAL").map((name) => ({
    key: `${path}.${name}`,
    component: path.startsWith("card.") ? "card" : "button",
    name,
    example: urlExample(button, url),
  }));
}

/** The text of an example that Meta gives alone, or first in an array. */
export function singleExample({ example }: JsonObject): string | null {
  const text = Array.isArray(example) ? example[0] : example;
  return typeof text === "string" && text !== "" ? text : null;
}

function namedExamples(part: "header" | "body", { example }: JsonObject): Map<string, string> {
  const params = isJsonObject(example) ? example[`${part}_text_named_params`] : undefined;
  const pairs = Array.isArray(params) ? params : [];
  return new Map(
    pairs.flatMap((pair) => {
      const [name, value] = [textAt(pair, "param_name"), textAt(pair, "example")];
      return name === null || value === null ? [] : [[name, value] as const];
    }),
  );
}

/** `["a"]` for a header; `[["a", "b"]]`, `["a"]` or a bare `"a"` for a body. */
function positionalExamples(part: "header" | "body", { example }: JsonObject): (string | null)[] {
  const texts = isJsonObject(example) ? example[`${part}_text`] : undefined;
  const list = Array.isArray(texts) ? texts : [texts];
  const inner = Array.isArray(list[0]) ? list[0] : list;
  return inner.map((text) => (typeof text === "string" && text !== "" ? text : null));
}

/** Meta stores either the whole address or only what stands in the variable's place. */
function urlExample(button: JsonObject, url: string): string | null {
  const text = singleExample(button);
  if (text === null) return null;
  const stem = url.slice(0, url.indexOf("{{"));
  return text.startsWith(stem) ? text.slice(stem.length) || null : text;
}
