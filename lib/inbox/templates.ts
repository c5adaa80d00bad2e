import type { TemplateList, TemplateView } from "@/lib/contract/template";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { describeTemplate, type TemplateDefinition } from "@/lib/whatsapp/template";
import { type Actor, numberVisibleTo } from "./access";
import type { SendingContext } from "./sending-context";
import { offeredTo } from "./template-offers";
import { readSources } from "./template-sources";
import { syncTemplates } from "./template-sync";

/**
 * The templates that are offered to an agent on a number, those that can be sent first, then by name and language. Throws
 * DomainError "not_found".
 */
export async function listTemplates(actor: Actor, numberId: string): Promise<TemplateList> {
  const { wabaId, businessName, templatesSyncedAt, templatesError } = await accessNumber(actor, numberId);
  const rows = await db().$queryRaw<TemplateRow[]>`
    SELECT t.id, t.name, t.language, t.status, t.category, t.parameter_format AS "parameterFormat", t.components, t.quality,
      t.paused_until AS "pausedUntil", o.sources, coalesce(u.is_favourite, false) AS "isFavourite", u.used_at AS "usedAt"
    FROM template t JOIN template_offer o ON o.waba_id = t.waba_id AND o.name = t.name
    LEFT JOIN template_use u ON u.waba_id = t.waba_id AND u.name = t.name AND u.agent_id = ${actor.id}
    WHERE t.waba_id = ${wabaId} AND ${offeredTo(actor, numberId)} ORDER BY t.name, t.language`;
  const templates = rows.map(toTemplateView);
  const isSendable = ({ blocked }: TemplateView) => blocked === null;
  return {
    wabaId,
    businessName,
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

type TemplateRow = TemplateDefinition & {
  id: string;
  quality: string | null;
  pausedUntil: Date | null;
  sources: unknown;
  isFavourite: boolean;
  usedAt: Date | null;
};

type NumberRow = { wabaId: string; businessName: string | null; templatesSyncedAt: Date | null; templatesError: string | null };

async function accessNumber(actor: Actor, numberId: string): Promise<NumberRow> {
  const [number] = await db().$queryRaw<NumberRow[]>`
    SELECT n.waba_id AS "wabaId", n.verified_name AS "businessName", n.templates_synced_at AS "templatesSyncedAt", n.templates_error AS "templatesError"
    FROM phone_number n WHERE n.id = ${numberId}::uuid AND ${numberVisibleTo(actor)}`;
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  return number;
}

function toTemplateView({ id, quality, pausedUntil, sources, isFavourite, usedAt, ...definition }: TemplateRow): TemplateView {
  return {
    ...describeTemplate(definition),
    id,
    quality,
    sources: readSources(sources),
    isFavourite,
    usedAt: usedAt?.toISOString() ?? null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
}
