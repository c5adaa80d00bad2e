import type { TemplateBlock } from "@/lib/contract/template";
import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate } from "@/lib/whatsapp/template";
import { templateComponents } from "@/lib/whatsapp/template-parameters";
import { renderTemplate, type TemplateValues, validateTemplateValues } from "@/lib/whatsapp/template-values";
import type { OutboundContent } from "./outbound-content";
import { type RecipientFacts, refuseTemplate } from "./recipients";

const WORDS: Record<TemplateBlock, string> = {
  paused: "Meta paused this template because people found it unhelpful. Choose another one.",
  disabled: "Meta disabled this template. Choose another one.",
  not_approved: "Meta has not approved this template. Choose another one.",
  unsupported_parts: "This template has parts that cannot be filled in here yet. Choose another one.",
  not_offered: "This template is not offered to you. Choose another one.",
};

/**
 * A template of this WhatsApp Business account, filled in and ready to send to this contact. Throws DomainError
 * "template_unavailable" when it cannot be sent now, "opted_out" when the contact wants no marketing, and "invalid_input"
 * (details: the problems) when the values do not fit it.
 */
export async function fillTemplate(
  tx: Pick<Tx, "$queryRaw">,
  numberId: string,
  recipient: RecipientFacts,
  templateId: string,
  values: TemplateValues,
): Promise<Extract<OutboundContent, { type: "template" }>> {
  const template = await loadTemplate(tx, numberId, templateId);
  if (!template) throw new DomainError("template_unavailable", "This template no longer exists. Choose another one.");
  refuseTemplate(recipient, template);
  if (template.blocked) throw new DomainError("template_unavailable", WORDS[template.blocked], { blocked: template.blocked });
  const problems = validateTemplateValues(template, values);
  if (problems.length > 0) {
    throw new DomainError("invalid_input", "The values do not fit this template. Check each of them.", { problems });
  }
  const { name, language } = template;
  const snapshot = renderTemplate(template, values);
  const payload = {
    templateId,
    name,
    language,
    components: templateComponents(template, values),
    values: { ...values },
    snapshot,
  };
  return { type: "template", body: snapshot.body, quotedWamid: null, payload };
}

/** The category of a template that was queued, in Meta's word; null when it may not be sent any more. */
export async function findSendableCategory(
  tx: Pick<Tx, "$queryRaw">,
  numberId: string,
  templateId: string,
): Promise<string | null> {
  const template = await loadTemplate(tx, numberId, templateId);
  return template === null || template.blocked !== null ? null : template.category;
}

type TemplateRow = {
  name: string;
  language: string;
  status: string;
  category: string;
  parameterFormat: string;
  components: JsonValue;
};

/** Only a template of the number's own account, and only as long as Meta lists it. */
async function loadTemplate(tx: Pick<Tx, "$queryRaw">, numberId: string, templateId: string) {
  const [row] = await tx.$queryRaw<TemplateRow[]>`
    SELECT t.name, t.language, t.status, t.category, t.parameter_format AS "parameterFormat", t.components
    FROM template t JOIN phone_number n ON n.waba_id = t.waba_id
    WHERE t.id = ${templateId}::uuid AND n.id = ${numberId}::uuid AND t.deleted_at IS NULL`;
  return row ? describeTemplate(row) : null;
}
