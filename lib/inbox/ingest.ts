import { databaseFault } from "@/lib/database-fault";
import { db, type Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { log } from "@/lib/log";
import { publish } from "@/lib/realtime/publish";
import { parseDelivery, type WebhookEvent, WebhookParseError } from "@/lib/whatsapp/webhook";
import type { Consequences } from "./consequences";
import { tryIngestLock } from "./ingest-lock";
import { recordNumberEvents } from "./number-events";
import { noteWebhooks } from "./numbers";
import { recordPhoneBook } from "./phone-book";
import { recordPhoneHistory } from "./phone-history";
import { asReceived } from "./receipt";
import { receive } from "./receiving";
import { recordStatuses } from "./statuses";
import { recordTemplateNews } from "./template-news";
import { type Tally, tally } from "./webhook-tally";

/** What one transaction takes at most. */
const BATCH_DELIVERIES = 400;
const BATCH_BYTES = 6 * 1024 * 1024;
const TRANSACTION_TIMEOUT_MS = 60_000;
/** How often a delivery must break its own transaction, with nobody beside it, before it is set aside. */
const TRIES_ALONE = 3;
const MAX_ERROR_LENGTH = 2_000;

type Delivery = { id: bigint; body: Uint8Array; receivedAt: Date };

/**
 * Turns waiting deliveries into rows, one batch a transaction, and says how many it took: 0 = none waits, or another
 * worker is at it. Ingest is serial across workers, so that contacts and statuses need no locks of their own, and
 * set-based, so that one worker is enough. A delivery that breaks its batch again and again is set aside alone, with its error; it is
 * found by taking smaller batches until it is the only one. Throws what `databaseFault` knows: that is no delivery's fault, and the
 * same batch is to be taken again.
 */
export async function ingestWebhooks(now: Date): Promise<number> {
  let triesAlone = 0;
  for (let limit = BATCH_DELIVERIES; ; limit = Math.max(1, Math.floor(limit / 2))) {
    let taken: Delivery[] = [];
    const ingest = async (tx: Tx) => {
      taken = await takeWaiting(tx, limit);
      return taken.length === 0 ? 0 : ingestBatch(tx, taken, now);
    };
    try {
      return await db().$transaction(ingest, { timeout: TRANSACTION_TIMEOUT_MS });
    } catch (error) {
      const [delivery, ...others] = taken;
      if (databaseFault(error) || !delivery) throw error;
      log.warn({ err: error, deliveries: taken.length }, "deliveries could not be ingested");
      if (others.length > 0) continue;
      triesAlone += 1;
      if (triesAlone === TRIES_ALONE) return setAside(delivery, error, now);
    }
  }
}

async function ingestBatch(tx: Tx, deliveries: readonly Delivery[], now: Date): Promise<number> {
  const { events, faults } = parseAll(deliveries);
  const consequences: Consequences = { conversations: new Set(), jobs: [] };
  await recordPhoneBook(tx, events, consequences);
  const tallies: Tally[] = [...(await receive(tx, events, now, consequences))];
  await recordStatuses(tx, events, consequences);
  tallies.push(...(await recordNumberEvents(tx, events, now, consequences)));
  await recordPhoneHistory(tx, events, now);
  await recordTemplateNews(tx, events, now);
  for (const event of events) {
    if (event.kind === "other") tallies.push({ kind: event.tally, key: event.key });
    if (event.kind === "template" && event.wabaId) consequences.jobs.push({ kind: "sync-templates", wabaId: event.wabaId });
  }
  await tally(tx, tallies, now);
  await settle(tx, deliveries, faults, now);
  await noteWebhooks(tx, events, now);
  await enqueueAll(tx, consequences.jobs);
  if (consequences.conversations.size > 0 || consequences.all) {
    await publish(tx, { type: "changed", conversations: [...consequences.conversations], all: consequences.all });
  }
  return deliveries.length;
}

/** The oldest, as many as a batch may hold, and always one. They are weighed before their bytes are fetched. */
async function takeWaiting(tx: Tx, limit: number): Promise<Delivery[]> {
  if (!(await tryIngestLock(tx))) return [];
  return tx.$queryRaw<Delivery[]>`
    WITH waiting AS (
      SELECT id, octet_length(body) AS bytes FROM webhook_delivery
      WHERE ingested_at IS NULL AND set_aside_at IS NULL ORDER BY id LIMIT ${limit}),
    weighed AS (SELECT id, row_number() OVER (ORDER BY id) AS nth, sum(bytes) OVER (ORDER BY id) AS total FROM waiting)
    SELECT id, body, received_at AS "receivedAt" FROM webhook_delivery
    WHERE id IN (SELECT id FROM weighed WHERE nth = 1 OR total <= ${BATCH_BYTES}) ORDER BY id`;
}

/** The events of all deliveries, in order of arrival, and what was wrong with which delivery. */
function parseAll(deliveries: readonly Delivery[]) {
  const events: WebhookEvent[] = [];
  const faults: { id: string; error: string }[] = [];
  for (const { id, body, receivedAt } of deliveries) {
    const parsed = parse(body);
    const malformed = parsed.events.filter((event) => event.kind === "malformed").map(({ reason }) => reason);
    events.push(...parsed.events.map((event) => asReceived(event, receivedAt)));
    const error = parsed.error ?? (malformed.length > 0 ? describeMalformed(malformed, parsed.events.length) : null);
    if (error) faults.push({ id: String(id), error: error.slice(0, MAX_ERROR_LENGTH) });
  }
  return { events, faults };
}

function parse(body: Uint8Array): { events: WebhookEvent[]; error: string | null } {
  try {
    return { events: parseDelivery(body), error: null };
  } catch (error) {
    if (!(error instanceof WebhookParseError)) throw error;
    return { events: [], error: error.message };
  }
}

function describeMalformed(reasons: readonly string[], total: number): string {
  return `${reasons.length} of ${total} updates could not be read: ${[...new Set(reasons)].join("; ")}`;
}

/**
 * Every delivery of the batch is ingested; those with a fault are kept aside too, for a person to look at and replay. By the clock that
 * said when they came, so that the difference is how long they waited.
 */
async function settle(tx: Tx, deliveries: readonly Delivery[], faults: readonly { id: string; error: string }[], now: Date) {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET ingested_at = clock_timestamp() WHERE id = ANY(${deliveries.map(({ id }) => id)}::bigint[])`;
  if (faults.length === 0) return;
  await tx.$executeRaw`
    UPDATE webhook_delivery d SET set_aside_at = ${now}, error = fault.error
    FROM jsonb_to_recordset(${JSON.stringify(faults)}::jsonb) AS fault(id bigint, error text) WHERE d.id = fault.id`;
}

/** Unless another worker has had more luck with it since. */
async function setAside({ id }: Delivery, error: unknown, now: Date): Promise<number> {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, MAX_ERROR_LENGTH);
  await db().$executeRaw`
    UPDATE webhook_delivery SET set_aside_at = ${now}, error = ${text}
    WHERE id = ${id} AND ingested_at IS NULL AND set_aside_at IS NULL`;
  return 1;
}
