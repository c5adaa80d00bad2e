import type { MessageView, ThreadPage, ThreadQuery } from "@/lib/contract/message";
import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { type Actor, accessConversation } from "./access";
import { listEvents } from "./conversation-events";
import { type Place, parseCursor, toCursor } from "./cursor";
import { standsAlone } from "./message-references";
import { type MessageRecord, messageColumns, toMessageView } from "./message-view";

const PAGE_SIZE = 40;

/**
 * A page of a conversation, oldest message first: the newest page, the one before or after a cursor, or the one around a
 * message. Reactions and edits are part of the messages they are on, where these are here. Throws DomainError "not_found".
 */
export async function listThread(actor: Actor, conversationId: string, query: ThreadQuery): Promise<ThreadPage> {
  const { id } = await accessConversation(db(), actor, conversationId);
  if (query.around !== undefined) return pageAround(id, query.around);
  if (query.after !== undefined) {
    const { rows, hasMore } = await loadAfter(id, parseCursor(query.after), PAGE_SIZE);
    return toPage(id, rows, true, hasMore);
  }
  const before = query.before === undefined ? null : parseCursor(query.before);
  const { rows, hasMore } = await loadBefore(id, before, PAGE_SIZE);
  return toPage(id, rows, hasMore, before !== null);
}

/** One message as the browser may see it. */
export async function findMessageView(tx: Pick<Tx, "$queryRaw">, messageId: string): Promise<MessageView> {
  const [record] = await select(tx, Prisma.sql`m.id = ${messageId}::uuid`, Prisma.sql`m.id`, 1);
  if (!record) throw new DomainError("not_found", "This message does not exist.");
  return toMessageView(record);
}

async function pageAround(conversationId: string, messageId: string): Promise<ThreadPage> {
  const target = await db().message.findFirst({
    where: { id: messageId, conversationId },
    select: { happenedAt: true, id: true },
  });
  if (!target) throw new DomainError("not_found", "This message is no longer available.");
  const place = { at: target.happenedAt, id: target.id };
  const older = await loadBefore(conversationId, place, PAGE_SIZE / 2);
  const newer = await loadAfter(conversationId, place, PAGE_SIZE / 2, { inclusive: true });
  return toPage(conversationId, [...older.rows, ...newer.rows], older.hasMore, newer.hasMore);
}

async function loadBefore(conversationId: string, place: Place | null, size: number) {
  const bound = place ? Prisma.sql`AND (m.happened_at, m.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  const records = await select(db(), inThread(conversationId, bound), Prisma.sql`m.happened_at DESC, m.id DESC`, size + 1);
  return { rows: records.slice(0, size).reverse(), hasMore: records.length > size };
}

async function loadAfter(conversationId: string, place: Place, size: number, { inclusive = false } = {}) {
  const operator = inclusive ? Prisma.sql`>=` : Prisma.sql`>`;
  const bound = Prisma.sql`AND (m.happened_at, m.id) ${operator} (${place.at}::timestamptz, ${place.id}::uuid)`;
  const records = await select(db(), inThread(conversationId, bound), Prisma.sql`m.happened_at, m.id`, size + 1);
  return { rows: records.slice(0, size), hasMore: records.length > size };
}

function inThread(conversationId: string, bound: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`m.conversation_id = ${conversationId}::uuid AND (m.type NOT IN ('reaction', 'edit', 'revoke')
    OR ${standsAlone(Prisma.sql`m`)}) ${bound}`;
}

function select(tx: Pick<Tx, "$queryRaw">, condition: Prisma.Sql, order: Prisma.Sql, limit: number): Promise<MessageRecord[]> {
  return tx.$queryRaw<MessageRecord[]>`
    SELECT ${messageColumns} FROM message m LEFT JOIN agent a ON a.id = m.agent_id
    WHERE ${condition} ORDER BY ${order} LIMIT ${limit}`;
}

/** Events belong to the page whose messages they lie between; the newest page also has those after its last message. */
async function toPage(conversationId: string, rows: MessageRecord[], hasOlder: boolean, hasNewer: boolean): Promise<ThreadPage> {
  const first = rows[0];
  const last = rows.at(-1);
  const from = hasOlder && first ? first.happenedAt : null;
  const events = await listEvents(db(), conversationId, from, hasNewer && last ? await nextAfter(conversationId, last) : null);
  return {
    messages: rows.map(toMessageView),
    events,
    older: hasOlder && first ? toCursor({ at: first.happenedAt, id: first.id }) : null,
    newer: hasNewer && last ? toCursor({ at: last.happenedAt, id: last.id }) : null,
  };
}

/** Where the next page begins, so that no event falls between two pages. */
async function nextAfter(conversationId: string, last: MessageRecord): Promise<Date | null> {
  const { rows } = await loadAfter(conversationId, { at: last.happenedAt, id: last.id }, 1);
  return rows[0]?.happenedAt ?? null;
}
