import type { TemplateView } from "@/lib/contract/template";
import { type TemplateFillProblem, validateTemplateFill } from "@/lib/whatsapp/template-extras";
import { type ExtrasDraft, toExtras } from "./extras-draft";
import { type FilledValues, sendableValues } from "./fill";

/** What is said beside a field. */
export type FieldProblem = "missing" | "invalid_code" | "past_offer" | "no_place" | "too_many_products";

/** The field that is wrong: a variable's key, a file slot's, or the name of what else is given. */
export type FieldProblems = ReadonlyMap<string, FieldProblem>;

/** Everything that speaks against sending what is filled in. */
export function fillProblems(
  template: TemplateView,
  values: FilledValues,
  extras: ExtrasDraft,
  now: Date,
): TemplateFillProblem[] {
  return validateTemplateFill(template, sendableValues(template, values), toExtras(template, extras), now);
}

/** The problems by their fields. What is too long is told for the whole text, and what the form cannot hold is nobody's to fix. */
export function fieldProblems(problems: readonly TemplateFillProblem[], extras: ExtrasDraft): FieldProblems {
  return new Map(problems.flatMap((problem) => fieldsOf(problem, extras)));
}

/** Only those that are worth saying before somebody has tried to send: what is there and wrong, not what is still missing. */
export function earlyProblems(problems: FieldProblems): FieldProblems {
  return new Map([...problems].filter(([, problem]) => problem !== "missing"));
}

function fieldsOf(problem: TemplateFillProblem, extras: ExtrasDraft): [string, FieldProblem][] {
  switch (problem.kind) {
    case "missing":
    case "missing_file":
      return [[problem.key, "missing"]];
    case "invalid_code":
      return [[problem.key, "invalid_code"]];
    case "past_offer":
      return [["offerEndsAt", "past_offer"]];
    case "too_many_products":
      return [["sections", "too_many_products"]];
    case "missing_extra":
      if (problem.extra === "location") return placeProblems(extras);
      if (problem.extra === "products") return [["products", "missing"]];
      return [[problem.extra, "missing"]];
    case "unexpected":
    case "unexpected_file":
    case "too_long":
      return [];
  }
}

function placeProblems({ where, placeName, address }: ExtrasDraft): [string, FieldProblem][] {
  const texts = { where, placeName, address };
  const missing = Object.entries(texts).filter(([, text]) => text.trim() === "");
  // All three are there, so it is the coordinates that cannot be read.
  if (missing.length === 0) return [["where", "no_place"]];
  return missing.map(([field]) => [field, "missing"]);
}
