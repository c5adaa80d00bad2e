import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  forgetConversations,
  givenNumber,
  givenOutbound,
  NOON_SECONDS,
  receiveEach,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import {
  echoTo,
  editFrom,
  marta,
  messageFrom,
  type Person,
  reactionFrom,
  revocationFrom,
  statusOf,
} from "@/tests/support/meta-webhook";
import { wamidOf } from "@/tests/support/wamids";

const PHONE = marta.phone ?? "";
const USER_ID = marta.userId ?? "";
const bruno: Person = { phone: "5531987654321", userId: "BR.77", name: "Bruno" };

/** One message of Marta's conversation, as each of its ids names it. */
function idsOf(by: "contact" | "business", token: string) {
  return { byPhone: wamidOf({ peer: PHONE, by, token }), byUserId: wamidOf({ peer: USER_ID, by, token }) };
}
const theirs = idsOf("contact", "AC5544332211");
const ours = idsOf("business", "3EB0C0FFEE11");

/** Which of its two ids a message is stored under, and by which it is named afterwards. */
const SPELLINGS = [
  ["the BSUID's", "the phone's", "byPhone", "byUserId"],
  ["the phone's", "the BSUID's", "byUserId", "byPhone"],
] as const;

let order = 0;
const next = () => ({ at: NOON_SECONDS + ++order, wamid: `wamid.NEXT.${order}` });

beforeAll(async () => {
  await givenNumber();
});

beforeEach(async () => {
  await forgetConversations();
  order = 0;
});

async function textsOfThread() {
  const { messages } = await theThread();
  return messages.map(({ text }) => text);
}

describe.each(SPELLINGS)("a message that is named by %s id and stored under %s", (_named, _stored, stored, named) => {
  it("is found by quotes, reactions, edits and revocations", async () => {
    await receiveEach(
      messageFrom(marta, "First words", { at: NOON_SECONDS, wamid: theirs[stored] }),
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[stored] }),
      messageFrom(marta, "about yours", { ...next(), quoted: ours[named] }),
      messageFrom(marta, "about mine", { ...next(), quoted: theirs[named] }),
      reactionFrom(marta, ours[named], "❤️", next()),
      editFrom(marta, theirs[named], "Better words", next()),
    );
    const { messages } = await theThread();
    const quoteOf = (text: string) => messages.find((message) => message.text === text)?.quoted;
    expect(quoteOf("about yours")).toMatchObject({ text: "Typed on the phone" });
    expect(quoteOf("about mine")).toMatchObject({ text: "Better words" });
    expect(messages.find(({ text }) => text === "Typed on the phone")?.reactions).toMatchObject([{ emoji: "❤️" }]);
    expect(messages.find(({ text }) => text === "Better words")).toMatchObject({ previousTexts: ["First words"] });

    await receiveEach(revocationFrom(marta, theirs[named], next()));
    expect((await theThread()).messages.filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(1);
  });

  it("is changed by what came before it", async () => {
    await receiveEach(
      messageFrom(marta, "hello", { at: NOON_SECONDS - 1, wamid: "wamid.HELLO" }),
      editFrom(marta, theirs[named], "Better words", next()),
      reactionFrom(marta, ours[named], "❤️", next()),
      messageFrom(marta, "First words", { at: NOON_SECONDS, wamid: theirs[stored] }),
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[stored] }),
    );
    const { messages } = await theThread();
    expect(messages.find(({ text }) => text === "Better words")).toMatchObject({ previousTexts: ["First words"] });
    expect(messages.find(({ text }) => text === "Typed on the phone")?.reactions).toMatchObject([{ emoji: "❤️" }]);
  });

  it("takes its statuses, also those that came before it", async () => {
    const to = { phone: PHONE, userId: USER_ID };
    await receiveEach(
      messageFrom(marta, "hello", { at: NOON_SECONDS - 1, wamid: "wamid.HELLO" }),
      statusOf(ours[named], "delivered", { at: NOON_SECONDS + 1, to }),
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[stored] }),
    );
    expect(await db().message.findFirstOrThrow({ where: { direction: "outbound" } })).toMatchObject({ status: "delivered" });
    expect(await db().parkedStatus.count()).toBe(0);

    await receiveEach(statusOf(ours[named], "read", { at: NOON_SECONDS + 2, to: { userId: USER_ID } }));
    expect(await db().message.findFirstOrThrow({ where: { direction: "outbound" } })).toMatchObject({ status: "read" });
  });

  it("is one message when it comes under both", async () => {
    await receiveEach(
      messageFrom(marta, "First words", { at: NOON_SECONDS, wamid: theirs[stored] }),
      messageFrom(marta, "First words", { at: NOON_SECONDS, wamid: theirs[named] }),
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[stored] }),
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[named] }),
    );
    expect(await textsOfThread()).toEqual(["First words", "Typed on the phone"]);
    expect(await theConversation()).toMatchObject({ unreadCount: 1 });
  });

  it("has one reaction of each side, whatever it is called", async () => {
    await receiveEach(
      echoTo(marta, "Typed on the phone", { at: NOON_SECONDS, wamid: ours[stored] }),
      reactionFrom(marta, ours[stored], "👍", next()),
      reactionFrom(marta, ours[named], "", next()),
    );
    expect((await theThread()).messages[0]?.reactions).toEqual([]);
  });
});

describe("a status with our callback data", () => {
  it("finds its message whatever id it names", async () => {
    await receiveEach(messageFrom(marta, "hello", { at: NOON_SECONDS, wamid: "wamid.HELLO" }));
    const { id: conversationId } = await theConversation();
    const answered = await givenOutbound(conversationId, { wamid: ours.byPhone });
    const waiting = await givenOutbound(conversationId, { status: "sending" });
    const elsewhere = wamidOf({ peer: USER_ID, by: "business", token: "3EB0FFFF" });
    await receiveEach(
      statusOf("wamid.ANOTHER", "read", { at: NOON_SECONDS + 5, callbackData: answered }),
      statusOf(elsewhere, "delivered", { at: NOON_SECONDS + 5, callbackData: waiting }),
    );
    expect(await db().message.findUniqueOrThrow({ where: { id: answered } })).toMatchObject({
      status: "read",
      wamid: ours.byPhone,
    });
    expect(await db().message.findUniqueOrThrow({ where: { id: waiting } })).toMatchObject({
      status: "delivered",
      wamid: elsewhere,
    });
  });
});

describe("a token", () => {
  it("leads to no message of another conversation", async () => {
    const brunos = wamidOf({ peer: bruno.userId ?? "", by: "contact", token: "AC5544332211" });
    const toBruno = wamidOf({ peer: bruno.phone ?? "", by: "business", token: "3EB0C0FFEE11" });
    await receiveEach(
      messageFrom(marta, "Marta's", { at: NOON_SECONDS, wamid: theirs.byPhone }),
      echoTo(marta, "To Marta", { at: NOON_SECONDS, wamid: ours.byPhone }),
      messageFrom(bruno, "quoting", { ...next(), quoted: brunos }),
      editFrom(bruno, brunos, "Changed", next()),
      statusOf(toBruno, "read", { at: NOON_SECONDS + 9, to: bruno }),
    );
    const messages = await db().message.findMany({
      where: { conversation: { contact: { userId: USER_ID } } },
      orderBy: { id: "asc" },
    });
    expect(messages).toMatchObject([
      { body: "Marta's", editedAt: null },
      { body: "To Marta", status: "sent" },
    ]);
    expect(await db().parkedStatus.count()).toBe(1);
  });

  it("that two messages share leads to neither, and an exact id still to its own", async () => {
    const third = wamidOf({ peer: "PT.3", by: "contact", token: "AC5544332211" });
    await receiveEach(
      messageFrom(marta, "one", { at: NOON_SECONDS, wamid: theirs.byPhone }),
      messageFrom(marta, "two", { at: NOON_SECONDS + 1, wamid: theirs.byUserId }),
      messageFrom(marta, "quoting neither", { ...next(), quoted: third }),
      messageFrom(marta, "quoting two", { ...next(), quoted: theirs.byUserId }),
    );
    const { messages } = await theThread();
    expect(messages.find(({ text }) => text === "quoting neither")?.quoted).toMatchObject({ id: null });
    expect(messages.find(({ text }) => text === "quoting two")?.quoted).toMatchObject({ text: "two" });
  });
});
