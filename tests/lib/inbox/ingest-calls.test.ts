import { beforeEach, describe, expect, it } from "vitest";
import {
  forgetConversations,
  givenNumber,
  givenOutbound,
  NOON,
  NOON_SECONDS,
  receiveEach,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import { callFrom, marta, messageFrom, preferenceOf, statusOf } from "@/tests/support/meta-webhook";

const hello = messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.IN1" });
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

describe("a call", () => {
  const connect = callFrom(marta, { at: NOON_SECONDS, id: "wacid.1", event: "connect" });
  const missed = callFrom(marta, { at: NOON_SECONDS + 40, id: "wacid.1", event: "terminate" });
  const taken = callFrom(marta, { at: NOON_SECONDS + 70, id: "wacid.1", event: "terminate", startedAt: NOON_SECONDS + 10 });

  it("that rings is shown, opens the window and is neither unread nor a question", async () => {
    await receiveEach(connect);

    expect((await theThread()).messages).toMatchObject([{ type: "call", direction: "inbound", content: { outcome: "ringing" } }]);
    expect(await theConversation()).toMatchObject({ unreadCount: 0, unansweredSince: null, lastInboundAt: NOON });
  });

  it.each([[[connect, missed]], [[missed, connect, missed]]])(
    "that nobody took is missed: unread and unanswered (%#)",
    async (updates) => {
      await receiveEach(...updates);

      const { messages } = await theThread();
      expect(messages).toMatchObject([{ content: { outcome: "missed", durationSeconds: null }, happenedAt: NOON.toISOString() }]);
      expect(await theConversation()).toMatchObject({ unreadCount: 1, unansweredSince: NOON, lastMessageId: messages[0]?.id });
    },
  );

  it.each([[[connect, taken]], [[taken, connect]]])(
    "that was taken has its duration and waits for nobody (%#)",
    async (updates) => {
      await receiveEach(...updates);

      expect((await theThread()).messages).toMatchObject([{ content: { outcome: "ended", durationSeconds: 60 } }]);
      expect(await theConversation()).toMatchObject({ unreadCount: 0, unansweredSince: null });
    },
  );

  it("of ours that was refused says so, and opens no window", async () => {
    const ours = {
      id: "wacid.2",
      from: "351210000100",
      to: marta.phone,
      direction: "BUSINESS_INITIATED",
      timestamp: String(NOON_SECONDS),
    };
    const calls = [
      { ...ours, event: "connect" },
      { ...ours, event: "terminate", status: "FAILED" },
    ];
    const statuses = [
      { id: "wacid.2", type: "call", status: "REJECTED", timestamp: String(NOON_SECONDS), recipient_id: marta.phone },
    ];
    await receiveEach({ contact: null, field: "calls", list: { statuses } }, { contact: null, field: "calls", list: { calls } });

    expect((await theThread()).messages).toMatchObject([{ direction: "outbound", content: { outcome: "rejected" } }]);
    expect(await theConversation()).toMatchObject({ windowClosesAt: null });
  });
});

describe("a contact's word on marketing messages", () => {
  const stop = preferenceOf(marta, "stop", { at: NOON_SECONDS + 10 });
  const resume = preferenceOf(marta, "resume", { at: NOON_SECONDS + 20 });

  it.each([[[hello, stop]], [[stop, stop, hello]]])("stops them, and says so once in the thread (%#)", async (updates) => {
    await receiveEach(...updates);

    expect(await theConversation()).toMatchObject({ contact: { marketingStoppedAt: later(10) } });
    expect((await theThread()).events).toMatchObject([{ kind: "marketing_stopped", happenedAt: later(10).toISOString() }]);
  });

  it.each([[[hello, stop, resume]], [[resume, stop, hello]]])("is the newest by Meta's time (%#)", async (updates) => {
    await receiveEach(...updates);

    expect(await theConversation()).toMatchObject({ contact: { marketingStoppedAt: null } });
    expect((await theThread()).events).toMatchObject([{ kind: "marketing_stopped" }, { kind: "marketing_resumed" }]);
  });

  it("is also what 131050 says of a message", async () => {
    await receiveEach(hello);
    await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT" });
    await receiveEach(statusOf("wamid.OUT", "failed", { at: NOON_SECONDS + 60, errors: [{ code: 131050, title: "Stopped" }] }));

    expect(await theConversation()).toMatchObject({ contact: { marketingStoppedAt: later(60) } });
  });
});
