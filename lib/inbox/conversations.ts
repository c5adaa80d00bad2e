import type {
  ConversationDetail,
  ConversationPage,
  ConversationQuery,
  ConversationSummary,
  ConversationView,
} from "@/lib/contract/conversation";
import { visibleName } from "@/lib/contract/visible-text";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { phoneLanguage } from "@/lib/whatsapp/phone";
import { WINDOW_GUARD_MS } from "@/lib/whatsapp/service-window";
import { type Actor, accessConversation, visibleTo } from "./access";
import { type ConversationRecord, conversationColumns, conversationTables, toConversationRow } from "./conversation-view";
import { parseCursor, toCursor } from "./cursor";
import { findFirstUnread } from "./read-markers";

const PAGE_SIZE = 40;
const MAX_IDS = 100;
/** Counting stops here: a figure beyond it helps nobody, and a count must not cost more as the history grows. */
const MAX_COUNT = 1_000;
/** "Closing soon" begins here, in milliseconds before the window closes. */
const CLOSING_SOON_MS = 2 * 3_600_000;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * One page of a view of the list: newest activity first, or (order "closing") open windows by time left and then the closed
 * ones by activity. With `ids` only those of them that the view holds, in any order.
 */
export async function listConversations(actor: Actor, query: ConversationQuery, now: Date): Promise<ConversationPage> {
  if (query.ids !== undefined) return { rows: await findRows(actor, query, now), nextCursor: null };
  if (query.order === "closing") return listByClosing(actor, query, now);
  return listByActivity(actor, inView(query.view, actor, now), query.cursor);
}

/** How many conversations each view holds, at most 1,000 each. */
export async function summarizeConversations(actor: Actor, now: Date): Promise<ConversationSummary> {
  const counted = (view: ConversationView) => Prisma.sql`
    (SELECT count(*)::int FROM (SELECT 1 FROM conversation c WHERE ${inView(view, actor, now)} AND ${visibleTo(actor)} LIMIT ${MAX_COUNT}) AS counted)`;
  const [row] = await db().$queryRaw<(Omit<ConversationSummary, "closing"> & { closing: number; firstClosesAt: Date | null })[]>`
    SELECT ${counted("mine")} AS mine, ${counted("unassigned")} AS unassigned, ${counted("unread")} AS unread, ${counted("all")} AS "all",
      ${counted("closed")} AS closed, ${counted("resolved")} AS resolved, ${counted("closing")} AS closing,
      (SELECT min(c.window_closes_at) FROM conversation c WHERE ${inView("closing", actor, now)} AND ${visibleTo(actor)}) AS "firstClosesAt"`;
  if (!row) throw new Error("A count without a row.");
  const { closing, firstClosesAt, ...counts } = row;
  return { ...counts, closing: { count: closing, firstClosesAt: firstClosesAt?.toISOString() ?? null } };
}

type DetailRecord = ConversationRecord & {
  draftText: string | null;
  draftBeside: string | null;
  draftRevision: string | null;
  draftVersion: bigint | null;
  stoppedAt: Date | null;
  stoppedCode: number | null;
  stoppedDetails: string | null;
  markReadOn: "open" | "reply";
  marketingStoppedAt: Date | null;
  /** Of the last template that they were sent here. */
  lastLanguage: string | null;
  displayPhoneNumber: string;
  readUpToId: string | null;
};

/** One conversation with what its pane needs. Throws DomainError "not_found". */
export async function findConversation(actor: Actor, conversationId: string): Promise<ConversationDetail> {
  const { id } = await accessConversation(db(), actor, conversationId);
  const [record] = await db().$queryRaw<DetailRecord[]>`
    SELECT ${conversationColumns}, d.text AS "draftText", d.beside AS "draftBeside", d.revision::text AS "draftRevision",
      d.version AS "draftVersion", n.stopped_at AS "stoppedAt",
      n.stopped_code AS "stoppedCode", n.stopped_details AS "stoppedDetails", n.mark_read_on::text AS "markReadOn", n.display_phone_number AS "displayPhoneNumber", c.read_up_to_id AS "readUpToId",
      k.marketing_stopped_at AS "marketingStoppedAt", (
        SELECT t.payload->'snapshot'->>'language' FROM message t
        WHERE t.conversation_id = c.id AND t.direction = 'outbound' AND t.type = 'template'
        ORDER BY t.happened_at DESC LIMIT 1) AS "lastLanguage"
    ${conversationTables(actor.id)} WHERE c.id = ${id}::uuid AND ${visibleTo(actor)}`;
  if (!record) throw new DomainError("not_found", "This conversation does not exist.");
  return {
    ...toConversationRow(record),
    contactDetails: {
      profileName: visibleName(record.profileName),
      userId: record.userId,
      waId: record.waId,
      marketingStoppedAt: record.marketingStoppedAt?.toISOString() ?? null,
      languages: languagesOf(record),
    },
    ownDraft: {
      text: record.draftText ?? "",
      beside: record.draftBeside ?? "",
      revision: record.draftRevision,
      version: Number(record.draftVersion ?? 0),
    },
    firstUnreadId: record.unreadCount > 0 ? await findFirstUnread(db(), id, record.readUpToId) : null,
    numberStopped: record.stoppedAt && {
      code: record.stoppedCode,
      details: record.stoppedDetails,
      since: record.stoppedAt.toISOString(),
    },
    markReadOn: record.markReadOn,
  };
}

/** In which a template is likely to be understood: the one last sent to them, their country's, the number's country's. */
function languagesOf({ lastLanguage, waId, displayPhoneNumber }: DetailRecord): string[] {
  const phones = [waId, displayPhoneNumber.replace(/\D/g, "")].filter((phone) => phone !== null);
  return [lastLanguage, ...phones.map(phoneLanguage)].filter((language) => language !== null);
}

/** The rows of a view, as a condition on `conversation c`. Each has its own index. */
function inView(view: ConversationView, actor: Actor, now: Date): Prisma.Sql {
  // One with nothing to show is kept for what may still come: whose message a revocation named, who wants no marketing,
  // or whom an agent is about to write to.
  const shown = Prisma.sql`(c.last_message_id IS NOT NULL OR c.last_inbound_at IS NOT NULL)`;
  const unresolved = Prisma.sql`c.state <> 'resolved' AND ${shown}`;
  const closed = new Date(now.getTime() + WINDOW_GUARD_MS);
  switch (view) {
    case "all":
      return unresolved;
    case "mine":
      return Prisma.sql`${unresolved} AND c.assignee_id = ${actor.id}`;
    case "unassigned":
      return Prisma.sql`${unresolved} AND c.assignee_id IS NULL`;
    case "unread":
      return Prisma.sql`${unresolved} AND (c.unread_count > 0 OR c.marked_unread)`;
    case "closing":
      return Prisma.sql`${unresolved} AND c.unanswered_since IS NOT NULL AND c.window_closes_at > ${closed}::timestamptz
        AND c.window_closes_at <= ${new Date(now.getTime() + CLOSING_SOON_MS)}::timestamptz`;
    case "closed":
      return Prisma.sql`${unresolved} AND (c.window_closes_at IS NULL OR c.window_closes_at <= ${closed}::timestamptz)`;
    case "resolved":
      return Prisma.sql`c.state = 'resolved' AND ${shown}`;
  }
}

async function listByActivity(
  actor: Actor,
  condition: Prisma.Sql,
  cursor: string | undefined,
  size = PAGE_SIZE,
): Promise<ConversationPage> {
  const place = cursor === undefined ? undefined : parseCursor(cursor);
  const after = place ? Prisma.sql`AND (c.last_activity_at, c.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  const records = await db().$queryRaw<ConversationRecord[]>`
    SELECT ${conversationColumns} ${conversationTables(actor.id)}
    WHERE ${condition} AND ${visibleTo(actor)} ${after} ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ${size + 1}`;
  const page = records.slice(0, size);
  const last = records.length > size ? page.at(-1) : undefined;
  return { rows: page.map(toConversationRow), nextCursor: last ? toCursor({ at: last.lastActivityAt, id: last.id }) : null };
}

/** Two lists one after the other; the cursor of the second says so. */
async function listByClosing(actor: Actor, { view, cursor }: ConversationQuery, now: Date): Promise<ConversationPage> {
  const condition = inView(view, actor, now);
  if (cursor?.startsWith(CLOSED_PART)) {
    const page = await listByActivity(actor, closedPart(condition, now), cursor.slice(CLOSED_PART.length) || undefined);
    return { ...page, nextCursor: page.nextCursor && CLOSED_PART + page.nextCursor };
  }
  const place = cursor === undefined ? undefined : parseCursor(cursor);
  const after = place ? Prisma.sql`AND (c.window_closes_at, c.id) > (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  const records = await db().$queryRaw<ConversationRecord[]>`
    SELECT ${conversationColumns} ${conversationTables(actor.id)}
    WHERE ${condition} AND ${visibleTo(actor)} AND c.window_closes_at > ${now}::timestamptz ${after}
    ORDER BY c.window_closes_at, c.id LIMIT ${PAGE_SIZE + 1}`;
  const page = records.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  if (records.length > PAGE_SIZE && last?.windowClosesAt) {
    return { rows: page.map(toConversationRow), nextCursor: toCursor({ at: last.windowClosesAt, id: last.id }) };
  }
  return { rows: page.map(toConversationRow), nextCursor: CLOSED_PART };
}

const CLOSED_PART = "closed:";

function closedPart(condition: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`${condition} AND (c.window_closes_at IS NULL OR c.window_closes_at <= ${now}::timestamptz)`;
}

async function findRows(actor: Actor, { view, ids = "" }: ConversationQuery, now: Date) {
  const wanted = ids
    .split(",")
    .filter((id) => UUID.test(id))
    .slice(0, MAX_IDS);
  const records = await db().$queryRaw<ConversationRecord[]>`
    SELECT ${conversationColumns} ${conversationTables(actor.id)}
    WHERE c.id = ANY(${wanted}::uuid[]) AND ${inView(view, actor, now)} AND ${visibleTo(actor)}`;
  return records.map(toConversationRow);
}
