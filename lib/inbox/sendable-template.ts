import type { TemplateBlock, TemplateDescription, TemplateExtras } from "@/lib/contract/template";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import type { JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate } from "@/lib/whatsapp/template";
import { templateFiles, validateTemplateFill } from "@/lib/whatsapp/template-extras";
import { templateComponents } from "@/lib/whatsapp/template-parameters";
import { renderTemplate, type TemplateValues } from "@/lib/whatsapp/template-values";
import type { Actor } from "./access";
import type { OutboundContent } from "./outbound-content";
import { type RecipientFacts, refuseTemplate } from "./recipients";
import { requireSendable } from "./sendable-files";
import { offeredTo } from "./template-offers";

const WORDS: Record<TemplateBlock, string> = {
  paused: "Meta paused this template because people found it unhelpful. Choose another one.",
  disabled: "Meta disabled this template. Choose another one.",
  not_approved: "Meta has not approved this template. Choose another one.",
  unsupported_parts: "This template has parts that cannot be filled in here yet. Choose another one.",
  not_offered: "This template is not offered to you. Choose another one.",
};

/** What somebody filled in, and whose. */
export type TemplateFill = { templateId: string; values: TemplateValues; extras?: TemplateExtras | undefined };

/**
 * A template of the number's WhatsApp Business account, filled in and ready to send to this contact. Throws DomainError
 * "template_unavailable" when it is not offered to the actor on this number (details.blocked "not_offered"), or cannot be sent
 * now; "opted_out" when the contact wants no marketing; "invalid_input" (details: the problems) when what was filled in does not
 * fit; and what `requireSendable` throws for its files.
 */
export async function fillTemplate(
  tx: Tx,
  actor: Actor,
  { numberId, recipient }: { numberId: string; recipient: RecipientFacts },
  { templateId, values, extras = {} }: TemplateFill,
  now: Date,
): Promise<Extract<OutboundContent, { type: "template" }>> {
  const template = await loadOffered(tx, actor, numberId, templateId);
  if (!template) throw new DomainError("template_unavailable", "This template no longer exists. Choose another one.");
  if (template.blocked !== "not_offered") refuseTemplate(recipient, template);
  if (template.blocked) throw new DomainError("template_unavailable", WORDS[template.blocked], { blocked: template.blocked });
  const problems = validateTemplateFill(template, values, extras, now);
  if (problems.length > 0) {
    throw new DomainError("invalid_input", "What was filled in does not fit this template. Check each part.", { problems });
  }
  return toContent(templateId, template, values, await nameFiles(tx, actor, template, extras));
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

/** Those of some templates that the actor may send on a number now. Categories in Meta's word. */
export async function findSendableTemplates(
  tx: Pick<Tx, "$queryRaw">,
  actor: Actor,
  numberId: string,
  templateIds: readonly string[],
): Promise<{ id: string; category: string }[]> {
  const rows = await tx.$queryRaw<(TemplateRow & { id: string })[]>`
    SELECT t.id, ${templateColumns} FROM template t JOIN phone_number n ON n.waba_id = t.waba_id
    WHERE t.id = ANY(${templateIds}::uuid[]) AND n.id = ${numberId}::uuid AND ${offeredTo(actor, numberId)}`;
  return rows.filter((row) => describeTemplate(row).blocked === null).map(({ id, category }) => ({ id, category }));
}

/** Makes sure that the files may be sent, and calls a document by its own name unless it was given another. */
async function nameFiles(tx: Tx, actor: Actor, template: TemplateDescription, extras: TemplateExtras): Promise<TemplateExtras> {
  const files = templateFiles(template, extras);
  const names = await requireSendable(
    tx,
    actor,
    files.map(({ kind, fileId }) => ({ kind, fileId, isVoice: false })),
  );
  const document = files.find(({ kind, fileName }) => kind === "document" && fileName === null);
  const fileName = document && names.get(document.fileId);
  return fileName ? { ...extras, fileName } : extras;
}

function toContent(
  templateId: string,
  template: TemplateDescription,
  values: TemplateValues,
  extras: TemplateExtras,
): Extract<OutboundContent, { type: "template" }> {
  const { name, language } = template;
  const snapshot = renderTemplate(template, values, extras);
  const payload = {
    templateId,
    name,
    language,
    components: templateComponents(template, values, extras),
    values: { ...values },
    extras,
    files: templateFiles(template, extras).map(({ kind, fileId, fileName }) => ({ kind, fileId, fileName })),
    snapshot,
  };
  return { type: "template", body: snapshot.body, quotedWamid: null, payload };
}

const templateColumns = Prisma.sql`
  t.name, t.language, t.status, t.category, t.parameter_format AS "parameterFormat", t.components`;

type TemplateRow = {
  name: string;
  language: string;
  status: string;
  category: string;
  parameterFormat: string;
  components: JsonValue;
};

/** Only a template of the number's own account, and only as long as Meta lists it. */
async function loadTemplate(
  tx: Pick<Tx, "$queryRaw">,
  numberId: string,
  templateId: string,
): Promise<TemplateDescription | null> {
  const [row] = await tx.$queryRaw<TemplateRow[]>`
    SELECT ${templateColumns}
    FROM template t JOIN phone_number n ON n.waba_id = t.waba_id
    WHERE t.id = ${templateId}::uuid AND n.id = ${numberId}::uuid AND t.deleted_at IS NULL`;
  return row ? describeTemplate(row) : null;
}

/** As `loadTemplate`, blocked unless it is offered to the actor on this number. */
async function loadOffered(tx: Tx, actor: Actor, numberId: string, templateId: string): Promise<TemplateDescription | null> {
  const [row] = await tx.$queryRaw<(TemplateRow & { isOffered: boolean })[]>`
    SELECT ${templateColumns}, ${offeredTo(actor, numberId)} AS "isOffered"
    FROM template t JOIN phone_number n ON n.waba_id = t.waba_id
    WHERE t.id = ${templateId}::uuid AND n.id = ${numberId}::uuid AND t.deleted_at IS NULL`;
  if (!row) return null;
  const template = describeTemplate(row);
  return row.isOffered ? template : { ...template, blocked: "not_offered" };
}
