import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { assign } from "@/lib/inbox/assignment";
import { listThread } from "@/lib/inbox/thread";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  theConversation,
} from "@/tests/support/inbox";
import { batchOf, marta, messageFrom, reactionFrom } from "@/tests/support/meta-webhook";

let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
  ada = await givenAgent("Ada");
});

/** Messages "1" … "count", a second apart, and the conversation's id. */
async function givenThread(count: number): Promise<string> {
  const updates = Array.from({ length: count }, (_, index) =>
    messageFrom(marta, String(index + 1), { at: NOON_SECONDS + index + 1, wamid: `wamid.${index + 1}` }),
  );
  await receiveDeliveries([batchOf(updates)]);
  return (await theConversation()).id;
}

const numbersFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

describe("a thread", () => {
  it("is paged from the newest backwards, each message once, oldest first on each page", async () => {
    const id = await givenThread(100);
    const newest = await listThread(ada, id, {});
    expect(newest.messages.map(({ text }) => text)).toEqual(numbersFrom(61, 100));
    expect(newest.newer).toBeNull();

    const middle = await listThread(ada, id, { before: newest.older ?? "" });
    expect(middle.messages.map(({ text }) => text)).toEqual(numbersFrom(21, 60));
    const oldest = await listThread(ada, id, { before: middle.older ?? "" });
    expect(oldest.messages.map(({ text }) => text)).toEqual(numbersFrom(1, 20));
    expect(oldest.older).toBeNull();

    const forwards = await listThread(ada, id, { after: oldest.newer ?? "" });
    expect(forwards.messages.map(({ text }) => text)).toEqual(numbersFrom(21, 60));
  });

  it("opens around a message, with both ways to go on", async () => {
    const id = await givenThread(100);
    const target = await db().message.findUniqueOrThrow({ where: { wamid: "wamid.50" } });
    const page = await listThread(ada, id, { around: target.id });

    expect(page.messages.map(({ text }) => text)).toEqual(numbersFrom(30, 69));
    expect(page.older).not.toBeNull();
    expect(page.newer).not.toBeNull();
  });

  it("orders by Meta's time, and by arrival within one second", async () => {
    const at = (seconds: number, wamid: string) => messageFrom(marta, wamid, { at: NOON_SECONDS + seconds, wamid });
    await receiveDeliveries([batchOf([at(9, "c"), at(5, "a"), at(5, "b")])]);
    const { messages } = await listThread(ada, (await theConversation()).id, {});

    expect(messages.map(({ text }) => text)).toEqual(["a", "b", "c"]);
  });

  it("shows quotes with their author, also of what is not there any more", async () => {
    const id = await givenThread(1);
    await givenOutbound(id, { wamid: "wamid.OUT", agentId: ada.id, body: "Which address?" });
    await receiveDeliveries([
      batchOf([
        messageFrom(marta, "This one", { at: NOON_SECONDS + 10, wamid: "wamid.Q", quoted: "wamid.OUT" }),
        messageFrom(marta, "And that", { at: NOON_SECONDS + 11, wamid: "wamid.R", quoted: "wamid.GONE" }),
      ]),
    ]);
    const { messages } = await listThread(ada, id, {});

    expect(messages.find(({ text }) => text === "This one")?.quoted).toMatchObject({
      author: "Ada",
      text: "Which address?",
      direction: "outbound",
    });
    expect(messages.find(({ text }) => text === "And that")?.quoted).toEqual({
      id: null,
      direction: null,
      author: null,
      type: null,
      text: null,
    });
  });

  it("shows reactions on their message and not as messages", async () => {
    const id = await givenThread(1);
    await givenOutbound(id, { wamid: "wamid.OUT" });
    await receiveDeliveries([batchOf([reactionFrom(marta, "wamid.OUT", "🙏", { at: NOON_SECONDS + 20, wamid: "wamid.R" })])]);
    const { messages } = await listThread(ada, id, {});

    expect(messages).toHaveLength(2);
    expect(messages.find(({ direction }) => direction === "outbound")?.reactions).toEqual([
      { side: "contact", emoji: "🙏", status: null },
    ]);
  });

  it("has the events between its messages, each on one page", async () => {
    const id = await givenThread(60);
    await assign(ada, id, ada.id, new Date(NOON.getTime() + 10_500));
    await assign(ada, id, (await givenAgent("Grace")).id, new Date(NOON.getTime() + 3_600_000));
    const newest = await listThread(ada, id, {});
    const older = await listThread(ada, id, { before: newest.older ?? "" });

    expect(newest.events.map(({ subject }) => subject?.name)).toEqual(["Grace"]);
    expect(older.events.map(({ subject }) => subject?.name)).toEqual(["Ada"]);
  });

  it("of a conversation that was merged away is the kept one's", async () => {
    await receiveDeliveries([batchOf([messageFrom({ phone: "351912555014" }, "phone", { at: NOON_SECONDS, wamid: "w1" })])]);
    const old = await theConversation();
    await receiveDeliveries([
      batchOf([
        messageFrom({ userId: "PT.9001" }, "BSUID", { at: NOON_SECONDS + 1, wamid: "w2" }),
        messageFrom(marta, "both", { at: NOON_SECONDS + 2, wamid: "w3" }),
      ]),
    ]);
    const { messages } = await listThread(ada, old.id, {});

    expect(messages.map(({ text }) => text)).toEqual(["phone", "BSUID", "both"]);
  });
});
