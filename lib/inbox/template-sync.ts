import { v7 as uuidv7 } from "uuid";
import { db, type Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { type ListedTemplate, TemplateListingError } from "@/lib/whatsapp/template-listing";
import type { SendingContext } from "./sending-context";
import { lockTemplates } from "./template-lock";
import { followNews } from "./template-rules";

const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * Brings an account's templates up to date with Meta: all pages first, then one transaction. A list that breaks off
 * changes nothing but the error shown beside the templates. Of two syncs at once, the one that began later wins.
 */
export async function syncTemplates(wabaId: string, context: SendingContext): Promise<void> {
  const number = await db().phoneNumber.findFirst({ where: { wabaId }, select: { phoneNumberId: true, wabaId: true } });
  if (!number) return;
  const beganAt = await databaseTime();
  try {
    const listing = await fetchAll(number, context);
    await db().$transaction((tx) => storeTemplates(tx, wabaId, listing, { beganAt, now: context.now() }), TRANSACTION);
  } catch (error) {
    if (!(error instanceof TemplateListingError)) throw error;
    context.log.warn({ wabaId, reason: error.message }, "templates could not be synced");
    await storeError(wabaId, error.message);
  }
}

/** Has every account synced soon: run at the start and every hour, because webhooks can be missed. */
export async function enqueueTemplateSyncs(): Promise<void> {
  const accounts = await db().phoneNumber.findMany({ distinct: ["wabaId"], select: { wabaId: true } });
  await db().$transaction((tx) =>
    enqueueAll(
      tx,
      accounts.map(({ wabaId }) => ({ kind: "sync-templates", wabaId })),
    ),
  );
}

type Listing = { templates: ListedTemplate[]; isComplete: boolean };

async function fetchAll(
  { wabaId, phoneNumberId }: { phoneNumberId: string; wabaId: string },
  context: SendingContext,
): Promise<Listing> {
  const templates = new Map<string, ListedTemplate>();
  let unreadable = 0;
  const client = await context.clientFor({ wabaId, phoneNumberId });
  for await (const page of client.listTemplates(wabaId)) {
    // A list that had to start again repeats some.
    for (const template of page.templates) templates.set(`${template.name} ${template.language}`, template);
    unreadable += page.unreadable;
  }
  if (unreadable > 0) context.log.warn({ wabaId, unreadable }, "templates that could not be read");
  return { templates: [...templates.values()], isComplete: unreadable === 0 };
}

async function storeTemplates(
  tx: Tx,
  wabaId: string,
  { templates, isComplete }: Listing,
  { beganAt, now }: { beganAt: Date; now: Date },
): Promise<void> {
  if (!(await takeAccount(tx, wabaId, beganAt))) return;
  await upsertTemplates(tx, wabaId, templates, { beganAt, now });
  if (isComplete) {
    await tx.$executeRaw`
      UPDATE template SET deleted_at = ${now} WHERE waba_id = ${wabaId} AND synced_at < ${beganAt} AND deleted_at IS NULL`;
  }
  await tx.$executeRaw`
    UPDATE phone_number SET templates_synced_at = ${now}, templates_error = NULL WHERE waba_id = ${wabaId}`;
  await followNews(tx, wabaId, now);
  await publish(tx, { type: "templates" });
}

/**
 * What only webhooks tell of a state, and of a coming change of category, stays as long as that goes on. Times of states are in
 * whole seconds, as Meta's are: a webhook of this very second must not look older.
 */
async function upsertTemplates(
  tx: Tx,
  wabaId: string,
  templates: readonly ListedTemplate[],
  { beganAt, now }: { beganAt: Date; now: Date },
): Promise<void> {
  const rows = JSON.stringify(templates.map((template) => ({ id: uuidv7(), ...template })));
  await tx.$executeRaw`
    INSERT INTO template (id, waba_id, meta_id, name, language, status, category, parameter_format, components, quality, sub_category,
      previous_category, correct_category, rejected_reason, ttl_seconds, status_at, created_at, synced_at)
    SELECT id, ${wabaId}, "metaId", name, language, status, category, "parameterFormat", components, quality, "subCategory",
      "previousCategory", nullif("correctCategory", category), nullif("rejectedReason", 'NONE'), "ttlSeconds", date_trunc('second', ${now}::timestamptz), ${now}, ${beganAt}
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "metaId" text, name text, language text, status text, category text,
      "parameterFormat" text, components jsonb, quality text, "subCategory" text, "previousCategory" text, "correctCategory" text,
      "rejectedReason" text, "ttlSeconds" int)
    ON CONFLICT (waba_id, name, language) DO UPDATE SET
      meta_id = excluded.meta_id, category = excluded.category, parameter_format = excluded.parameter_format,
      components = excluded.components, quality = excluded.quality, sub_category = excluded.sub_category,
      previous_category = excluded.previous_category, correct_category = excluded.correct_category,
      category_at = CASE WHEN template.correct_category = excluded.correct_category THEN template.category_at END,
      rejected_reason = excluded.rejected_reason, ttl_seconds = excluded.ttl_seconds,
      status = excluded.status, status_at = CASE WHEN template.status = excluded.status THEN template.status_at ELSE excluded.status_at END,
      paused_until = CASE WHEN template.status = excluded.status THEN template.paused_until END,
      rejected_details = CASE WHEN template.status = excluded.status THEN template.rejected_details END,
      synced_at = excluded.synced_at, deleted_at = NULL`;
}

async function storeError(wabaId: string, words: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE phone_number SET templates_error = ${words} WHERE waba_id = ${wabaId}`;
    await publish(tx, { type: "templates" });
  });
}

/** One sync of an account stores at a time. False when one that began later has stored already: it knows better. */
async function takeAccount(tx: Tx, wabaId: string, beganAt: Date): Promise<boolean> {
  await lockTemplates(tx, [wabaId]);
  const newer = await tx.template.findFirst({ where: { wabaId, syncedAt: { gt: beganAt } }, select: { id: true } });
  return newer === null;
}

/** Orders syncs of all processes, and never goes back, as the sandbox's clock may. */
async function databaseTime(): Promise<Date> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  if (!row) throw new Error("The database does not tell the time.");
  return row.at;
}
