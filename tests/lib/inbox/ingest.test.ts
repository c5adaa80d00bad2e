import { beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { replayDeliveries } from "@/lib/inbox/deliveries-review";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { acceptWebhook } from "@/lib/inbox/webhooks";
import { eventually } from "@/tests/support/conditions";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  ingestAll,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import { deliveryOf, envelope, marta, messageFrom, reactionFrom, statusOf } from "@/tests/support/meta-webhook";

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

const hello = messageFrom(marta, "Olá! 👋", { at: NOON_SECONDS, wamid: "wamid.IN1" });

describe("an inbound message", () => {
  it("becomes a contact, a conversation and an unread message by Meta's time", async () => {
    await receiveDeliveries([deliveryOf([hello])], new Date(NOON.getTime() + 60_000));

    const conversation = await theConversation();
    expect(conversation).toMatchObject({
      state: "open",
      unreadCount: 1,
      lastInboundAt: NOON,
      lastActivityAt: NOON,
      unansweredSince: NOON,
    });
    expect(conversation.windowClosesAt).toEqual(new Date(NOON.getTime() + 24 * 3_600_000));
    expect(conversation.contact).toMatchObject({ profileName: "Marta Oliveira", waId: "351912555014", userId: "PT.9001" });
    expect(await db().message.findMany()).toMatchObject([
      { wamid: "wamid.IN1", body: "Olá! 👋", type: "text", direction: "inbound" },
    ]);
  });

  it("that Meta posts twenty times is one message, unread once", async () => {
    await receiveDeliveries(Array.from({ length: 20 }, () => deliveryOf([hello])));

    expect(await db().message.count()).toBe(1);
    expect((await theConversation()).unreadCount).toBe(1);
  });

  it("that comes a day late does not open a fresh window", async () => {
    const later = messageFrom(marta, "second", { at: NOON_SECONDS + 3600, wamid: "wamid.IN2" });
    await receiveDeliveries([deliveryOf([later])]);
    await receiveDeliveries([deliveryOf([hello])], new Date(NOON.getTime() + 86_400_000));

    const conversation = await theConversation();
    expect(conversation.lastInboundAt).toEqual(new Date(NOON.getTime() + 3_600_000));
    expect(conversation.unreadCount).toBe(2);
    const shown = await db().message.findUniqueOrThrow({ where: { id: conversation.lastMessageId ?? "" } });
    expect(shown.wamid).toBe("wamid.IN2");
  });

  it("reopens a resolved conversation, and says so in the thread", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    await db().conversation.update({ where: { id }, data: { state: "resolved", resolvedAt: NOON } });
    await receiveDeliveries([deliveryOf([messageFrom(marta, "again", { at: NOON_SECONDS + 5, wamid: "wamid.IN2" })])]);

    expect(await theConversation()).toMatchObject({ state: "open", resolvedAt: null });
    expect(await db().conversationEvent.findMany()).toMatchObject([{ kind: "reopened", actorId: null }]);
  });

  it.each(["image", "location", "order", "something_new"])("of type %s is stored whole", async (type) => {
    const update = messageFrom(marta, "", { at: NOON_SECONDS, wamid: "wamid.X", type, content: { id: "77", caption: "look" } });
    await receiveDeliveries([deliveryOf([update])]);

    const message = await db().message.findFirstOrThrow();
    expect(message.payload).toMatchObject({ type, [type]: { id: "77", caption: "look" } });
    expect((await theConversation()).unreadCount).toBe(1);
  });

  it("for a number that is not ours is counted, and its delivery is kept", async () => {
    await receiveDeliveries([deliveryOf([hello], "999")]);

    expect(await db().message.count()).toBe(0);
    expect(await db().webhookTally.findMany()).toMatchObject([{ kind: "unknown_number", key: "999", count: 1n }]);
    expect(await db().webhookDelivery.findMany()).toMatchObject([{ setAsideAt: null, ingestedAt: expect.any(Date) }]);
  });
});

describe("who wrote", () => {
  it("is one contact when a phone, a BSUID and then both were seen, with one conversation", async () => {
    const { phone, userId } = marta;
    if (!phone || !userId) throw new Error("Marta has both.");
    await receiveDeliveries([deliveryOf([messageFrom({ phone }, "by phone", { at: NOON_SECONDS, wamid: "wamid.1" })])]);
    const before = await theConversation();
    await receiveDeliveries([deliveryOf([messageFrom({ userId }, "by BSUID", { at: NOON_SECONDS + 1, wamid: "wamid.2" })])]);
    expect(await db().contact.count()).toBe(2);
    await receiveDeliveries([deliveryOf([messageFrom(marta, "both", { at: NOON_SECONDS + 2, wamid: "wamid.3" })])]);

    expect(await db().contact.findMany()).toMatchObject([{ waId: phone, userId, profileName: "Marta Oliveira" }]);
    const conversation = await theConversation();
    expect(await db().message.count({ where: { conversationId: conversation.id } })).toBe(3);
    expect(conversation.unreadCount).toBe(3);
    expect(await db().contactMerge.count()).toBe(1);
    expect(await db().conversationMerge.findMany()).toMatchObject([
      { mergedConversationId: before.id, keptConversationId: conversation.id },
    ]);
  });

  it("without a phone number is a contact all the same", async () => {
    await receiveDeliveries([
      deliveryOf([messageFrom({ userId: "PT.77", username: "leo.sampaio" }, "Oi", { at: NOON_SECONDS, wamid: "wamid.1" })]),
    ]);

    expect(await db().contact.findMany()).toMatchObject([{ waId: null, userId: "PT.77" }]);
  });

  it("is somebody new when a phone comes with another BSUID, and the phone goes with it", async () => {
    await receiveDeliveries([deliveryOf([messageFrom(marta, "old owner", { at: NOON_SECONDS, wamid: "wamid.1" })])]);
    const heir = { ...marta, userId: "PT.555", name: "Somebody else" };
    await receiveDeliveries([deliveryOf([messageFrom(heir, "new owner", { at: NOON_SECONDS + 9, wamid: "wamid.2" })])]);

    const contacts = await db().contact.findMany({ orderBy: { userId: "asc" } });
    expect(contacts).toMatchObject([
      { userId: "PT.555", waId: marta.phone },
      { userId: "PT.9001", waId: null },
    ]);
  });

  it("is the same person with and without Brazil's ninth digit", async () => {
    await receiveDeliveries([
      deliveryOf([messageFrom({ phone: "5531987654321" }, "with", { at: NOON_SECONDS, wamid: "wamid.1" })]),
      deliveryOf([messageFrom({ phone: "553187654321" }, "without", { at: NOON_SECONDS + 1, wamid: "wamid.2" })]),
    ]);

    expect(await db().contact.findMany()).toMatchObject([{ waId: "553187654321" }]);
  });
});

describe("a reaction", () => {
  /** What stands on the message of ours that the reactions name. */
  async function reactionsOnOurs() {
    const { id } = await theConversation();
    await givenOutbound(id, { wamid: "wamid.OUT" });
    const { messages } = await theThread();
    return messages.find(({ direction }) => direction === "outbound")?.reactions;
  }

  it("is kept on its message and counts as no question and nothing unread, nor does it move the window", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    await receiveDeliveries([deliveryOf([reactionFrom(marta, "wamid.OUT", "👍", { at: NOON_SECONDS + 60, wamid: "wamid.R1" })])]);

    expect(await reactionsOnOurs()).toEqual([{ side: "contact", emoji: "👍", status: null }]);
    expect(await theConversation()).toMatchObject({ unreadCount: 1, lastInboundAt: NOON });
  });

  it("that was taken back does not return when the first one is delivered again", async () => {
    const first = reactionFrom(marta, "wamid.OUT", "👍", { at: NOON_SECONDS, wamid: "wamid.R1" });
    const removal = reactionFrom(marta, "wamid.OUT", "", { at: NOON_SECONDS + 2, wamid: "wamid.R2" });
    await receiveDeliveries([deliveryOf([removal]), deliveryOf([first])]);

    expect(await reactionsOnOurs()).toEqual([]);
  });

  it.each(["first", "last"])("taken back within one second is taken back, when the removal comes %s", async (place) => {
    const added = reactionFrom(marta, "wamid.OUT", "👍", { at: NOON_SECONDS, wamid: "wamid.R2" });
    const removal = reactionFrom(marta, "wamid.OUT", "", { at: NOON_SECONDS, wamid: "wamid.R1" });
    const inOrder = place === "first" ? [removal, added] : [added, removal];
    await receiveDeliveries(inOrder.map((reaction) => deliveryOf([reaction])));

    expect(await reactionsOnOurs()).toEqual([]);
  });
});

describe("a status", () => {
  const failure = [{ code: 131047, title: "Re-engagement message", error_data: { details: "More than 24 hours" } }];

  it("moves its message forward and gives each stage its time", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    await givenOutbound(id, { wamid: "wamid.OUT" });
    await receiveDeliveries([
      deliveryOf([statusOf("wamid.OUT", "read", { at: NOON_SECONDS + 30 })]),
      deliveryOf([statusOf("wamid.OUT", "sent", { at: NOON_SECONDS + 10 })]),
    ]);

    const message = await db().message.findUniqueOrThrow({ where: { wamid: "wamid.OUT" } });
    expect(message).toMatchObject({ status: "read", deliveredAt: null });
    expect(message.sentAt).toEqual(new Date(NOON.getTime() + 10_000));
    expect(message.readAt).toEqual(new Date(NOON.getTime() + 30_000));
  });

  it("finds a message whose answer never came, by our callback data", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    const messageId = await givenOutbound(id, { status: "sending" });
    await receiveDeliveries([deliveryOf([statusOf("wamid.LOST", "delivered", { at: NOON_SECONDS, callbackData: messageId })])]);

    expect(await db().message.findUniqueOrThrow({ where: { id: messageId } })).toMatchObject({
      wamid: "wamid.LOST",
      status: "delivered",
    });
  });

  it("that comes before its message is parked, once", async () => {
    const early = deliveryOf([statusOf("wamid.EARLY", "sent", { at: NOON_SECONDS })]);
    await receiveDeliveries([early, early]);

    expect(await db().parkedStatus.findMany()).toMatchObject([{ wamid: "wamid.EARLY", status: "sent" }]);
  });

  it("that comes before its message twice with another time has both its consequences", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    const refusedAt = (seconds: number) => statusOf("wamid.LOST", "failed", { at: NOON_SECONDS + seconds, errors: failure });
    const messageId = await givenOutbound(id, { status: "sending" });
    await receiveDeliveries([deliveryOf([refusedAt(61)]), deliveryOf([refusedAt(60)]), deliveryOf([refusedAt(61)])]);
    expect(await db().parkedStatus.count()).toBe(2);

    await receiveDeliveries([deliveryOf([statusOf("wamid.LOST", "sent", { at: NOON_SECONDS, callbackData: messageId })])]);
    expect(await db().parkedStatus.count()).toBe(0);
    expect(await theConversation()).toMatchObject({ windowRefusedAt: new Date(NOON.getTime() + 61_000) });
    expect(await db().message.findUniqueOrThrow({ where: { id: messageId } })).toMatchObject({
      ...{ status: "failed", failedAt: new Date(NOON.getTime() + 60_000) },
    });
  });

  it("131047 closes the window until the contact writes again", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    await givenOutbound(id, { wamid: "wamid.OUT" });
    await receiveDeliveries([deliveryOf([statusOf("wamid.OUT", "failed", { at: NOON_SECONDS + 60, errors: failure })])]);
    const refusedAt = new Date(NOON.getTime() + 60_000);
    expect(await theConversation()).toMatchObject({ windowRefusedAt: refusedAt, windowClosesAt: refusedAt });
    expect(await db().message.findUniqueOrThrow({ where: { wamid: "wamid.OUT" } })).toMatchObject({
      status: "failed",
      errorCode: 131047,
    });

    await receiveDeliveries([deliveryOf([messageFrom(marta, "back", { at: NOON_SECONDS + 120, wamid: "wamid.IN2" })])]);
    expect((await theConversation()).windowClosesAt).toEqual(new Date(NOON.getTime() + 120_000 + 86_400_000));
  });
});

describe("a delivery that is broken", () => {
  it("is set aside with its error while its neighbours go on", async () => {
    await receiveDeliveries([Buffer.from("not json"), deliveryOf([hello])]);

    const [broken, fine] = await db().webhookDelivery.findMany({ orderBy: { id: "asc" } });
    expect(broken?.setAsideAt).toEqual(NOON);
    expect(broken?.error).toBeTruthy();
    expect(fine).toMatchObject({ setAsideAt: null, ingestedAt: expect.any(Date) });
    expect(await db().message.count()).toBe(1);
  });

  it("in one element keeps the others of the same delivery, and can be replayed", async () => {
    const update = { contact: null, message: { id: 5, type: "text" } };
    await receiveDeliveries([deliveryOf([update, hello])]);

    const [delivery] = await db().webhookDelivery.findMany();
    expect(delivery?.error).toContain("1 of 2");
    expect(await db().message.count()).toBe(1);
    const noor = await givenAgent("Noor", "admin");
    expect(await replayDeliveries(noor, [String(delivery?.id)], NOON)).toBe(1);
  });

  it("in a way that only the database refuses is found among its neighbours and set aside alone", async () => {
    await db().$executeRaw`ALTER TABLE message ADD CONSTRAINT no_poison CHECK (body <> 'poison')`;
    try {
      const bodies = Array.from({ length: 9 }, (_, index) =>
        deliveryOf([messageFrom(marta, index === 4 ? "poison" : "fine", { at: NOON_SECONDS + index, wamid: `wamid.${index}` })]),
      );
      await receiveDeliveries(bodies);
    } finally {
      await db().$executeRaw`ALTER TABLE message DROP CONSTRAINT no_poison`;
    }
    expect(await db().message.count()).toBe(8);
    expect(await db().webhookDelivery.count({ where: { setAsideAt: { not: null } } })).toBe(1);
  });

  it("is not taken for one whose transaction had to give way: nothing is set aside, and the next run ingests it", async () => {
    await receiveDeliveries([deliveryOf([hello])]);
    const { id } = await theConversation();
    await acceptWebhook(deliveryOf([messageFrom(marta, "again", { at: NOON_SECONDS + 1, wamid: "wamid.IN2" })]));
    // Somebody holds the conversation; Postgres ends the wait for it, as it does with the loser of a deadlock.
    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM conversation WHERE id = $1 FOR UPDATE", [id]);
    const ingest = ingestWebhooks(NOON).then(
      () => "ingested",
      () => "gave way",
    );
    const cancel = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    await eventually("ingest waits", async () => (await pool().query(cancel)).rowCount);
    expect(await ingest).toBe("gave way");
    await holder.query("ROLLBACK");
    holder.release();

    await ingestAll();
    expect(await db().webhookDelivery.count({ where: { setAsideAt: { not: null } } })).toBe(0);
    expect((await theConversation()).unreadCount).toBe(2);
  });

  it("of a field that this version does not know is counted and kept", async () => {
    await receiveDeliveries([envelope({ field: "flows", value: { event: "x" } })]);

    expect(await db().webhookTally.findMany()).toMatchObject([{ kind: "field", key: "flows", count: 1n }]);
    expect(await db().webhookDelivery.count({ where: { setAsideAt: null } })).toBe(1);
  });
});
