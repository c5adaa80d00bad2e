import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { GalleryPage } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { listGallery } from "@/lib/inbox/gallery";
import { givenAgent, NOON } from "../../support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound } from "../../support/sending";

let ada: Awaited<ReturnType<typeof givenAgent>>;
let conversationId: string;
let elsewhere: string;

beforeEach(async () => {
  const numberId = await givenEmptyInbox();
  ada = await givenAgent();
  [conversationId, elsewhere] = [await givenConversation(numberId), await givenConversation(numberId)];
});

async function givenAttachment(kind: string, { minute = 0, isVoice = false, revoked = false, of = conversationId } = {}) {
  const happenedAt = new Date(NOON.getTime() + minute * 60_000);
  const message = await givenInbound(of, { type: kind, happenedAt, revokedAt: revoked ? NOON : null });
  const data = { id: uuidv7(), messageId: message.id, conversationId: of, happenedAt, kind, isVoice, state: "waiting" } as const;
  return db().attachment.create({ data });
}

const idsOf = ({ items }: GalleryPage) => items.map(({ attachment }) => attachment.id);

test("pictures and videos are one list, documents and audio another, newest first; voice notes and stickers are in none", async () => {
  const image = await givenAttachment("image", { minute: 1 });
  const video = await givenAttachment("video", { minute: 3 });
  const document = await givenAttachment("document", { minute: 2 });
  const song = await givenAttachment("audio", { minute: 4 });
  await givenAttachment("audio", { isVoice: true });
  await givenAttachment("sticker");
  await givenAttachment("image", { of: elsewhere });
  expect(idsOf(await listGallery(ada, conversationId, { kind: "media" }))).toEqual([video.id, image.id]);
  expect(idsOf(await listGallery(ada, conversationId, { kind: "documents" }))).toEqual([song.id, document.id]);
});

test("the files of a message that was taken back are not shown", async () => {
  await givenAttachment("image", { revoked: true });
  expect(idsOf(await listGallery(ada, conversationId, { kind: "media" }))).toEqual([]);
});

test("pages follow each other without a gap or a repetition, also within one second", async () => {
  const made: string[] = [];
  for (let index = 0; index < 85; index += 1) made.push((await givenAttachment("image", { minute: Math.floor(index / 30) })).id);
  const seen: string[] = [];
  let before: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { older, ...rest } = await listGallery(ada, conversationId, { kind: "media", before });
    const parsed = GalleryPage.parse({ ...rest, older });
    expect(parsed.items).toHaveLength([40, 40, 5][page] ?? 0);
    seen.push(...idsOf(parsed));
    before = older ?? undefined;
  }
  expect(before).toBeUndefined();
  expect(seen).toEqual(made.reverse());
});

test("a conversation that an agent may not see has no gallery", async () => {
  await expect(listGallery(ada, uuidv7(), { kind: "media" })).rejects.toMatchObject({ code: "not_found" });
  await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });
  await expect(listGallery(ada, conversationId, { kind: "media" })).rejects.toMatchObject({ code: "not_found" });
});
