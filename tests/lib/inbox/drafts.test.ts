import { v7 as newId } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { mergeContacts } from "@/lib/inbox/contact-merge";
import { findConversation } from "@/lib/inbox/conversations";
import { pruneDrafts, saveDraft } from "@/lib/inbox/drafts";
import { sendReply } from "@/lib/inbox/replies";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox } from "@/tests/support/sending";

const DAY_MS = 86_400_000;

let ada: Awaited<ReturnType<typeof givenAgent>>;
let id: string;

beforeEach(async () => {
  id = await givenConversation(await givenEmptyInbox());
  ada = await givenAgent("Ada");
});

describe("a draft", () => {
  it("is replaced by whoever has seen it, and by nobody else", async () => {
    const first = await save("Dear Marta");
    const second = await save("Dear Marta, the blue one", [first.revision]);
    expect(second.version).toBeGreaterThan(first.version);

    await expect(save("Dear Marta, the red one", [first.revision])).rejects.toMatchObject({ code: "conflict", details: second });
    await expect(save("Something else")).rejects.toMatchObject({ code: "conflict", details: second });
    expect(await theDraft()).toEqual(second);
  });

  it("is saved once, however often the same words are posted", async () => {
    const revision = newId();
    const first = await saveDraft(ada, id, { text: "Dear", beside: "", revision, knows: [] }, NOON);
    expect(await saveDraft(ada, id, { text: "Dear", beside: "", revision, knows: [] }, NOON)).toEqual(first);
  });

  it("saved for the first time by two devices at once is kept as one of them wrote it, and the other is told", async () => {
    const saves = await Promise.allSettled([save("From the desk"), save("From the phone")]);
    const kept = await theDraft();
    const [won] = saves.flatMap((saved) => (saved.status === "fulfilled" ? [saved.value] : []));
    const [lost] = saves.flatMap((saved) => (saved.status === "rejected" ? [saved.reason] : []));
    expect(won).toEqual(kept);
    expect(lost).toMatchObject({ code: "conflict", details: kept });
  });

  it("keeps what waits beside it, which lists show while there is nothing else", async () => {
    await save("", [], "From the phone");
    expect(await theDraft()).toMatchObject({ text: "", beside: "From the phone" });
    expect((await findConversation(ada, id)).draft).toBe("From the phone");
  });
});

describe("sent words", () => {
  it("are no draft any more, though a save of them arrives late", async () => {
    const { revision } = await save("Dear Marta");
    const late = { text: "Dear Marta, yes", beside: "", revision: newId(), knows: [revision] };
    await sendReply(ada, id, reply("Dear Marta, yes", [revision, late.revision]), NOON);

    expect(await theDraft()).toMatchObject({ text: "" });
    await expect(saveDraft(ada, id, late, NOON)).rejects.toMatchObject({ code: "conflict", details: { text: "" } });
    expect((await findConversation(ada, id)).draft).toBeNull();
  });

  it("leave alone what was written since", async () => {
    const { revision } = await save("Dear Marta");
    await save("And one more thing", [revision]);
    await sendReply(ada, id, reply("Dear Marta", [revision]), NOON);
    expect(await theDraft()).toMatchObject({ text: "And one more thing" });
  });

  it("are remembered as gone for days, and not for ever", async () => {
    const { revision } = await save("Dear Marta");
    await save("", [revision]);
    expect(await pruneDrafts(new Date(NOON.getTime() + 6 * DAY_MS))).toBe(0);
    expect(await pruneDrafts(new Date(NOON.getTime() + 8 * DAY_MS))).toBe(1);
    expect(await db().draft.count()).toBe(0);
  });
});

it("of two conversations that turn out to be one are one, which nobody has seen yet", async () => {
  const otherId = await givenConversation((await db().conversation.findFirstOrThrow()).numberId);
  const [kept, merged] = await Promise.all([save("Dear Marta"), saveDraft(ada, otherId, input("Good morning"), NOON)]);
  await db().$transaction(async (tx) => {
    const of = async (conversationId: string) =>
      (await tx.conversation.findUniqueOrThrow({ where: { id: conversationId } })).contactId;
    await mergeContacts(tx, await of(otherId), await of(id));
  });

  const draft = await theDraft();
  expect(draft.text).toBe("Dear Marta\nGood morning");
  expect([kept.revision, merged.revision]).not.toContain(draft.revision);
  expect(draft.version).toBeGreaterThan(kept.version);
});

function input(text: string, knows: string[] = [], beside = "") {
  return { text, beside, revision: newId(), knows };
}

function save(text: string, knows: string[] = [], beside = "") {
  return saveDraft(ada, id, input(text, knows, beside), NOON) as Promise<{ revision: string; version: number }>;
}

async function theDraft() {
  return (await findConversation(ada, id)).ownDraft;
}

function reply(text: string, draftRevisions: string[]) {
  return { kind: "text" as const, clientMessageId: newId(), text, draftRevisions };
}
