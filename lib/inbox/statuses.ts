import type { Tx } from "@/lib/db";
import { applyStatus, type DeliveryState, isTaken } from "@/lib/whatsapp/delivery-status";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { StatusEvent, WebhookEvent } from "@/lib/whatsapp/webhook-event";
import type { Consequences } from "./consequences";
import { MARKETING_STOPPED_CODE, recordMarketingStops } from "./marketing-preferences";
import { forgetUnusableUploads } from "./media-uploads";
import { weighStatuses } from "./number-stop";
import { absorbEchoes } from "./own-echoes";
import { recordAnswers } from "./response-times";
import { recordRefusals } from "./service-window-refusals";
import { matchStatuses } from "./status-matching";
import { isAboutTemplate, recordTemplateRefusals } from "./template-refusals";

/** What of an outbound message a status can change. */
type StatusRow = DeliveryState & { id: string; conversationId: string; wamid: string | null };

/** Meta's "more than 24 hours have passed": the window is closed, whatever we computed. */
const WINDOW_CLOSED_CODE = 131_047;

/** Applies status webhooks to their messages, set-based. Statuses of messages that are not known yet are parked. */
export async function recordStatuses(tx: Tx, events: readonly WebhookEvent[], consequences: Consequences): Promise<void> {
  const statuses = events.filter((event): event is StatusEvent => event.kind === "status");
  if (statuses.length === 0) return;
  const { unmatched, learnt } = await applyAll(tx, statuses, consequences);
  await park(tx, unmatched);
  await applyParkedStatuses(tx, learnt, consequences);
}

/**
 * Applies what was parked for these wamids, whichever spelling it was parked under, if they have a message by now. To be called in
 * the transaction that stores a wamid; and from time to time, for the race between that and the parking. Answers how many it applied.
 */
export async function applyParkedStatuses(tx: Tx, wamids: readonly string[], consequences: Consequences): Promise<number> {
  if (wamids.length === 0) return 0;
  const keys = wamids.flatMap((wamid) => wamidKey(wamid) ?? []);
  const parked = await tx.$queryRaw<{ event: ParkedEvent }[]>`
    SELECT event FROM parked_status WHERE wamid = ANY(${wamids}::text[]) OR wamid_key = ANY(${keys}::text[]) FOR UPDATE`;
  const statuses = parked.map(({ event }) => ({ ...event, happenedAt: new Date(event.happenedAt) }));
  if (statuses.length === 0) return 0;
  const { unmatched } = await applyAll(tx, statuses, consequences);
  const applied = statuses.filter((status) => !unmatched.includes(status)).map((status) => ({ ...status, code: codeOf(status) }));
  await tx.$executeRaw`
    DELETE FROM parked_status p
    USING jsonb_to_recordset(${JSON.stringify(applied)}::jsonb) AS row(wamid text, status text, "happenedAt" timestamptz, code int)
    WHERE (p.wamid, p.status, p.happened_at, p.code) = (row.wamid, row.status, row."happenedAt", row.code)`;
  return applied.length;
}

/** Wamids of messages that are likely to have parked statuses, at most `limit`. */
export async function findParkedMatches(tx: Pick<Tx, "$queryRaw">, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ wamid: string }[]>`
    SELECT DISTINCT p.wamid FROM parked_status p WHERE EXISTS (SELECT FROM message m WHERE m.wamid = p.wamid)
      OR EXISTS (SELECT FROM message m WHERE m.wamid_key = p.wamid_key) LIMIT ${limit}`;
  return rows.map(({ wamid }) => wamid);
}

type ParkedEvent = Omit<StatusEvent, "happenedAt"> & { happenedAt: string };

/** As they are once the echoes are in them that nobody could tell to be theirs until now. */
async function loadRows(tx: Tx, targets: ReadonlyMap<StatusEvent, string>): Promise<StatusRow[]> {
  const ids = [...new Set(targets.values())];
  const rows = await lockRows(tx, ids);
  const nameless = new Set(rows.filter(({ wamid }) => wamid === null).map(({ id }) => id));
  const named = [...targets].flatMap(([{ wamid }, id]) => (nameless.has(id) ? [{ id, wamid }] : []));
  const absorbed = await absorbEchoes(tx, named);
  return absorbed.length === 0 ? rows : lockRows(tx, ids);
}

/** Locked in one order, conversations first, because delivery changes the same rows. */
async function lockRows(tx: Tx, ids: readonly string[]): Promise<StatusRow[]> {
  await tx.$queryRaw`
    SELECT FROM conversation WHERE id IN (SELECT conversation_id FROM message WHERE id = ANY(${ids}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`;
  return tx.$queryRaw<StatusRow[]>`
    SELECT id, conversation_id AS "conversationId", wamid, status::text AS status, accepted_at AS "acceptedAt", sent_at AS "sentAt",
      delivered_at AS "deliveredAt", read_at AS "readAt", played_at AS "playedAt", failed_at AS "failedAt",
      error_code AS "errorCode", error, pricing
    FROM message WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

async function applyAll(tx: Tx, statuses: readonly StatusEvent[], consequences: Consequences) {
  const targets = await matchStatuses(tx, statuses);
  const byId = new Map((await loadRows(tx, targets)).map((row) => [row.id, row]));
  const next = new Map<string, StatusRow>();
  const unmatched: StatusEvent[] = [];
  for (const status of statuses) {
    const id = targets.get(status);
    const row = id && (next.get(id) ?? byId.get(id));
    if (!row) unmatched.push(status);
    else next.set(row.id, { ...applyStatus(row, status), wamid: row.wamid ?? status.wamid });
  }
  await store(tx, [...next.values()]);
  const changed = [...next.values()].filter(({ id, status }) => isTaken(status) !== isTaken(byId.get(id)?.status ?? null));
  await recordAnswers(tx, changed);
  await announce(tx, byId, next, targets, consequences);
  const learnt = [...next.values()].flatMap(({ id, wamid }) => (wamid && byId.get(id)?.wamid === null ? [wamid] : []));
  return { unmatched, learnt };
}

async function store(tx: Tx, rows: readonly StatusRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, wamidKey: row.wamid && wamidKey(row.wamid) }));
  await tx.$executeRaw`
    UPDATE message m SET
      wamid = row.wamid, wamid_key = row."wamidKey", status = row.status::"DeliveryStatus", accepted_at = row."acceptedAt", sent_at = row."sentAt",
      delivered_at = row."deliveredAt", read_at = row."readAt", played_at = row."playedAt", failed_at = row."failedAt",
      error_code = row."errorCode", error = nullif(row.error, 'null'::jsonb), pricing = nullif(row.pricing, 'null'::jsonb),
      price_category = row.pricing #>> '{facts,category}', price_type = row.pricing #>> '{facts,type}'
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS row(
      id uuid, wamid text, "wamidKey" text, status text, "acceptedAt" timestamptz, "sentAt" timestamptz, "deliveredAt" timestamptz,
      "readAt" timestamptz, "playedAt" timestamptz, "failedAt" timestamptz, "errorCode" int, error jsonb, pricing jsonb)
    WHERE m.id = row.id`;
}

async function announce(
  tx: Tx,
  before: ReadonlyMap<string, StatusRow>,
  after: ReadonlyMap<string, StatusRow>,
  targets: ReadonlyMap<StatusEvent, string>,
  consequences: Consequences,
): Promise<void> {
  for (const { id, conversationId } of after.values()) {
    consequences.conversations.add(conversationId);
    // A message that waited for its answer no longer holds up the ones behind it.
    if (before.get(id)?.status === "sending") consequences.jobs.push({ kind: "deliver-conversation", conversationId });
  }
  const failedWith = (code: number) =>
    [...targets].flatMap(([status, id]) => {
      if (status.status !== "failed" || status.error?.code !== code) return [];
      const row = after.get(id);
      return row ? [{ conversationId: row.conversationId, refusedAt: status.happenedAt }] : [];
    });
  await recordRefusals(tx, failedWith(WINDOW_CLOSED_CODE));
  await recordMarketingStops(tx, failedWith(MARKETING_STOPPED_CODE));
  const failed = [...after.values()].filter(({ id, failedAt }) => failedAt !== null && before.get(id)?.failedAt === null);
  const failedIds = failed.map(({ id }) => id);
  await forgetUnusableUploads(tx, failedIds);
  const ofTemplates = failed.filter(({ errorCode }) => isAboutTemplate(errorCode));
  consequences.jobs.push(
    ...(await recordTemplateRefusals(
      tx,
      ofTemplates.map(({ id }) => id),
    )),
  );
  if (await weighStatuses(tx, [...after.keys()], failedIds)) consequences.all = true;
}

/** Every report that differs in stage, time or reason is kept, once: parking must not depend on the order of arrival either. */
async function park(tx: Tx, statuses: readonly StatusEvent[]): Promise<void> {
  if (statuses.length === 0) return;
  const rows = statuses.map((event) => ({ ...event, wamidKey: wamidKey(event.wamid), code: codeOf(event), event }));
  await tx.$executeRaw`
    INSERT INTO parked_status (wamid, wamid_key, status, happened_at, code, event)
    SELECT DISTINCT ON (wamid, status, "happenedAt", code) wamid, "wamidKey", status, "happenedAt", code, event
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(wamid text, "wamidKey" text, status text, "happenedAt" timestamptz, code int, event jsonb)
    ORDER BY wamid, status, "happenedAt", code, event
    ON CONFLICT (wamid, status, happened_at, code) DO UPDATE SET event = excluded.event WHERE excluded.event < parked_status.event`;
}

function codeOf({ error }: StatusEvent): number {
  return error?.code ?? 0;
}
