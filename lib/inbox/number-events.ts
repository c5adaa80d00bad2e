import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import { type AccountFacts, accountEventWord, readAccountFacts, readSendingVerdict } from "@/lib/whatsapp/account-event";
import { valueAt } from "@/lib/whatsapp/bounded";
import { canonicalJson, type JsonObject, type JsonValue } from "@/lib/whatsapp/json";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type { AccountEvent } from "@/lib/whatsapp/webhook-event";
import type { Consequences } from "./consequences";
import { resumeNumber, stopNumber } from "./number-stop";
import type { Tally } from "./webhook-tally";

/** The events of an account among which the newest of each sort is looked for. */
const MAX_LOOKED_AT = 500;

type Number = { id: string; phoneNumberId: string; wabaId: string; digits: string };
type NewEvent = {
  id: string;
  /** Null = the whole account. */
  numberId: string | null;
  wabaId: string;
  field: string;
  event: string;
  details: JsonObject;
  happenedAt: Date;
  fingerprint: string;
};
type StoredEvent = { numberId: string | null; wabaId: string; field: string; details: JsonValue; happenedAt: Date };

/**
 * Keeps what Meta tells of numbers and accounts, each event once, and brings the numbers' own facts up to date: the newest
 * word of each sort counts, by Meta's time. An account that may not send stops its numbers' queues. Answers what could not be
 * stored because it is about nobody of ours.
 */
export async function recordNumberEvents(
  tx: Tx,
  events: readonly WebhookEvent[],
  now: Date,
  consequences: Consequences,
): Promise<Tally[]> {
  const told = events.filter((event): event is AccountEvent => event.kind === "account");
  if (told.length === 0) return [];
  const numbers = await loadNumbers(tx, told);
  const placed = told.map((event) => ({ event, place: placeOf(event, numbers) }));
  const rows = placed.flatMap(({ event, place }) => (place ? [toRow(event, place, now)] : []));
  const inserted = await insertEvents(tx, rows);
  if (inserted.length > 0) {
    await updateNumbers(tx, numbers, inserted, now);
    consequences.all = true;
  }
  return placed.flatMap(({ event, place }) =>
    place ? [] : [{ kind: "unknown_account", key: `${event.field} ${event.wabaId}` }],
  );
}

function loadNumbers(tx: Tx, told: readonly AccountEvent[]): Promise<Number[]> {
  const accounts = [...new Set(told.flatMap(({ wabaId }) => (wabaId === null ? [] : [wabaId])))];
  return tx.$queryRaw<Number[]>`
    SELECT id, phone_number_id AS "phoneNumberId", waba_id AS "wabaId", regexp_replace(display_phone_number, '\\D', '', 'g') AS digits
    FROM phone_number WHERE waba_id = ANY(${accounts}::text[]) ORDER BY id`;
}

type Place = { numberId: string | null; wabaId: string };

/** The number that an event names, or the whole account when it names none; null when what it names is not ours. */
function placeOf({ wabaId, value, phoneNumberId }: AccountEvent, numbers: readonly Number[]): Place | null {
  const ofAccount = numbers.filter((number) => number.wabaId === wabaId);
  if (wabaId === null || ofAccount.length === 0) return null;
  const display = valueAt(value, "display_phone_number");
  const digits = typeof display === "string" || typeof display === "number" ? String(display).replace(/\D/g, "") : null;
  const entityId = valueAt(value, "entity_type") === "PHONE_NUMBER" ? String(valueAt(value, "entity_id")) : phoneNumberId;
  if (digits === null && entityId === null) return { numberId: null, wabaId };
  const named = ofAccount.find((number) => number.digits === digits || number.phoneNumberId === entityId);
  return named ? { numberId: named.id, wabaId } : null;
}

function toRow(event: AccountEvent, { numberId, wabaId }: Place, now: Date): NewEvent {
  const { field, value, happenedAt } = event;
  const identity = [wabaId, field, happenedAt?.toISOString() ?? "", canonicalJson(value)].join("\u0000");
  return {
    id: uuidv7(),
    numberId,
    wabaId,
    field,
    event: accountEventWord({ field, value }),
    details: value,
    happenedAt: happenedAt ?? now,
    fingerprint: createHash("sha256").update(identity).digest("hex"),
  };
}

async function insertEvents(tx: Tx, rows: readonly NewEvent[]): Promise<NewEvent[]> {
  if (rows.length === 0) return [];
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO number_event (id, number_id, waba_id, field, event, details, happened_at, fingerprint)
    SELECT id, "numberId", "wabaId", field, event, details, "happenedAt", fingerprint
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      id uuid, "numberId" uuid, "wabaId" text, field text, event text, details jsonb, "happenedAt" timestamptz, fingerprint text)
    ON CONFLICT (fingerprint) DO NOTHING
    RETURNING id`;
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

async function updateNumbers(tx: Tx, numbers: readonly Number[], inserted: readonly NewEvent[], now: Date): Promise<void> {
  for (const wabaId of new Set(inserted.map((event) => event.wabaId))) {
    const events = await loadNewest(tx, wabaId);
    for (const number of numbers.filter((candidate) => candidate.wabaId === wabaId)) {
      const ofNumber = events.filter(({ numberId }) => numberId === null || numberId === number.id);
      await storeFacts(tx, number.id, newestFacts(ofNumber));
      await weighSending(tx, number.id, ofNumber, inserted, now);
    }
  }
}

/** Newest first; of two in the same second the order is that of their digests, so that it is the same every time. */
function loadNewest(tx: Tx, wabaId: string): Promise<StoredEvent[]> {
  return tx.$queryRaw<StoredEvent[]>`
    SELECT number_id AS "numberId", waba_id AS "wabaId", field, details, happened_at AS "happenedAt" FROM number_event
    WHERE waba_id = ${wabaId} ORDER BY happened_at DESC, fingerprint DESC LIMIT ${MAX_LOOKED_AT}`;
}

function newestFacts(events: readonly StoredEvent[]): AccountFacts {
  const facts = events.map(({ field, details }) => readAccountFacts({ field, value: details }));
  const newest = (key: keyof AccountFacts) => facts.find((found) => found[key] !== null)?.[key] ?? null;
  return {
    quality: newest("quality"),
    messagingLimit: newest("messagingLimit"),
    nameDecision: newest("nameDecision"),
    accountStatus: newest("accountStatus"),
  };
}

/** What was never told stays as it is. */
async function storeFacts(tx: Tx, numberId: string, facts: AccountFacts): Promise<void> {
  await tx.$executeRaw`
    UPDATE phone_number SET quality = coalesce(${facts.quality}, quality), messaging_limit = coalesce(${facts.messagingLimit}, messaging_limit),
      name_decision = coalesce(${facts.nameDecision}, name_decision), account_status = coalesce(${facts.accountStatus}, account_status)
    WHERE id = ${numberId}::uuid`;
}

/** Only news stop or resume a number: what was told before has been tried since. */
async function weighSending(
  tx: Tx,
  numberId: string,
  events: readonly StoredEvent[],
  inserted: readonly NewEvent[],
  now: Date,
): Promise<void> {
  const decisive = events.find(({ field, details }) => readSendingVerdict({ field, value: details }, now) !== null);
  const news = inserted.find(
    ({ happenedAt, field }) => decisive?.field === field && decisive.happenedAt.getTime() === happenedAt.getTime(),
  );
  const verdict = decisive && news ? readSendingVerdict({ field: decisive.field, value: decisive.details }, now) : null;
  if (!decisive || !news || verdict === null) return;
  if (verdict.kind === "allowed") {
    await resumeNumber(tx, numberId);
    return;
  }
  const error = { code: verdict.code, title: news.event, message: null, details: null, href: null };
  await stopNumber(tx, numberId, error, decisive.happenedAt);
}
