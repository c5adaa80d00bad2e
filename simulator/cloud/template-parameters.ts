import { type Template, variablesIn } from "../templates/template";
import { GraphError } from "./graph-error";
import type { Params } from "./params";

/** A template, or one of its cards: components with the manner of their variables. */
export type Piece = Pick<Template, "components" | "parameter_format">;

const TEXT_TYPES = ["text", "currency", "date_time"];

/**
 * The values that a component's parameters give to the variables of `text`. Positional templates take them in order and know
 * no names, named ones need a `parameter_name` each; the number has to fit exactly.
 */
export function matchParameters(
  format: Template["parameter_format"],
  place: "header" | "body",
  text: string,
  parameters: Params[],
): Map<string, string> {
  const variables = variablesIn(text);
  if (format === "NAMED" && parameters.some((parameter) => !parameter.optionalString("parameter_name"))) {
    throw new GraphError(100, { details: "Parameter name is missing or empty" });
  }
  if (format === "POSITIONAL" && parameters.some((parameter) => parameter.has("parameter_name"))) {
    throw new GraphError(132012, { details: `${place}: parameter_name is not allowed, the template is positional` });
  }
  if (parameters.length !== variables.length) throw wrongCount(place, parameters.length, variables.length);
  const values = new Map<string, string>();
  parameters.forEach((parameter, index) => {
    const name = format === "NAMED" ? parameter.string("parameter_name") : variables[index];
    if (name === undefined || !variables.includes(name) || values.has(name)) {
      throw new GraphError(132000, { details: `${place}: parameter_name "${name}" is not one of the template's` });
    }
    values.set(name, textOf(parameter, place));
  });
  return values;
}

export function wrongCount(place: string, given: number, expected: number): GraphError {
  const details = `${place}: number of localizable_params (${given}) does not match the expected number of params (${expected})`;
  return new GraphError(132000, { details });
}

/** The text of one parameter. Meta wants it in one line, without tabs or long runs of spaces. */
export function textOf(parameter: Params, place: string): string {
  parameter.only("type", "text", "parameter_name", "currency", "date_time");
  const type = parameter.string("type").toLowerCase();
  if (!TEXT_TYPES.includes(type)) {
    throw new GraphError(132012, { details: `${place}: Format mismatch, expected TEXT, received ${type.toUpperCase()}` });
  }
  const source = type === "text" ? parameter : parameter.object(type);
  const text = source.optionalString(type === "text" ? "text" : "fallback_value") ?? "";
  if (text === "") throw new GraphError(131008, { details: "Parameter of type text is missing text value" });
  if (/[\n\r\t]| {5,}/.test(text)) {
    const details = "Param text cannot have new-line/tab characters or more than 4 consecutive spaces";
    throw new GraphError(132018, { details });
  }
  return text;
}
