import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import type { TemplateOutcome } from "@/lib/whatsapp/template-requests";
import { type Actor, requireRole } from "./access";
import { type AuditedAct, recordAudit } from "./audit";
import type { SendingContext } from "./sending-context";
import { syncTemplates } from "./template-sync";

/** A number by whose keys an account is spoken for: one with keys of its own if there is one. */
export type AccountNumber = { id: string; phoneNumberId: string; wabaId: string; appId: string | null };

/** Throws DomainError "not_found" for an account that has no number of ours. */
export async function findAccountNumber(wabaId: string): Promise<AccountNumber> {
  const [number] = await db().$queryRaw<AccountNumber[]>`
    SELECT n.id, n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId", c.app_id AS "appId"
    FROM phone_number n LEFT JOIN number_credential c ON c.number_id = n.id
    WHERE n.waba_id = ${wabaId} ORDER BY c.number_id IS NULL, n.id LIMIT 1`;
  if (!number) throw new DomainError("not_found", "This WhatsApp Business account does not exist.");
  return number;
}

/** Asks Meta for an account's templates now. What fails stands in the list. Throws DomainError "forbidden" and "not_found". */
export async function syncAccount(actor: Actor, wabaId: string, context: SendingContext): Promise<void> {
  await requireRole(db(), actor, "admin");
  await findAccountNumber(wabaId);
  await syncTemplates(wabaId, context);
}

/**
 * Deletes a template at Meta, in one language or, with null, in all. Meta blocks the name for 30 days. Audited. Throws DomainError
 * "forbidden", "not_found", and what `requireDone` throws.
 */
export async function deleteTemplate(
  actor: Actor,
  { wabaId, name, language }: { wabaId: string; name: string; language: string | null },
  context: SendingContext,
): Promise<void> {
  const admin = await requireRole(db(), actor, "admin");
  const languages = await findLanguages(wabaId, name, language);
  const client = await context.clientFor(await findAccountNumber(wabaId));
  const [only] = languages;
  const outcome = await client.deleteTemplate(wabaId, { name, ...(language !== null && only ? { id: only.metaId } : {}) });
  const act = {
    action: "template.deleted",
    subject: "template",
    label: name,
    details: { wabaId, languages: languages.map((one) => one.language) },
  } as const;
  await requireDone(outcome, wabaId);
  const ids = languages.map(({ id }) => id);
  await settle(admin, act, wabaId, context, { where: { id: { in: ids } }, data: { deletedAt: context.now() } });
}

/**
 * Asks Meta to let a paused language run again: only pauses for pacing are lifted that way. Audited. Throws DomainError
 * "forbidden", "not_found", and what `requireDone` throws.
 */
export async function liftPause(
  actor: Actor,
  { wabaId, name, language }: { wabaId: string; name: string; language: string },
  context: SendingContext,
): Promise<void> {
  const admin = await requireRole(db(), actor, "admin");
  const [paused] = await findLanguages(wabaId, name, language);
  if (!paused) throw new DomainError("not_found", "This template does not exist.");
  const client = await context.clientFor(await findAccountNumber(wabaId));
  await requireDone(await client.unpauseTemplate(paused.metaId), wabaId);
  const act = { action: "template.unpaused", subject: "template", label: name, details: { wabaId, language } } as const;
  // In whole seconds, as Meta's times are: a webhook of this very second must not look older.
  const statusAt = new Date(Math.floor(context.now().getTime() / 1000) * 1000);
  const data = { status: "APPROVED", statusAt, pausedUntil: null };
  await settle(admin, act, wabaId, context, { where: { id: paused.id, status: "PAUSED" }, data });
}

async function findLanguages(wabaId: string, name: string, language: string | null) {
  const languages = await db().template.findMany({
    where: { wabaId, name, deletedAt: null, ...(language === null ? {} : { language }) },
    select: { id: true, metaId: true, language: true },
    orderBy: { language: "asc" },
  });
  if (languages.length === 0) throw new DomainError("not_found", "This template does not exist.");
  return languages;
}

/**
 * Throws DomainError "conflict" with Meta's words (details: code, title, details) when Meta refused, and "unavailable" when nobody
 * knows: then a sync finds out.
 */
async function requireDone(outcome: TemplateOutcome, wabaId: string): Promise<void> {
  if (outcome.kind === "done") return;
  if (outcome.kind === "declined") {
    throw new DomainError("conflict", "Meta did not do this.", { code: null, title: outcome.reason, details: null });
  }
  if (outcome.kind === "rejected") {
    const { code, title, message, details } = outcome.error;
    throw new DomainError("conflict", `Meta refused this: ${title ?? message ?? code}`, {
      code,
      title: title ?? message,
      details,
    });
  }
  await db().$transaction((tx) => enqueue(tx, { kind: "sync-templates", wabaId }));
  throw new DomainError("unavailable", "Meta could not be reached. Look again in a moment whether it was done.");
}

type Change = NonNullable<Parameters<ReturnType<typeof db>["template"]["updateMany"]>[0]>;

/** What Meta did is shown at once; the sync then brings the whole truth. */
async function settle(
  admin: { id: string; name: string },
  act: AuditedAct,
  wabaId: string,
  context: SendingContext,
  change: Change,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.template.updateMany(change);
    await recordAudit(tx, admin, act, context.now());
    await enqueue(tx, { kind: "sync-templates", wabaId });
    await publish(tx, { type: "templates" });
  });
}
