import { ConversationEventView } from "@/lib/contract/message";
import type { Tx } from "@/lib/db";
import { timeOrderedId } from "@/lib/time-ordered-id";

type NewEvent = {
  kind: ConversationEventView["kind"];
  actorId: string | null;
  subjectId: string | null;
  openSeconds?: number | null;
};

/** A span of a thread may hold more events than anyone reads: the newest count. */
const MAX_EVENTS = 200;

/** Writes down what happened to a conversation besides messages. */
export async function recordEvent(tx: Tx, conversationId: string, event: NewEvent, now: Date): Promise<void> {
  await tx.conversationEvent.create({
    data: { id: timeOrderedId(), conversationId, ...event, happenedAt: now },
    select: { id: true },
  });
}

/** The events between two instants (from inclusive, to exclusive; null = no bound), oldest first. */
export async function listEvents(
  tx: Pick<Tx, "$queryRaw">,
  conversationId: string,
  from: Date | null,
  to: Date | null,
): Promise<ConversationEventView[]> {
  const rows = await tx.$queryRaw<EventRecord[]>`
    SELECT e.id, e.kind, e.happened_at AS "happenedAt", a.id AS "actorId", a.name AS "actorName", s.id AS "subjectId", s.name AS "subjectName"
    FROM conversation_event e LEFT JOIN agent a ON a.id = e.actor_id LEFT JOIN agent s ON s.id = e.subject_id
    WHERE e.conversation_id = ${conversationId}::uuid
      AND (${from}::timestamptz IS NULL OR e.happened_at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR e.happened_at < ${to}::timestamptz)
    ORDER BY e.happened_at DESC, e.id DESC LIMIT ${MAX_EVENTS}`;
  return rows.reverse().map(toEventView);
}

type EventRecord = {
  id: string;
  kind: string;
  happenedAt: Date;
  actorId: string | null;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
};

function toEventView(row: EventRecord): ConversationEventView {
  return {
    id: row.id,
    kind: ConversationEventView.shape.kind.parse(row.kind),
    actor: row.actorId && row.actorName ? { id: row.actorId, name: row.actorName } : null,
    subject: row.subjectId && row.subjectName ? { id: row.subjectId, name: row.subjectName } : null,
    happenedAt: row.happenedAt.toISOString(),
  };
}
