import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import { flattenValue, validateTemplateValues } from "@/lib/whatsapp/template-values";

/** Where a value came from: the agent's hands, the contact's card, or the text they had begun before the window closed. */
export type ValueSource = "typed" | "contact" | "draft";

export type FilledValue = { value: string; source: ValueSource };

/** By variable key. A variable without an entry is still empty. */
export type FilledValues = Readonly<Record<string, FilledValue>>;

/** How a contact is called: in a greeting, and in full. */
export type ContactName = { short: string; full: string };

/**
 * What the form starts with: the contact's name where a name surely belongs, because the variable is called so or because a
 * greeting stands before it. Everything else stays empty: a wrong guess is worse than a blank.
 */
export function initialValues(template: TemplateView, name: ContactName | null): FilledValues {
  const values: Record<string, FilledValue> = {};
  for (const variable of template.variables) {
    const form = name && nameForm(template, variable);
    if (form) values[variable.key] = { value: name[form], source: "contact" };
  }
  return values;
}

const FULL_NAMES =
  /^((full|customer|contact|client|recipient)_?)?name$|^(customer|contact|client|cliente|nome|nome_(do_)?cliente|nome_completo|nombre|nombre_cliente|nom|nachname)$/i;
const SHORT_NAMES = /^(first|given)_?name$|^(primeiro_nome|prenom|vorname)$/i;

/** A greeting is all that stands between the variable and the beginning of a sentence. */
const GREETING =
  /(^|[\s.!?¡*_])(hi|hello|hey|dear|good (morning|afternoon|evening)|ol[áa]|oi|prezad[oa]|car[oa]|bom dia|boa (tarde|noite)|hola|buen[oa]s? (d[ií]as?|tardes|noches)|querid[oa]|bonjour|salut|ch[èe]re?|hallo|guten (tag|morgen|abend)|liebe[r]?|ciao|gentile|sorry|thanks|thank you|obrigad[oa]|gracias|merci|danke|مرحبا|أهلا|السلام عليكم|cześć|witaj|привет|здравствуйте),?\s*$/iu;

function nameForm(template: TemplateView, variable: TemplateVariable): keyof ContactName | null {
  if (variable.component === "button") return null;
  if (SHORT_NAMES.test(variable.name)) return "short";
  if (FULL_NAMES.test(variable.name)) return "full";
  const text = variable.component === "header" ? (template.header ?? "") : template.body;
  return GREETING.test(text.slice(0, Math.max(0, text.indexOf(placeholder(variable))))) ? "short" : null;
}

/** The variable that a kept draft is offered for: the first one of the body that is still empty and wants no name. */
export function draftVariable(template: TemplateView, values: FilledValues): TemplateVariable | null {
  const free = template.variables.filter((variable) => !values[variable.key]?.value && variable.component !== "button");
  return free.find((variable) => variable.component === "body") ?? free[0] ?? null;
}

/** The variables that still stand between the agent and "Send template". */
export function missingVariables(template: TemplateView, values: FilledValues): TemplateVariable[] {
  return template.variables.filter((variable) => flattenValue(values[variable.key]?.value ?? "") === "");
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
  return Object.values(values).some(({ value, source }) => source !== "contact" && value !== "");
}

export function placeholder(variable: TemplateVariable): string {
  return `{{${variable.name}}}`;
}
