import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import type { VariableSource } from "@/lib/contract/template-design";

/** How a contact is called: in a greeting, and in full. */
export type ContactName = { short: string; full: string };

/** What templates can be filled with by itself. Null = not known here. `today`: in the reader's words. */
export type KnownValues = {
  contact: ContactName | null;
  contactPhone: string | null;
  agentName: string;
  businessName: string | null;
  numberName: string;
  today: string;
};

/** Where a value comes from that nobody typed. contact: the contact's name, where a name surely belongs. */
export type KnownSource = Exclude<VariableSource, "agent"> | "contact";

/**
 * What a variable starts with, and from where: as an admin has decided, else the contact's name where a name surely belongs,
 * because the variable is called so or because a greeting stands before it. Null = somebody types it: a wrong guess is worse
 * than a blank.
 */
export function knownValue(
  template: TemplateView,
  variable: TemplateVariable,
  known: KnownValues,
): { value: string; source: KnownSource } | null {
  const decided = template.sources[variable.key];
  if (decided === "agent") return null;
  if (decided !== undefined) {
    const value = valueFrom(decided, known);
    return value ? { value, source: decided } : null;
  }
  const form = known.contact && nameForm(template, variable);
  return known.contact && form ? { value: known.contact[form], source: "contact" } : null;
}

function valueFrom(source: KnownSource, known: KnownValues): string | null {
  switch (source) {
    case "contact_name":
      return known.contact?.full ?? null;
    case "contact":
    case "contact_first_name":
      return known.contact?.short ?? null;
    case "contact_phone":
      return known.contactPhone;
    case "agent_name":
      return known.agentName;
    case "business_name":
      return known.businessName;
    case "number_name":
      return known.numberName;
    case "today":
      return known.today;
  }
}

const FULL_NAMES =
  /^((full|customer|contact|client|recipient)_?)?name$|^(customer|contact|client|cliente|nome|nome_(do_)?cliente|nome_completo|nombre|nombre_cliente|nom|nachname)$/i;
const SHORT_NAMES = /^(first|given)_?name$|^(primeiro_nome|prenom|vorname)$/i;

/** A greeting is all that stands between the variable and the beginning of a sentence. */
const GREETING =
  /(^|[\s.!?¡*_])(hi|hello|hey|dear|good (morning|afternoon|evening)|ol[áa]|oi|prezad[oa]|car[oa]|bom dia|boa (tarde|noite)|hola|buen[oa]s? (d[ií]as?|tardes|noches)|querid[oa]|bonjour|salut|ch[èe]re?|hallo|guten (tag|morgen|abend)|liebe[r]?|ciao|gentile|sorry|thanks|thank you|obrigad[oa]|gracias|merci|danke|مرحبا|أهلا|السلام عليكم|cześć|witaj|привет|здравствуйте),?\s*$/iu;

function nameForm(template: TemplateView, variable: TemplateVariable): keyof ContactName | null {
  if (variable.component !== "header" && variable.component !== "body") return null;
  if (SHORT_NAMES.test(variable.name)) return "short";
  if (FULL_NAMES.test(variable.name)) return "full";
  const text = variable.component === "header" ? (template.header ?? "") : template.body;
  return GREETING.test(text.slice(0, Math.max(0, text.indexOf(placeholder(variable))))) ? "short" : null;
}

/** A variable as it stands in the text. */
export function placeholder({ name }: Pick<TemplateVariable, "name">): string {
  return `{{${name}}}`;
}
