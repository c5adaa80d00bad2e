import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { assign, unassign } from "@/lib/inbox/assignment";
import { sendReply } from "@/lib/inbox/replies";
import { listThread } from "@/lib/inbox/thread";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox } from "@/tests/support/sending";

let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  conversationId = await givenConversation(await givenEmptyInbox());
  ada = await givenAgent("Ada");
});

const text = () => ({ kind: "text", clientMessageId: uuidv7(), text: "Yes" }) as const;
const theAssignee = async () => (await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).assigneeId;

async function assignments() {
  const { events } = await listThread(ada, conversationId, {});
  return events.filter(({ kind }) => kind === "assigned");
}

describe("answering a conversation that nobody has", () => {
  test("takes it, and the thread says so", async () => {
    await sendReply(ada, conversationId, text(), NOON);
    expect(await theAssignee()).toBe(ada.id);
    expect(await assignments()).toMatchObject([{ actor: { id: ada.id }, subject: { id: ada.id } }]);
  });

  test("takes it once, however often the reply is posted, and it can be given back", async () => {
    const reply = text();
    await sendReply(ada, conversationId, reply, NOON);
    await unassign(ada, conversationId, NOON);
    await sendReply(ada, conversationId, reply, NOON);
    expect(await theAssignee()).toBeNull();
    expect(await assignments()).toHaveLength(1);
  });

  test("takes nothing from a colleague", async () => {
    const grace = await givenAgent("Grace");
    await assign(ada, conversationId, grace.id, NOON);
    await sendReply(ada, conversationId, text(), NOON);
    expect(await theAssignee()).toBe(grace.id);
  });

  test("takes nothing for an agent who has chosen so", async () => {
    const grace = await givenAgent("Grace");
    await db().agent.update({ where: { id: grace.id }, data: { takesOnReply: false } });
    await sendReply(grace, conversationId, text(), NOON);
    expect(await theAssignee()).toBeNull();
    expect(await assignments()).toEqual([]);
  });

  test("takes nothing with a reply that is refused", async () => {
    const later = new Date(NOON.getTime() + 48 * 3_600_000);
    await expect(sendReply(ada, conversationId, text(), later)).rejects.toMatchObject({ code: "service_window_closed" });
    expect(await theAssignee()).toBeNull();
  });
});
