import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { targetOf } from "@/lib/inbox/message-references";
import { standingReactions } from "@/lib/inbox/reactions";
import { recordAnswers } from "@/lib/inbox/response-times";
import { type Happening, history, OUTBOUND } from "@/tests/support/history";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  keepAt,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
} from "@/tests/support/inbox";
import { batchOf, deliveryOf, messageFrom } from "@/tests/support/meta-webhook";

const SEEDS = 200;
const TEMPLATE_ID = "00000000-0000-4000-8000-0000000000ff";
const MAX_REPEATS = 20;

beforeAll(async () => {
  await givenNumber();
});

/**
 * A beginning that every run shares: a conversation with replies whose statuses are to come, one every three hours, and somebody whose phone alone
 * is known, of whom those statuses tell the user id. (A message of ours goes to somebody known, so its statuses do not come before.)
 */
async function begin(): Promise<ReadonlyMap<string, string>> {
  await forgetConversations();
  const first = messageFrom({ phone: "351912555014", userId: "PT.1", name: "Marta" }, "first", {
    at: NOON_SECONDS - 1,
    wamid: "wamid.FIRST",
  });
  const other = messageFrom({ phone: "5531987654321" }, "by phone", { at: NOON_SECONDS - 1, wamid: "wamid.SECOND" });
  await receiveDeliveries([deliveryOf([first]), deliveryOf([other])]);
  const { id } = await db().conversation.findFirstOrThrow({ where: { contact: { userId: "PT.1" } }, select: { id: true } });
  const { id: agentId } = await givenAgent();
  const ids = new Map<string, string>();
  for (const { clientMessageId, body, wamid, isAnswerLost } of OUTBOUND) {
    const answer = isAnswerLost ? { status: "sending" as const, claimedAt: NOON } : { wamid, status: "accepted" as const };
    const made = { type: "template", templateId: TEMPLATE_ID, happenedAt: new Date(NOON.getTime() + 3 * 3_600_000) };
    const isTemplate = ids.size < 2;
    const typed = { happenedAt: new Date(NOON.getTime() + ids.size * 3 * 3_600_000) };
    ids.set(
      clientMessageId,
      await givenOutbound(id, { clientMessageId, agentId, body, ...answer, ...(isTemplate ? made : typed) }),
    );
  }
  await db().$transaction((tx) =>
    recordAnswers(
      tx,
      [...ids.values()].map((answer) => ({ id: answer, conversationId: id })),
    ),
  );
  return ids;
}

/** In deliveries of these sizes, each ingested before the next one comes; without sizes, all at once. */
async function play(happenings: readonly Happening[], sizes: readonly number[] = []): Promise<void> {
  const ids = await begin();
  const updates = happenings.map((happening) => happening(ids));
  for (let start = 0, nth = 0; start < updates.length; nth += 1) {
    const size = sizes[nth % sizes.length] ?? updates.length;
    const batch = updates.slice(start, start + size);
    for (const { receivedAt, ...update } of batch) if (receivedAt) await keepAt(receivedAt, update);
    await receiveDeliveries([batchOf(batch.filter(({ receivedAt }) => !receivedAt))]);
    start += size;
  }
}

/** What the message that `message m` names is called, by whichever of its ids it was stored. */
const targetName = Prisma.sql`(SELECT coalesce(t.wamid_key, t.wamid) FROM message t WHERE t.id = ${targetOf(Prisma.sql`m`)})`;

/** Everything that people can see, without ids and times of our own. */
async function finalRows() {
  const contacts = await db().$queryRaw`
    SELECT user_id, wa_id, profile_name, phone_book_name, username, profile_at, marketing_stopped_at, marketing_preference_at,
      (SELECT array_agg(kind || ' ' || value || ' ' || seen_at ORDER BY kind, value) FROM contact_alias a WHERE a.contact_id = contact.id AND a.kind <> 'group') AS aliases
    FROM contact ORDER BY user_id, wa_id`;
  const conversations = await db().$queryRaw`
    SELECT k.user_id, k.wa_id, state, last_inbound_at, window_refused_at, window_closes_at, last_activity_at, unread_count, unanswered_since, last_outbound_at,
      (SELECT happened_at FROM message m WHERE m.id = c.last_message_id) AS shown_at
    FROM conversation c JOIN contact k ON k.id = c.contact_id ORDER BY 1, 2`;
  const messages = await db().$queryRaw`
    SELECT coalesce(m.wamid_key, m.wamid) AS name, ${targetName} AS named, m.direction, m.type, m.body, m.happened_at, m.meta_at, m.client_message_id, k.user_id, k.wa_id, m.status, m.sent_at, m.delivered_at,
      m.read_at, m.played_at, m.failed_at, m.error_code, m.error, m.pricing, m.price_category, m.price_type, m.replied_at, m.source, m.is_history, m.payload->>'type' AS metas_type, m.edited_at, m.revoked_at, m.answers_since, m.response_seconds,
      CASE WHEN m.type = 'call' OR (m.edited_at IS NOT NULL AND m.revoked_at IS NULL) THEN m.payload - 'id' END AS payload
    FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN contact k ON k.id = c.contact_id
    ORDER BY 1, m.client_message_id`;
  const reactions = await db().$queryRaw`
    SELECT coalesce(m.wamid_key, m.wamid) AS name, s.direction, s.body, s.happened_at, k.user_id FROM message m
    CROSS JOIN LATERAL (${standingReactions}) AS s LEFT JOIN contact k ON k.id = s.author_id ORDER BY 1, 2, 5`;
  const parked = await db().$queryRaw`SELECT wamid, status, happened_at, code FROM parked_status ORDER BY 1, 2, 3, 4`;
  const events = await db().$queryRaw`
    SELECT e.kind, e.happened_at, e.source, k.user_id FROM conversation_event e
    JOIN conversation c ON c.id = e.conversation_id JOIN contact k ON k.id = c.contact_id ORDER BY e.source`;
  const parts = await db().$queryRaw`SELECT phase, chunk_order, progress, messages FROM number_history_chunk ORDER BY 1, 2`;
  return { contacts, conversations, messages, reactions, parked, events, parts };
}

describe("ingest", () => {
  it(
    `ends in the same rows whatever the order, the repetition and the batching, in ${SEEDS} histories`,
    async () => {
      const disorder = fc.record({
        happenings: history,
        seed: fc.integer(),
        repeats: fc.array(fc.integer({ min: 1, max: MAX_REPEATS }), { minLength: 1, maxLength: 5 }),
        sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(disorder, async ({ happenings, seed, repeats, sizes }) => {
          await play(happenings);
          const expected = await finalRows();
          await play(shuffled(repeated(happenings, repeats), seed), sizes);
          expect(await finalRows()).toEqual(expected);
        }),
        { numRuns: SEEDS },
      );
    },
    15 * 60_000,
  );
});

function repeated(happenings: readonly Happening[], repeats: readonly number[]): Happening[] {
  // Most once or twice, some up to twenty times: all of them twenty times would only make the test slow.
  return happenings.flatMap((happening, index) => {
    const times = index % 7 === 0 ? (repeats[index % repeats.length] ?? 1) : 1 + (index % 2);
    return Array.from({ length: times }, () => happening);
  });
}

function shuffled(happenings: readonly Happening[], seed: number): Happening[] {
  const order = [...happenings];
  let state = seed >>> 0 || 1;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const [one, two] = [order[last], order[other]];
    if (one && two) [order[last], order[other]] = [two, one];
  }
  return order;
}
