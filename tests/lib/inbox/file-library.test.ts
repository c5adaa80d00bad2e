import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { FileLibraryPage } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { listFileLibrary } from "@/lib/inbox/file-library";
import { findUploadedFile } from "@/lib/inbox/uploaded-files";
import { givenAgent, givenOutbound, NOON } from "../../support/inbox";
import { givenConversation, givenEmptyInbox } from "../../support/sending";
import { givenFile } from "../../support/sent-files";

let numberId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;
let grace: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file, team CASCADE`;
  ada = await givenAgent("Ada");
  grace = await givenAgent("Grace", "supervisor");
});

const at = (minute: number) => new Date(NOON.getTime() + minute * 60_000);
const idsOf = async (actor: { id: string }, query: Parameters<typeof listFileLibrary>[1]) =>
  (await listFileLibrary(actor, query)).files.map(({ id }) => id);

/** A file that somebody uploaded and sent in a conversation. */
async function givenSent(by: string, { minute = 0, conversationId = "", revoked = false, fileName = "mug.jpg" } = {}) {
  const fileId = await givenFile(by, { createdAt: at(minute), fileName });
  const conversation = conversationId || (await givenConversation(numberId));
  const messageId = await givenOutbound(conversation, { type: "image", revokedAt: revoked ? NOON : null });
  const data = {
    id: uuidv7(),
    messageId,
    conversationId: conversation,
    happenedAt: at(minute),
    kind: "image",
    state: "ready",
    fileId,
  } as const;
  await db().attachment.create({ data });
  return fileId;
}

/** Ada answers a number on which nobody has written. */
async function givenAdaElsewhere() {
  const other = await db().phoneNumber.upsert({
    where: { phoneNumberId: "2" },
    create: { id: uuidv7(), phoneNumberId: "2", wabaId: "2", displayPhoneNumber: "2", name: "Porto" },
    update: {},
  });
  const team = await db().team.create({ data: { id: uuidv7(), name: "Porto" } });
  await db().teamNumber.create({ data: { teamId: team.id, numberId: other.id } });
  await db().teamMember.create({ data: { teamId: team.id, agentId: ada.id } });
}

test("holds what one uploaded oneself and what colleagues sent, newest first", async () => {
  const sent = await givenSent(grace.id, { minute: 1 });
  const own = await givenFile(ada.id, { createdAt: at(2) });
  await givenFile(grace.id, { createdAt: at(3) });
  expect(await idsOf(ada, { kind: "image" })).toEqual([own, sent]);
});

test("holds nothing that contacts sent, that was taken back, or that WhatsApp does not take as this", async () => {
  const conversationId = await givenConversation(numberId);
  const received = await givenFile(null, { createdAt: at(1) });
  const messageId = await givenOutbound(conversationId, { type: "image" });
  await db().attachment.create({
    data: { id: uuidv7(), messageId, conversationId, happenedAt: NOON, kind: "image", state: "ready", fileId: received },
  });
  await givenSent(grace.id, { revoked: true });
  await givenFile(ada.id, { mimeType: "image/webp" });
  await givenFile(ada.id, { byteSize: 6 * 1024 * 1024 });
  expect(await idsOf(ada, { kind: "image" })).toEqual([]);
});

test("gives the bytes of what was taken back to nobody but who uploaded it", async () => {
  const revoked = await givenSent(grace.id, { revoked: true });
  await expect(findUploadedFile(ada, revoked, "file")).rejects.toMatchObject({ code: "not_found" });
  expect(await findUploadedFile(grace, revoked, "file")).toMatchObject({ fileName: "mug.jpg" });
});

test("tells photos, videos and documents apart", async () => {
  const photo = await givenFile(ada.id, { mimeType: "image/png" });
  const video = await givenFile(ada.id, { mimeType: "video/mp4" });
  const terms = await givenFile(ada.id, { mimeType: "application/pdf" });
  await givenFile(ada.id, { mimeType: "audio/ogg" });
  expect(await idsOf(ada, { kind: "image" })).toEqual([photo]);
  expect(await idsOf(ada, { kind: "video" })).toEqual([video]);
  expect(await idsOf(ada, { kind: "document" })).toEqual([terms]);
});

test("keeps what was sent on numbers that the agent does not answer from them, and its bytes too", async () => {
  const sent = await givenSent(grace.id);
  expect(await idsOf(ada, { kind: "image" })).toEqual([sent]);
  expect(await findUploadedFile(ada, sent, "file")).toMatchObject({ fileName: "mug.jpg" });
  await givenAdaElsewhere();
  expect(await idsOf(ada, { kind: "image" })).toEqual([]);
  await expect(findUploadedFile(ada, sent, "file")).rejects.toMatchObject({ code: "not_found" });
  await db().agent.update({ where: { id: grace.id }, data: { deactivatedAt: NOON } });
  expect(await idsOf(grace, { kind: "image" })).toEqual([]);
});

test("shows the same bytes once", async () => {
  await givenFile(ada.id, { createdAt: at(1) }, Buffer.from("the same"));
  const later = await givenFile(ada.id, { createdAt: at(2) }, Buffer.from("the same"));
  expect(await idsOf(ada, { kind: "image" })).toEqual([later]);
});

test("is searched by a part of the name, whatever its signs", async () => {
  const sale = await givenFile(ada.id, { fileName: "Summer_SALE 100%.png" });
  await givenFile(ada.id, { fileName: null });
  expect(await idsOf(ada, { kind: "image", q: "sale 100%" })).toEqual([sale]);
  expect(await idsOf(ada, { kind: "image", q: "%" })).toEqual([sale]);
  expect(await idsOf(ada, { kind: "image", q: "winter" })).toEqual([]);
});

test("comes in pages that lose and repeat nothing, also of one instant", async () => {
  const files = [];
  for (let index = 0; index < 50; index += 1) files.push(await givenFile(ada.id, { createdAt: at(Math.floor(index / 10)) }));
  const seen: string[] = [];
  let before: string | null | undefined;
  do {
    const page = FileLibraryPage.parse(await listFileLibrary(ada, { kind: "image", ...(before ? { before } : {}) }));
    seen.push(...page.files.map(({ id }) => id));
    before = page.older;
  } while (before);
  expect(seen).toHaveLength(50);
  expect(new Set(seen)).toEqual(new Set(files));
});
