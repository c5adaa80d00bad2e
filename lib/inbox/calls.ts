import type { Tx } from "@/lib/db";
import { timeOrderedId } from "@/lib/time-ordered-id";
import { valueAt } from "@/lib/whatsapp/bounded";
import { type CallFacts, callContent, mergeCallFacts, readCallFacts } from "@/lib/whatsapp/call";
import type { JsonValue } from "@/lib/whatsapp/json";
import type { CallEvent } from "@/lib/whatsapp/webhook-event";
import type { Touch } from "./conversation-arrivals";

/** A report about a call, and the conversation of those who talked. */
export type PlacedCall = { event: CallEvent; conversationId: string };

type CallRow = {
  id: string;
  conversationId: string;
  wamid: string;
  /** Null until a report says who called: then it was us, because only our calls have such reports. */
  direction: "inbound" | "outbound" | null;
  happenedAt: Date;
  facts: CallFacts;
};

/**
 * Keeps one message per call: what all reports about it say together, in whatever order they come. Answers what each does to
 * its conversation, with the id of the call's message; a call by the contact opens the service window.
 */
export async function recordCalls(tx: Tx, calls: readonly PlacedCall[]): Promise<(Touch & { id: string })[]> {
  if (calls.length === 0) return [];
  const rows = await loadRows(tx, calls);
  for (const { event, conversationId } of calls) rows.set(event.callId, merge(rows.get(event.callId), event, conversationId));
  const stored = await store(tx, [...rows.values()]);
  return calls.flatMap(({ event }) => {
    const row = rows.get(event.callId);
    if (!row || !stored.has(row.wamid)) return [];
    const isTheirs = row.direction === "inbound";
    const { id, conversationId } = row;
    return [{ ...NO_TOUCH, id, conversationId, happenedAt: event.happenedAt, opensWindow: isTheirs, reopens: isTheirs }];
  });
}

const NO_TOUCH = { messageId: null, asks: false, answers: false, isHistory: false };

function merge(known: CallRow | undefined, event: CallEvent, conversationId: string): CallRow {
  const { callId: wamid, direction, happenedAt, facts } = event;
  if (!known) return { id: timeOrderedId(), conversationId, wamid, direction, happenedAt, facts };
  return {
    ...known,
    direction: known.direction ?? direction,
    happenedAt: new Date(Math.min(happenedAt.getTime(), known.happenedAt.getTime())),
    facts: mergeCallFacts(known.facts, facts),
  };
}

async function loadRows(tx: Tx, calls: readonly PlacedCall[]): Promise<Map<string, CallRow>> {
  const wamids = [...new Set(calls.map(({ event }) => event.callId))];
  const found = await tx.$queryRaw<(Omit<CallRow, "facts"> & { payload: JsonValue })[]>`
    SELECT id, conversation_id AS "conversationId", wamid, happened_at AS "happenedAt", payload,
      CASE WHEN payload->'isDirectionKnown' = 'true'::jsonb THEN direction::text END AS direction
    FROM message WHERE type = 'call' AND wamid = ANY(${wamids}::text[]) ORDER BY id FOR UPDATE`;
  return new Map(found.map(({ payload, ...row }) => [row.wamid, { ...row, facts: readCallFacts(valueAt(payload, "call")) }]));
}

/** Answers the ids of the calls that are stored: an id that a message already has is not one. */
async function store(tx: Tx, rows: readonly CallRow[]): Promise<Set<string>> {
  const values = rows.map(({ facts, direction: told, ...row }) => {
    const direction = told ?? "outbound";
    const payload = { call: facts, outcome: callContent(facts, direction).outcome, isDirectionKnown: told !== null };
    return { ...row, direction, payload };
  });
  const stored = await tx.$queryRaw<{ wamid: string }[]>`
    INSERT INTO message (id, conversation_id, direction, type, wamid, payload, happened_at, status, sent_at)
    SELECT id, "conversationId", direction::"MessageDirection", 'call', wamid, payload, "happenedAt",
      CASE WHEN direction = 'outbound' THEN 'sent'::"DeliveryStatus" END, CASE WHEN direction = 'outbound' THEN "happenedAt" END
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS row(
      id uuid, "conversationId" uuid, direction text, wamid text, payload jsonb, "happenedAt" timestamptz)
    ON CONFLICT (wamid) DO UPDATE SET
      direction = excluded.direction, payload = excluded.payload, happened_at = excluded.happened_at,
      status = excluded.status, sent_at = excluded.sent_at
    WHERE message.type = 'call'
    RETURNING wamid`;
  return new Set(stored.map(({ wamid }) => wamid));
}
