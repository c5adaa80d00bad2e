import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import { flattenValue, validateTemplateValues } from "@/lib/whatsapp/template-values";
import { type KnownSource, type KnownValues, knownValue } from "./value-sources";

/** Where a value came from: the agent's hands, the text they had begun before the window closed, or what is known here. */
export type ValueSource = "typed" | "draft" | KnownSource;

export type FilledValue = { value: string; source: ValueSource };

/** By variable key. A variable without an entry is still empty. */
export type FilledValues = Readonly<Record<string, FilledValue>>;

/** What the form starts with: whatever is known of what the template wants. */
export function initialValues(template: TemplateView, known: KnownValues): FilledValues {
  return Object.fromEntries(
    template.variables.flatMap((variable) => {
      const value = knownValue(template, variable, known);
      return value ? [[variable.key, value] as const] : [];
    }),
  );
}

/** The variable that a kept draft is offered for: the first one of the body that is still empty and wants no name. */
export function draftVariable(template: TemplateView, values: FilledValues): TemplateVariable | null {
  const free = template.variables.filter(
    (variable) => !values[variable.key]?.value && (variable.component === "header" || variable.component === "body"),
  );
  return free.find((variable) => variable.component === "body") ?? free[0] ?? null;
}

/** By how many characters the filled-in header or body is longer than WhatsApp takes; 0 when it fits. */
export function excessLength(template: TemplateView, values: FilledValues): number {
  const excesses = validateTemplateValues(template, sendableValues(template, values)).map((problem) =>
    problem.kind === "too_long" ? problem.length - problem.maxLength : 0,
  );
  return Math.max(0, ...excesses);
}

/** The values as they are sent: flattened, only the template's own. */
export function sendableValues(template: TemplateView, values: FilledValues): Record<string, string> {
  return Object.fromEntries(
    template.variables.map((variable) => [variable.key, flattenValue(values[variable.key]?.value ?? "")]),
  );
}

/** Whether closing the form would lose something that the agent typed or chose. */
export function isHalfFilled(values: FilledValues): boolean {
  return Object.values(values).some(({ value, source }) => (source === "typed" || source === "draft") && value !== "");
}
