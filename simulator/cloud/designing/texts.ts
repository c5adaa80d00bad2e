import type { TemplateComponent } from "../../templates/template";
import type { Params } from "../params";
import type { Design } from "./design";
import { checkLength, missingField, refuse, SUBCODES } from "./refusal";
import { checkBodyVariables, readSamples, readVariables, wrong } from "./variables";

const LONGEST_FOOTER = 60;

/** The words of a template or of a card. `longest` in characters. */
export function readBody({ format }: Design, component: Params, longest: number): Extract<TemplateComponent, { type: "BODY" }> {
  component.only("type", "text", "example");
  const text = component.optionalString("text") ?? "";
  if (text.trim() === "") throw missingField("BODY", "text");
  checkLength("body", text, longest);
  if (/\n[^\S\n]*\n[^\S\n]*\n/.test(text)) throw wrong("BODY", "The message body can't have more than two line breaks in a row.");
  const variables = readVariables("BODY", text, format);
  checkBodyVariables(text, variables);
  return { type: "BODY", text, ...readSamples("BODY", component, { variables, format }) };
}

export function readFooter(component: Params): Extract<TemplateComponent, { type: "FOOTER" }> {
  component.only("type", "text");
  const text = component.optionalString("text") ?? "";
  if (text.trim() === "") throw missingField("FOOTER", "text");
  checkLength("footer", text, LONGEST_FOOTER);
  if (/\{\{|\}\}|[\n\r]/.test(text)) {
    throw refuse(
      SUBCODES.footerFormat,
      "Message footer format is incorrect",
      "The message footer can't have any variables or new lines.",
    );
  }
  return { type: "FOOTER", text };
}
