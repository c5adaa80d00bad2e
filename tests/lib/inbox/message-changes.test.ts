import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listConversations } from "@/lib/inbox/conversations";
import { listThread } from "@/lib/inbox/thread";
import { forgetConversations, givenAgent, givenNumber, NOON, NOON_SECONDS, receiveEach, theThread } from "@/tests/support/inbox";
import {
  editFrom,
  inGroup,
  marta,
  messageFrom,
  type Person,
  preferenceOf,
  reactionFrom,
  revocationFrom,
  type Update,
} from "@/tests/support/meta-webhook";

const bruno: Person = { phone: "5531987654321", userId: "BR.77", name: "Bruno" };

let order = 0;
const next = () => ({ at: NOON_SECONDS + ++order, wamid: `wamid.NEXT.${order}` });

beforeAll(async () => {
  await givenNumber();
});

beforeEach(async () => {
  await forgetConversations();
  order = 0;
});

async function theList() {
  const { rows } = await listConversations(await givenAgent(), { view: "all", order: "activity" }, NOON);
  return rows.map(({ contact, preview }) => ({ who: contact.name, type: preview?.type, text: preview?.text }));
}

const hello = () => messageFrom(marta, "hello", { at: NOON_SECONDS, wamid: "wamid.HELLO" });

/** The same final state in the order given and backwards. */
async function inBothOrders(updates: () => Update[], check: () => Promise<void>) {
  await receiveEach(...updates());
  await check();
  await forgetConversations();
  order = 0;
  await receiveEach(...updates().reverse());
  await check();
}

describe("a message", () => {
  it("is changed by nobody in another conversation, in any order", async () => {
    const updates = () => [
      hello(),
      editFrom(bruno, "wamid.HELLO", "hijacked", next()),
      reactionFrom(bruno, "wamid.HELLO", "💣", next()),
      revocationFrom(bruno, "wamid.HELLO", next()),
    ];
    await inBothOrders(updates, async () => {
      const { id } = await db().conversation.findFirstOrThrow({ where: { contact: { userId: marta.userId ?? "" } } });
      const { messages } = await listThread(await givenAgent(), id, {});
      expect(messages).toMatchObject([{ text: "hello", editedAt: null, revokedAt: null, reactions: [] }]);
    });
  });

  it("of a group is changed by its author alone, and each member has a reaction on it", async () => {
    const updates = () =>
      [
        hello(),
        editFrom(bruno, "wamid.HELLO", "hijacked", next()),
        revocationFrom(bruno, "wamid.HELLO", next()),
        reactionFrom(marta, "wamid.HELLO", "👍", next()),
        reactionFrom(bruno, "wamid.HELLO", "❤️", next()),
        editFrom(marta, "wamid.HELLO", "better", next()),
      ].map((update) => inGroup(update, "GROUP7"));
    await inBothOrders(updates, async () => {
      const { messages } = await theThread();
      expect(messages).toMatchObject([{ text: "better", previousTexts: ["hello"], revokedAt: null }]);
      expect(messages[0]?.reactions).toMatchObject([
        { emoji: "👍", author: { name: "Marta Oliveira" } },
        { emoji: "❤️", author: { name: "Bruno" } },
      ]);
    });

    await receiveEach(inGroup(reactionFrom(bruno, "wamid.HELLO", "", { at: NOON_SECONDS + 99, wamid: "wamid.GONE" }), "GROUP7"));
    const { messages } = await theThread();
    expect(messages[0]?.reactions).toMatchObject([{ emoji: "👍" }]);
  });
});

describe("the list", () => {
  it("shows no reaction that was taken back or replaced, in any order", async () => {
    const updates = () => [
      hello(),
      reactionFrom(marta, "wamid.HELLO", "👍", next()),
      reactionFrom(marta, "wamid.HELLO", "🎉", next()),
      reactionFrom(marta, "wamid.HELLO", "", next()),
    ];
    await inBothOrders(updates, async () => {
      expect(await theList()).toMatchObject([{ type: "text", text: "hello" }]);
    });
    await receiveEach(reactionFrom(marta, "wamid.HELLO", "🙏", { at: NOON_SECONDS + 50, wamid: "wamid.AGAIN" }));
    expect(await theList()).toMatchObject([{ type: "reaction", text: "🙏" }]);
  });

  it("shows the newest words, and that a message was taken back, in any order", async () => {
    await inBothOrders(
      () => [hello(), editFrom(marta, "wamid.HELLO", "better", next())],
      async () => expect(await theList()).toMatchObject([{ type: "text", text: "better" }]),
    );
    await inBothOrders(
      () => [hello(), revocationFrom(marta, "wamid.HELLO", next())],
      async () => expect(await theList()).toMatchObject([{ type: "revoke", text: null }]),
    );
  });
});

describe("without its message", () => {
  it("an edit is the message that it now is, until the original comes", async () => {
    const updates = () => [
      editFrom(marta, "wamid.HELLO", "4 Low Street", next()),
      editFrom(marta, "wamid.HELLO", "5 High Street", next()),
    ];
    await inBothOrders(updates, async () => {
      expect((await theThread()).messages).toMatchObject([
        { type: "text", text: "5 High Street", isOriginalMissing: true, quoted: null, content: null },
      ]);
      expect(await theList()).toMatchObject([{ type: "text", text: "5 High Street" }]);
    });
    await receiveEach(hello());
    const { messages } = await theThread();
    expect(messages).toMatchObject([{ text: "5 High Street", previousTexts: ["hello", "4 Low Street"] }]);
    expect(messages[0]).not.toHaveProperty("isOriginalMissing");
  });

  it("a reaction is a line, until it is taken back or its message comes", async () => {
    await receiveEach(reactionFrom(marta, "wamid.HELLO", "👍", next()));
    expect((await theThread()).messages).toMatchObject([{ type: "reaction", text: "👍", isOriginalMissing: true }]);
    expect(await theList()).toMatchObject([{ type: "reaction", text: "👍" }]);
    await receiveEach(hello());
    expect((await theThread()).messages).toMatchObject([{ text: "hello", reactions: [{ emoji: "👍" }] }]);
    await receiveEach(reactionFrom(marta, "wamid.HELLO", "", next()));
    expect((await theThread()).messages).toMatchObject([{ text: "hello", reactions: [] }]);
  });

  it("a revocation, a preference and a reaction that was taken back show no conversation, and are remembered", async () => {
    const updates = () => [
      revocationFrom(marta, "wamid.HELLO", next()),
      preferenceOf(marta, "stop", { at: NOON_SECONDS }),
      reactionFrom(marta, "wamid.OTHER", "👍", next()),
      reactionFrom(marta, "wamid.OTHER", "", next()),
      editFrom(marta, "wamid.HELLO", "taken back", next()),
    ];
    await inBothOrders(updates, async () => {
      expect(await theList()).toEqual([]);
    });
    await receiveEach(hello());
    expect(await theList()).toMatchObject([{ type: "revoke", text: null }]);
    expect((await theThread()).messages).toMatchObject([{ text: null, type: "text" }]);
  });
});
