import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { ConversationQuery } from "@/lib/contract/conversation";
import { db } from "@/lib/db";
import { assign, unassign } from "@/lib/inbox/assignment";
import { findConversation, listConversations, summarizeConversations } from "@/lib/inbox/conversations";
import { saveDraft } from "@/lib/inbox/drafts";
import { markRead, markUnread } from "@/lib/inbox/read-markers";
import { reopen, resolve } from "@/lib/inbox/resolution";
import { forgetConversations, givenAgent, givenNumber, NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { batchOf, messageFrom } from "@/tests/support/meta-webhook";

let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
  ada = await givenAgent("Ada");
});

const HOUR = 3600;
const query = (options: Partial<ConversationQuery> = {}): ConversationQuery => ({ view: "all", order: "activity", ...options });

/** People numbered from 1; the nth wrote n hours ago. */
async function givenConversations(count: number): Promise<void> {
  const updates = Array.from({ length: count }, (_, index) => {
    const person = { phone: `35191000${String(index + 1).padStart(4, "0")}`, name: `Person ${index + 1}` };
    return messageFrom(person, `Hello from ${index + 1}`, { at: NOON_SECONDS - (index + 1) * HOUR, wamid: `wamid.${index + 1}` });
  });
  await receiveDeliveries([batchOf(updates)]);
}

async function names(options: Partial<ConversationQuery> = {}): Promise<string[]> {
  const { rows } = await listConversations(ada, query(options), NOON);
  return rows.map(({ contact }) => contact.name);
}

async function idOf(name: string): Promise<string> {
  const { id } = await db().conversation.findFirstOrThrow({ where: { contact: { profileName: name } }, select: { id: true } });
  return id;
}

describe("the list of conversations", () => {
  it("shows the newest activity first, with preview, unread and window", async () => {
    await givenConversations(3);
    const { rows } = await listConversations(ada, query(), NOON);

    expect(rows.map(({ contact }) => contact.name)).toEqual(["Person 1", "Person 2", "Person 3"]);
    expect(rows[0]).toMatchObject({
      unreadCount: 1,
      unanswered: true,
      assignee: null,
      number: { name: "Lisbon store" },
      preview: { direction: "inbound", type: "text", text: "Hello from 1", status: null },
      window: { closesAt: new Date(NOON.getTime() + 23 * HOUR * 1000).toISOString(), refused: false },
    });
  });

  it("pages through everything once, also while new activity comes in above", async () => {
    await givenConversations(95);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(ada, query(cursor ? { cursor } : {}), NOON);
      seen.push(...page.rows.map(({ contact }) => contact.name));
      cursor = page.nextCursor ?? undefined;
      const update = messageFrom({ phone: "351920000000", name: "Newcomer" }, "hi", {
        at: NOON_SECONDS,
        wamid: `wamid.new${seen.length}`,
      });
      await receiveDeliveries([batchOf([update])]);
    } while (cursor);

    expect(seen).toHaveLength(95);
    expect(new Set(seen).size).toBe(95);
  });

  it("ordered by closing puts open windows first, by time left, then the closed ones", async () => {
    await givenConversations(26);
    const rows = await names({ order: "closing" });

    expect(rows.slice(0, 2)).toEqual(["Person 23", "Person 22"]);
    const second = await listConversations(ada, query({ order: "closing", cursor: "closed:" }), NOON);
    expect(second.rows.map(({ contact }) => contact.name)).toEqual(["Person 24", "Person 25", "Person 26"]);
    expect(second.nextCursor).toBeNull();
  });

  it("separates mine, unassigned, unread, closing, closed and resolved", async () => {
    await givenConversations(26);
    await assign(ada, await idOf("Person 2"), ada.id, NOON);
    await resolve(ada, await idOf("Person 3"), NOON);
    const { id: messageId } = await db().message.findUniqueOrThrow({ where: { wamid: "wamid.4" } });
    await markRead(ada, await idOf("Person 4"), messageId);

    expect(await names({ view: "mine" })).toEqual(["Person 2"]);
    expect(await names({ view: "resolved" })).toEqual(["Person 3"]);
    expect(await names({ view: "closing" })).toEqual(["Person 22", "Person 23"]);
    expect(await names({ view: "closed" })).toEqual(["Person 24", "Person 25", "Person 26"]);
    expect(await names({ view: "unread" })).not.toContain("Person 4");
    expect(await names({ view: "unassigned" })).not.toContain("Person 2");
    const summary = await summarizeConversations(ada, NOON);
    expect(summary).toMatchObject({ all: 25, mine: 1, unassigned: 24, unread: 24, closed: 3, resolved: 1 });
    expect(summary.closing).toEqual({ count: 2, firstClosesAt: new Date(NOON.getTime() + HOUR * 1000).toISOString() });
  });

  it("asked for certain ids answers those that the view holds", async () => {
    await givenConversations(3);
    const ids = await Promise.all(["Person 1", "Person 2"].map(idOf));
    await resolve(ada, ids[1] ?? "", NOON);

    expect(await names({ ids: [...ids, "not an id"].join(",") })).toEqual(["Person 1"]);
  });

  it("refuses a cursor that it did not give out", async () => {
    await expect(listConversations(ada, query({ cursor: "1; DROP TABLE agent" }), NOON)).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("is empty for an agent who was deactivated, and a conversation does not exist for one", async () => {
    await givenConversations(1);
    const id = await idOf("Person 1");
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });

    expect(await names()).toEqual([]);
    await expect(findConversation(ada, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(assign(ada, id, ada.id, NOON)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a conversation", () => {
  it("that does not exist cannot be opened", async () => {
    await expect(findConversation(ada, uuidv7())).rejects.toMatchObject({ code: "not_found" });
  });

  it("is given to a colleague and taken back, and the thread says by whom", async () => {
    await givenConversations(1);
    const grace = await givenAgent("Grace", "supervisor");
    const id = await idOf("Person 1");
    await assign(grace, id, ada.id, NOON);
    await assign(grace, id, ada.id, NOON);
    expect((await findConversation(ada, id)).assignee).toEqual({ id: ada.id, name: "Ada" });
    await unassign(ada, id, NOON);

    const events = await db().conversationEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ kind, actorId, subjectId }) => [kind, actorId, subjectId])).toEqual([
      ["assigned", grace.id, ada.id],
      ["unassigned", ada.id, ada.id],
    ]);
  });

  it("cannot be given to somebody who left", async () => {
    await givenConversations(1);
    const grace = await givenAgent("Grace");
    await db().agent.update({ where: { id: grace.id }, data: { deactivatedAt: NOON } });

    await expect(assign(ada, await idOf("Person 1"), grace.id, NOON)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is resolved and reopened, once each", async () => {
    await givenConversations(1);
    const id = await idOf("Person 1");
    await resolve(ada, id, NOON);
    await resolve(ada, id, NOON);
    expect((await findConversation(ada, id)).state).toBe("resolved");
    await reopen(ada, id, NOON);

    expect((await findConversation(ada, id)).state).toBe("open");
    expect(await db().conversationEvent.count()).toBe(2);
  });

  it("shows where reading has to go on, and a late message from the past is unread too", async () => {
    const marta = { phone: "351912555014", name: "Marta" };
    const at = (seconds: number, wamid: string) => messageFrom(marta, wamid, { at: NOON_SECONDS + seconds, wamid });
    await receiveDeliveries([batchOf([at(0, "w1"), at(10, "w2")])]);
    const id = await idOf("Marta");
    const second = await db().message.findUniqueOrThrow({ where: { wamid: "w2" } });
    await markRead(ada, id, second.id);
    expect(await findConversation(ada, id)).toMatchObject({ unreadCount: 0, firstUnreadId: null });

    await receiveDeliveries([batchOf([at(5, "late")])]);
    const late = await db().message.findUniqueOrThrow({ where: { wamid: "late" } });
    expect(await findConversation(ada, id)).toMatchObject({ unreadCount: 1, firstUnreadId: late.id });
  });

  it("read up to an older message stays read up to the newer one", async () => {
    await receiveDeliveries([
      batchOf(
        [1, 2].map((nth) =>
          messageFrom({ phone: "351912555014", name: "Marta" }, "x", { at: NOON_SECONDS + nth, wamid: `w${nth}` }),
        ),
      ),
    ]);
    const id = await idOf("Marta");
    const [first, second] = await db().message.findMany({ orderBy: { id: "asc" } });
    await markRead(ada, id, second?.id ?? "");
    await markRead(ada, id, first?.id ?? "");

    expect((await findConversation(ada, id)).unreadCount).toBe(0);
  });

  it("marked unread is in the unread list until somebody reads it", async () => {
    await givenConversations(1);
    const id = await idOf("Person 1");
    const message = await db().message.findFirstOrThrow();
    await markRead(ada, id, message.id);
    await markUnread(ada, id);
    expect(await names({ view: "unread" })).toEqual(["Person 1"]);
    await markRead(ada, id, message.id);

    expect(await names({ view: "unread" })).toEqual([]);
  });

  it("says in the row that a long draft goes on", async () => {
    await givenConversations(1);
    const id = await idOf("Person 1");
    await saveDraft(ada, id, { text: "a".repeat(5_000), beside: "", revision: uuidv7(), knows: [] }, NOON);

    expect((await findConversation(ada, id)).draft).toMatch(/^a+…$/);
  });

  it("keeps each agent's draft apart, and forgets an empty one", async () => {
    await givenConversations(1);
    const grace = await givenAgent("Grace");
    const id = await idOf("Person 1");
    const save = (text: string, knows: string[]) => saveDraft(ada, id, { text, beside: "", revision: uuidv7(), knows }, NOON);
    const first = await save("Dear Marta", []);
    const second = await save("Dear Marta, ", [first.revision ?? ""]);

    expect(await findConversation(ada, id)).toMatchObject({ ownDraft: second, draft: "Dear Marta," });
    expect(await findConversation(grace, id)).toMatchObject({ ownDraft: { text: "", version: 0 }, draft: null });
    await save("", [second.revision ?? ""]);
    expect(await findConversation(ada, id)).toMatchObject({ ownDraft: { text: "" }, draft: null });
  });
});
