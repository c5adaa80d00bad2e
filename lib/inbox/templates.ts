import type { TemplateList, TemplateView } from "@/lib/contract/template";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate } from "@/lib/whatsapp/template";
import { type Actor, numberVisibleTo } from "./access";
import type { SendingContext } from "./sending-context";
import { syncTemplates } from "./template-sync";

/**
 * The templates of a number's WhatsApp Business account, those that can be sent first, then by name and language. Throws
 * DomainError "not_found".
 */
export async function listTemplates(actor: Actor, numberId: string): Promise<TemplateList> {
  const { wabaId, templatesSyncedAt, templatesError } = await accessNumber(actor, numberId);
  const rows = await db().$queryRaw<TemplateRow[]>`
    SELECT id, name, language, status, category, parameter_format AS "parameterFormat", components
    FROM template WHERE waba_id = ${wabaId} AND deleted_at IS NULL ORDER BY name, language`;
  const templates = rows.map(toTemplateView);
  const isSendable = ({ blocked }: TemplateView) => blocked === null;
  return {
    wabaId,
    templates: [...templates.filter(isSendable), ...templates.filter((template) => !isSendable(template))],
    syncedAt: templatesSyncedAt?.toISOString() ?? null,
    error: templatesError,
  };
}

/** Asks Meta for the templates now, then lists them. What fails is told in the list. Throws DomainError "not_found". */
export async function refreshTemplates(actor: Actor, numberId: string, context: SendingContext): Promise<TemplateList> {
  const { wabaId } = await accessNumber(actor, numberId);
  await syncTemplates(wabaId, context);
  return listTemplates(actor, numberId);
}

type TemplateRow = {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameterFormat: string;
  components: JsonValue;
};

type NumberRow = { wabaId: string; templatesSyncedAt: Date | null; templatesError: string | null };

async function accessNumber(actor: Actor, numberId: string): Promise<NumberRow> {
  const [number] = await db().$queryRaw<NumberRow[]>`
    SELECT n.waba_id AS "wabaId", n.templates_synced_at AS "templatesSyncedAt", n.templates_error AS "templatesError"
    FROM phone_number n WHERE n.id = ${numberId}::uuid AND ${numberVisibleTo(actor)}`;
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  return number;
}

function toTemplateView({ id, ...definition }: TemplateRow): TemplateView {
  const description = describeTemplate(definition);
  return { id, ...description, quality: null, sources: {}, isFavourite: false, usedAt: null, pausedUntil: null };
}
