import { beforeEach, describe, expect, it } from "vitest";
import { setClockOffset } from "@/lib/clock";
import { db } from "@/lib/db";
import { listConversations } from "@/lib/inbox/conversations";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  ingestAll,
  NOON,
  NOON_SECONDS,
  receiveAt,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import { batchOf, editFrom, marta, messageFrom, reactionFrom, statusOf } from "@/tests/support/meta-webhook";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const IN_2099 = 4_085_000_000;
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const writes = (text: string, at: number, wamid = `wamid.${text}`) => messageFrom(marta, text, { at, wamid });

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

describe("a message from a clock that is ahead", () => {
  it.each([IN_2099, NOON_SECONDS + 3 * HOUR])(
    "opens the window, and stands, from when it came; its own time is told (%i)",
    async (at) => {
      await receiveAt(NOON, writes("ahead", at));

      expect(await theConversation()).toMatchObject({
        lastInboundAt: NOON,
        lastActivityAt: NOON,
        unansweredSince: NOON,
        windowClosesAt: later(DAY),
      });
      const { messages } = await theThread();
      expect(messages).toMatchObject([{ happenedAt: NOON.toISOString(), metaAt: new Date(at * 1_000).toISOString() }]);
    },
  );

  it("does not stay on top: of the list, nor of what came after it in the thread", async () => {
    await receiveAt(NOON, writes("ahead", IN_2099));
    await receiveAt(later(60), writes("after", NOON_SECONDS + 60));
    await receiveAt(later(120), messageFrom({ phone: "351912555099" }, "other", { at: NOON_SECONDS + 120, wamid: "wamid.O" }));

    const { id } = await db().conversation.findFirstOrThrow({ where: { contact: { userId: marta.userId ?? "" } } });
    const list = await listConversations(await givenAgent(), { view: "all", order: "activity" }, later(180));
    expect(list.rows.map(({ preview }) => preview?.text)).toEqual(["other", "after"]);
    expect(list.rows[1]?.id).toBe(id);
  });

  it("that comes twice keeps when it first came", async () => {
    await receiveAt(NOON, writes("ahead", IN_2099));
    await receiveAt(later(HOUR), writes("ahead", IN_2099));

    expect(await theConversation()).toMatchObject({ lastInboundAt: NOON, lastActivityAt: NOON, windowClosesAt: later(DAY) });
  });

  it("is told as it was when its clock was right", async () => {
    await receiveAt(later(60), writes("right", NOON_SECONDS));

    expect((await theThread()).messages).toMatchObject([{ happenedAt: NOON.toISOString(), metaAt: null }]);
  });

  it("in the sandbox is one that is ahead of the time there", async () => {
    setClockOffset(6 * HOUR * 1_000);
    try {
      await receiveAt(NOON, writes("there", NOON_SECONDS + 6 * HOUR), writes("ahead", NOON_SECONDS + 7 * HOUR));
    } finally {
      setClockOffset(0);
    }
    expect((await theThread()).messages.map(({ happenedAt, metaAt }) => [happenedAt, metaAt])).toEqual([
      [later(6 * HOUR).toISOString(), null],
      [later(6 * HOUR).toISOString(), later(7 * HOUR).toISOString()],
    ]);
  });
});

describe("a refusal because the window is closed (131047)", () => {
  const refuse = (at: number, receivedAt: Date) =>
    receiveAt(receivedAt, statusOf("wamid.OUT", "failed", { at, errors: [{ code: 131_047, title: "Re-engagement message" }] }));

  it.each(["before", "after"])("holds against a message from a clock ahead that came before it, told %s it", async (order) => {
    await receiveAt(NOON, writes("first", NOON_SECONDS));
    await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT" });
    const message = () => receiveAt(later(60), writes("ahead", NOON_SECONDS + 3 * HOUR));
    if (order === "before") await message();
    await refuse(NOON_SECONDS + 120, later(121));
    if (order === "after") await message();

    expect(await theConversation()).toMatchObject({ windowRefusedAt: later(120), windowClosesAt: later(120) });
  });

  it("ends with a message that comes after it, also when the refusal's clock was ahead", async () => {
    await receiveAt(NOON, writes("first", NOON_SECONDS));
    await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT" });
    await refuse(NOON_SECONDS + 5 * HOUR, later(120));
    await receiveAt(later(180), writes("ahead", IN_2099));

    expect(await theConversation()).toMatchObject({ windowRefusedAt: later(120), windowClosesAt: later(DAY + 180) });
  });
});

it("a status from a clock that is ahead happened when it came", async () => {
  await receiveAt(NOON, writes("first", NOON_SECONDS));
  const id = await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT" });
  await receiveAt(later(5), statusOf("wamid.OUT", "sent", { at: IN_2099 }));
  await receiveAt(later(6), statusOf("wamid.OUT", "delivered", { at: NOON_SECONDS + 6 }));

  expect(await db().message.findUniqueOrThrow({ where: { id } })).toMatchObject({ sentAt: later(5), deliveredAt: later(6) });
});

it("of reactions and edits by one clock the last by that clock counts, whichever came first", async () => {
  const at = (seconds: number) => NOON_SECONDS + 3 * HOUR + seconds;
  await receiveAt(NOON, writes("frist", NOON_SECONDS));
  await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT" });
  await receiveAt(later(60), reactionFrom(marta, "wamid.OUT", "🙏", { at: at(2), wamid: "wamid.R2" }));
  await receiveAt(later(61), reactionFrom(marta, "wamid.OUT", "👍", { at: at(1), wamid: "wamid.R1" }));
  await receiveAt(later(62), editFrom(marta, "wamid.frist", "first", { at: at(4), wamid: "wamid.E2" }));
  await receiveAt(later(63), editFrom(marta, "wamid.frist", "firts", { at: at(3), wamid: "wamid.E1" }));

  expect((await theThread()).messages).toMatchObject([
    { text: "first", previousTexts: ["frist", "firts"] },
    { reactions: [{ emoji: "🙏" }] },
  ]);
});

it("ingest goes on when a delivery says no time that a calendar has", async () => {
  await receiveAt(NOON, writes("never", 9_999_999_999_999));
  await ingestAll();
  await db().webhookDelivery.create({ data: { body: batchOf([writes("fine", NOON_SECONDS)]), receivedAt: NOON } });
  await ingestAll();
  expect((await theThread()).messages.at(-1)).toMatchObject({ text: "fine" });
});
