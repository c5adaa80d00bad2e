import type { ParameterFormat } from "../../templates/template";
import type { Params } from "../params";
import { missingField, refuse, SUBCODES } from "./refusal";

type Place = "HEADER" | "BODY";

const SUBCODE = { HEADER: SUBCODES.headerFormat, BODY: SUBCODES.bodyFormat };
const TITLE = { HEADER: "Message header format is incorrect", BODY: "Message body format is incorrect" };

/** The variables of a text, in the order in which they first stand there. Throws GraphError when one is not written well. */
export function readVariables(place: Place, text: string, format: ParameterFormat): string[] {
  const written = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? "");
  const rest = text.replace(/\{\{[^{}]*\}\}/g, "");
  if (/\{\{|\}\}/.test(rest)) throw wrong(place, "A variable has to begin with {{ and end with }}.");
  const variables = [...new Set(written)];
  if (format === "NAMED") checkNames(place, variables);
  else checkNumbers(place, variables);
  return variables;
}

function checkNames(place: Place, names: string[]): void {
  const odd = names.find((name) => !/^[a-z_][a-z0-9_]*$/.test(name));
  if (odd === undefined) return;
  throw wrong(place, `The variable {{${odd}}} may only have lower-case letters, digits and underscores.`);
}

function checkNumbers(place: Place, numbers: string[]): void {
  const expected = numbers.map((_, index) => String(index + 1));
  if ([...numbers].sort((one, other) => Number(one) - Number(other)).join() === expected.join()) return;
  throw wrong(place, "Variables have to be numbers in double braces that count from {{1}} without a gap.");
}

/** A body has no variable at its ends or beside another one, and at least as many words as variables. */
export function checkBodyVariables(text: string, variables: readonly string[]): void {
  if (variables.length === 0) return;
  const trimmed = text.trim();
  if (/^\{\{[^{}]*\}\}/.test(trimmed) || /\{\{[^{}]*\}\}$/.test(trimmed)) {
    throw refuse(
      SUBCODES.variableAtEdge,
      "Leading or trailing params are not allowed",
      "Variables can't be at the start or end of the template.",
    );
  }
  if (/\}\}\s*\{\{/.test(text)) throw wrong("BODY", "Two variables may not stand beside each other.");
  const words = text
    .replace(/\{\{[^{}]*\}\}/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length < variables.length) {
    throw refuse(
      SUBCODES.tooManyVariables,
      "Message template has too many variables",
      "This template has too many variables for its length. Reduce the number of variables or increase the message length.",
    );
  }
}

/** Sample values as Meta keeps them, one for each variable. Throws GraphError when one is missing. */
export function readSamples(
  place: Place,
  component: Params,
  { variables, format }: { variables: readonly string[]; format: ParameterFormat },
): { example?: Record<string, unknown> } {
  if (variables.length === 0) return {};
  const part = place.toLowerCase();
  const example = component.optionalObject("example");
  if (format === "NAMED") {
    const key = `${part}_text_named_params`;
    const given = example?.objects(key) ?? [];
    const samples = variables.map((name) => {
      const sample = given.find((entry) => entry.optionalString("param_name") === name)?.optionalString("example");
      if (!sample) throw missingField(place, "example");
      return { param_name: name, example: sample };
    });
    if (given.length !== samples.length) throw wrong(place, "There is an example for a variable that the text does not have.");
    return { example: { [key]: samples } };
  }
  const key = `${part}_text`;
  const samples = readList(example?.raw(key));
  if (samples.length !== variables.length || samples.includes("")) throw missingField(place, "example");
  return { example: { [key]: place === "HEADER" ? samples : [samples] } };
}

/** Meta takes ["a"], [["a", "b"]] and, for a single one, "a". */
function readList(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  const [first]: unknown[] = value;
  const list: unknown[] = Array.isArray(first) ? first : value;
  return list.map((sample) => (typeof sample === "string" ? sample : ""));
}

export function wrong(place: Place, message: string) {
  return refuse(SUBCODE[place], TITLE[place], message);
}
