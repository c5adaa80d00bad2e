import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listConversations, summarizeConversations } from "@/lib/inbox/conversations";
import { readPhoneHistory } from "@/lib/inbox/phone-history";
import { loadBoard } from "@/lib/inbox/reports/board";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  receiveEach,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import {
  batchOf,
  echoTo,
  envelope,
  historyOf,
  marta,
  messageFrom,
  type Past,
  pastMediaOf,
  statusOf,
} from "@/tests/support/meta-webhook";
import { wamidOf } from "@/tests/support/wamids";

const DAY = 86_400;
const first = { phase: 0, chunk: 1, progress: 10 };
const yesterday = NOON_SECONDS - DAY / 2;

let numberId = "";

beforeEach(async () => {
  await forgetConversations();
  numberId = await givenNumber();
});

const asked: Past = { at: yesterday, wamid: "wamid.H1", text: "Is it open?" };
const answered: Past = { at: yesterday + 60, wamid: "wamid.H2", text: "Until six", isOurs: true, status: "READ" };

describe("a message from before the number was here", () => {
  it("stands at its own time, from whom it was, with how far it came", async () => {
    await receiveEach(historyOf(marta, [answered, asked], first));

    expect((await theThread()).messages).toMatchObject([
      { text: "Is it open?", direction: "inbound", happenedAt: new Date(yesterday * 1000).toISOString() },
      { text: "Until six", direction: "outbound", source: "phone", status: "read" },
    ]);
    expect(await theConversation()).toMatchObject({ lastActivityAt: new Date((yesterday + 60) * 1000) });
  });

  it("is read, opens no window, waits for nobody and stands in no list of what is to be done", async () => {
    await receiveEach(historyOf(marta, [asked], first));

    expect(await theConversation()).toMatchObject({
      unreadCount: 0,
      windowClosesAt: null,
      lastInboundAt: null,
      unansweredSince: null,
      lastOutboundAt: null,
    });
    const ada = await givenAgent();
    expect(await summarizeConversations(ada, NOON)).toMatchObject({ all: 0, unread: 0, unassigned: 0, closed: 0, resolved: 1 });
    expect((await listConversations(ada, { view: "resolved", order: "activity" }, NOON)).rows).toMatchObject([
      { preview: { text: "Is it open?" } },
    ]);
  });

  it("counts in no figure of its day", async () => {
    await receiveEach(historyOf(marta, [asked, answered], first));

    const from = new Date((yesterday - DAY) * 1000).toISOString();
    const query = { from, to: NOON.toISOString(), timeZone: "UTC" };
    const board = await loadBoard(await givenAgent("Grace", "supervisor"), query, NOON);
    expect(board.deliveries.total).toBe(0);
    expect(board.responses).toMatchObject({ measured: 0 });
    expect(board.waiting).toMatchObject({ count: 0 });
  });

  it("does not end the waiting of somebody who wrote live, nor begin it anew", async () => {
    await receiveEach(
      messageFrom(marta, "Hello?", { at: NOON_SECONDS - 60, wamid: "wamid.L1" }),
      historyOf(
        marta,
        [
          { ...answered, at: NOON_SECONDS - 30 },
          { ...asked, at: yesterday },
        ],
        first,
      ),
    );
    expect(await theConversation()).toMatchObject({
      unreadCount: 1,
      unansweredSince: new Date((NOON_SECONDS - 60) * 1000),
      state: "open",
    });
  });

  it("brings its conversation back without a line once something comes live, and opens the window then", async () => {
    await receiveEach(
      historyOf(marta, [asked], first),
      messageFrom(marta, "And today?", { at: NOON_SECONDS - 5, wamid: "wamid.L1" }),
    );
    expect(await theConversation()).toMatchObject({ state: "open", unreadCount: 1 });
    expect((await theConversation()).windowClosesAt).not.toBeNull();
    expect(await db().conversationEvent.count()).toBe(0);
  });

  it("leaves alone what is open, and does not bring back what somebody resolved", async () => {
    await receiveEach(messageFrom(marta, "Hello?", { at: NOON_SECONDS - 60, wamid: "wamid.L1" }));
    const { id } = await theConversation();
    await db().conversation.update({ where: { id }, data: { state: "resolved", resolvedAt: NOON } });
    await receiveEach(historyOf(marta, [asked], first));
    expect(await theConversation()).toMatchObject({ state: "resolved", resolvedAt: NOON });
  });

  it.each([
    ["READ", "read"],
    ["DELIVERED", "delivered"],
    ["PLAYED", "played"],
    ["SENT", "sent"],
    ["PENDING", "accepted"],
    ["ERROR", "failed"],
  ])("that was %s is %s", async (status, expected) => {
    await receiveEach(historyOf(marta, [{ ...answered, status }], first));
    expect((await theThread()).messages[0]?.status).toBe(expected);
  });

  it("is none when it was written in a group", async () => {
    const group = { id: "120363", messages: [{ from: marta.phone, id: "wamid.G", timestamp: "1", type: "text", group_id: "g" }] };
    const value = { metadata: { phone_number_id: "106540352242922" }, history: [{ threads: [group] }] };
    await receiveDeliveries([envelope({ field: "history", value })]);
    expect(await db().conversation.count()).toBe(0);
  });

  it("comes once, however often and in whatever order its parts come", async () => {
    const parts = [historyOf(marta, [asked], first), historyOf(marta, [answered, asked], { phase: 2, chunk: 1, progress: 100 })];
    await receiveEach(...parts.toReversed(), ...parts, ...parts);
    expect((await theThread()).messages).toHaveLength(2);
    expect(await readPhoneHistory(numberId)).toMatchObject({ state: "finished", percent: 100, phase: 2, messages: 3 });
  });

  it("comes with thousands of others in one delivery", async () => {
    const people = Array.from({ length: 300 }, (_, index) => ({
      phone: String(351_913_000_000 + index),
      userId: `PT.H${index}`,
    }));
    const updates = people.map((person, index) => {
      const messages = Array.from({ length: 10 }, (_, nth) => ({
        at: yesterday - nth * 60,
        wamid: `wamid.${index}.${nth}`,
        text: `line ${nth}`,
        isOurs: nth % 2 === 0,
      }));
      return historyOf(person, messages, { phase: 1, chunk: index, progress: index / 3 });
    });
    await receiveDeliveries([batchOf(updates)]);
    expect(await db().message.count({ where: { isHistory: true } })).toBe(3000);
    expect(await db().conversation.count({ where: { state: "resolved" } })).toBe(300);
  });
});

describe("a message of before that also came live", () => {
  const live = messageFrom(marta, "Is it open?", { at: yesterday, wamid: "wamid.H1" });
  const past = historyOf(marta, [asked], first);

  it.each([
    ["the past first", [past, live]],
    ["live first", [live, past]],
  ])("is one, unread and waiting, with %s", async (_name, updates) => {
    await receiveEach(...updates);
    expect(await db().message.findMany({ select: { wamid: true, isHistory: true, source: true } })).toEqual([
      { wamid: "wamid.H1", isHistory: false, source: null },
    ]);
    expect(await theConversation()).toMatchObject({
      unreadCount: 1,
      unansweredSince: new Date(yesterday * 1000),
      lastInboundAt: new Date(yesterday * 1000),
      state: "open",
    });
  });

  it("keeps the higher status, whichever came first", async () => {
    const echo = echoTo(marta, "Until six", { at: yesterday + 60, wamid: "wamid.H2" });
    const read = historyOf(marta, [answered], first);
    for (const updates of [
      [echo, read],
      [read, echo],
    ]) {
      await forgetConversations();
      await receiveEach(...updates);
      expect(await db().message.findFirstOrThrow()).toMatchObject({ status: "read", source: "phone", isHistory: false });
      expect((await theConversation()).lastOutboundAt).toEqual(new Date((yesterday + 60) * 1000));
    }
  });
});

describe("a reply from before of which another part knew only that it was pending", () => {
  it("was sent at its time, whatever came of it first", async () => {
    const told = (status: string, chunk: number) => historyOf(marta, [{ ...answered, status }], { ...first, chunk });
    const delivered = statusOf("wamid.H2", "delivered", { at: yesterday + 90 });
    for (const updates of [
      [told("PENDING", 1), delivered, told("DELIVERED", 2)],
      [told("DELIVERED", 2), delivered, told("PENDING", 1)],
      [delivered, told("DELIVERED", 2), told("PENDING", 1)],
    ]) {
      await forgetConversations();
      await receiveEach(...updates);
      expect(await db().message.findFirstOrThrow()).toMatchObject({
        ...{ status: "delivered", sentAt: new Date((yesterday + 60) * 1000), deliveredAt: new Date((yesterday + 90) * 1000) },
      });
    }
  });
});

describe("a file of before", () => {
  const placeholder: Past = { at: yesterday, wamid: "wamid.F", type: "media_placeholder" };
  const image = { id: "4711", mime_type: "image/jpeg", sha256: "x", caption: "The door" };
  const file = pastMediaOf(marta, { at: yesterday, wamid: "wamid.F", type: "image", content: image });

  it("says that there is one, until it comes", async () => {
    await receiveEach(historyOf(marta, [placeholder], first));
    expect((await theThread()).messages[0]?.content).toMatchObject({ kind: "unsupported", type: "media_placeholder" });
  });

  it.each([
    ["after its message", [historyOf(marta, [placeholder], first), file]],
    ["before its message", [file, historyOf(marta, [placeholder], first)]],
  ])("takes its place, %s", async (_name, updates) => {
    await receiveEach(...updates);
    expect((await theThread()).messages).toMatchObject([
      { type: "image", text: "The door", attachments: [{ state: "waiting" }] },
    ]);
    expect(await theConversation()).toMatchObject({ unreadCount: 0, windowClosesAt: null });
  });

  it("of ours needs nobody's name when its message is known", async () => {
    await receiveEach(historyOf(marta, [{ ...placeholder, isOurs: true }], first));
    const { from, id, timestamp } = { from: "351210000100", id: "wamid.F", timestamp: String(yesterday) };
    const value = { metadata: { display_phone_number: from, phone_number_id: "106540352242922" } };
    const messages = [{ from, id, timestamp, type: "image", image }];
    await receiveDeliveries([envelope({ field: "history", value: { ...value, messages } })]);
    expect((await theThread()).messages).toMatchObject([{ type: "image", direction: "outbound" }]);
    const unknown = [{ ...messages[0], id: "wamid.UNKNOWN" }];
    await receiveDeliveries([envelope({ field: "history", value: { ...value, messages: unknown } })]);
    expect(await db().webhookTally.findMany({ select: { kind: true, key: true } })).toEqual([
      { kind: "field", key: "history.nobody" },
    ]);
  });
});

describe("a message of before that comes under another of its ids", () => {
  const idsOf = (by: "contact" | "business", token: string) =>
    [marta.phone ?? "", marta.userId ?? ""].map((peer) => wamidOf({ peer, by, token })) as [string, string];
  const [theirs, theirsToo] = idsOf("contact", "AC0011");
  const [ours, oursToo] = idsOf("business", "3EB011");
  const image = { id: "4711", mime_type: "image/jpeg", caption: "The door" };
  const placeholder = historyOf(marta, [{ at: yesterday, wamid: theirs, type: "media_placeholder" }], first);
  const file = pastMediaOf(marta, { at: yesterday, wamid: theirsToo, type: "image", content: image });
  const livePhoto = messageFrom(marta, "", { at: yesterday, wamid: theirsToo, type: "image", content: image });

  it.each([
    ["its file after it", [placeholder, file], true],
    ["its file before it", [file, placeholder], true],
    ["live after it", [placeholder, livePhoto], false],
    ["live before it", [livePhoto, placeholder], false],
  ])("is one, %s", async (_how, updates, isHistory) => {
    for (const deliveries of [updates.map((update) => batchOf([update])), [batchOf(updates)]]) {
      await forgetConversations();
      await receiveDeliveries(deliveries);
      expect((await theThread()).messages).toMatchObject([
        { type: "image", text: "The door", attachments: [{ state: "waiting" }] },
      ]);
      expect(await db().message.findFirstOrThrow()).toMatchObject({ isHistory });
    }
  });

  it("is quoted with its file", async () => {
    const file = pastMediaOf(marta, { at: yesterday, wamid: theirs, type: "image", content: image, quoted: oursToo });
    await receiveEach(
      historyOf(marta, [{ at: yesterday - 9, wamid: ours, text: "Show me", isOurs: true }], first),
      placeholder,
      file,
    );
    expect((await theThread()).messages[1]).toMatchObject({ type: "image", quoted: { text: "Show me" } });
  });

  it("raises the status of what was typed on the phone", async () => {
    const echo = echoTo(marta, "Until six", { at: yesterday, wamid: ours });
    const read = historyOf(marta, [{ at: yesterday, wamid: oursToo, text: "Until six", isOurs: true, status: "READ" }], first);
    for (const updates of [
      [echo, read],
      [read, echo],
    ]) {
      await forgetConversations();
      await receiveEach(...updates);
      expect((await theThread()).messages).toMatchObject([{ text: "Until six", status: "read" }]);
    }
  });
});

describe("the progress of a number's history", () => {
  it("is not known before anything comes", async () => {
    expect(await readPhoneHistory(numberId)).toBeNull();
  });

  it("is the furthest that any part told", async () => {
    await receiveEach(
      historyOf(marta, [asked], { phase: 1, chunk: 2, progress: 55 }),
      historyOf(marta, [answered], { phase: 1, chunk: 1, progress: 40 }),
    );
    expect(await readPhoneHistory(numberId)).toMatchObject({ state: "coming", phase: 1, percent: 55, messages: 2 });
  });

  it("says that whoever has the phone does not share it", async () => {
    const error = { code: 2593109, title: "History sharing is turned off", message: "The business does not share its history." };
    const value = { metadata: { phone_number_id: "106540352242922" }, history: [{ errors: [error] }] };
    await receiveDeliveries([envelope({ field: "history", value })]);
    expect(await readPhoneHistory(numberId)).toMatchObject({ state: "declined" });
  });
});
