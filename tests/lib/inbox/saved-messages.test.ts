import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Interactive } from "@/lib/contract/interactive";
import { SavedMessageList } from "@/lib/contract/saved-message";
import { db } from "@/lib/db";
import { deleteSavedMessage, listSavedMessages, saveMessage, updateSavedMessage } from "@/lib/inbox/saved-messages";
import { isKeptFile } from "@/lib/inbox/sendable-files";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenEmptyInbox } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file, saved_message CASCADE`;
  ada = await givenAgent("Ada");
});

const question: Interactive = { type: "location_request_message", body: "Where are you?" };
const withPicture = (fileId: string): Interactive => ({
  type: "cta_url",
  header: { type: "image", fileId },
  body: "See",
  link: { label: "Open", url: "https://a.example" },
});
const names = async () => (await listSavedMessages(ada)).messages.map(({ name }) => name);

describe("a saved message", () => {
  it("is listed by name for everybody, in the contract's shape", async () => {
    await saveMessage(ada, { name: "where", interactive: question }, NOON);
    await saveMessage(ada, { name: "Address", interactive: question }, NOON);

    const list = SavedMessageList.parse(await listSavedMessages(await givenAgent("Grace")));
    expect(list.messages).toMatchObject([
      { name: "Address", updatedAt: NOON.toISOString() },
      { name: "where", interactive: question },
    ]);
  });

  it("has a name of its own, also when two save at once", async () => {
    const saves = await Promise.allSettled([1, 2, 3].map(() => saveMessage(ada, { name: "Mug", interactive: question }, NOON)));

    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const save of saves) if (save.status === "rejected") expect(save.reason).toMatchObject({ code: "conflict" });
    expect(await names()).toEqual(["Mug"]);
  });

  it("can be changed under its own name, not under another's", async () => {
    const mug = await saveMessage(ada, { name: "Mug", interactive: question }, NOON);
    await saveMessage(ada, { name: "Bag", interactive: question }, NOON);
    const later = new Date(NOON.getTime() + 1_000);
    const changed = { type: "location_request_message", body: "And now?" } as const;

    expect(await updateSavedMessage(ada, mug.id, { name: "Mug", interactive: changed }, later)).toEqual({
      id: mug.id,
      name: "Mug",
      interactive: changed,
      updatedAt: later.toISOString(),
    });
    await expect(updateSavedMessage(ada, mug.id, { name: "Bag", interactive: changed }, later)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(updateSavedMessage(ada, uuidv7(), { name: "New", interactive: changed }, later)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is deleted once", async () => {
    const { id } = await saveMessage(ada, { name: "Mug", interactive: question }, NOON);
    await deleteSavedMessage(ada, id);

    expect(await names()).toEqual([]);
    await expect(deleteSavedMessage(ada, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps its file, and is refused with one that is not there", async () => {
    const fileId = await givenFile(ada.id);
    const loose = await givenFile(ada.id);
    const { id } = await saveMessage(ada, { name: "Mug", interactive: withPicture(fileId) }, NOON);
    const kept = async () =>
      (await db().$queryRaw<{ id: string }[]>`SELECT f.id FROM media_file f WHERE ${isKeptFile}`).map((row) => row.id);

    expect(await kept()).toEqual([fileId]);
    expect(await kept()).not.toContain(loose);
    await deleteSavedMessage(ada, id);
    expect(await kept()).toEqual([]);
    await expect(saveMessage(ada, { name: "Bag", interactive: withPicture(uuidv7()) }, NOON)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
