import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { findConversation } from "@/lib/inbox/conversations";
import { listThread } from "@/lib/inbox/thread";
import { givenAgent, NOON } from "../../support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound } from "../../support/sending";

let ada: Awaited<ReturnType<typeof givenAgent>>;
let conversationId: string;

beforeEach(async () => {
  const numberId = await givenEmptyInbox();
  ada = await givenAgent();
  conversationId = await givenConversation(numberId);
});

type MessageFacts = Parameters<typeof givenInbound>[1];

/** A voice message of three seconds with a picture of it, as the last message of the conversation. */
async function givenVoice(facts: MessageFacts = {}) {
  const message = await givenInbound(conversationId, { type: "audio", body: null, ...facts });
  const file = await db().mediaFile.create({
    data: {
      id: uuidv7(),
      checksum: "0".repeat(64),
      byteSize: 8_278,
      mimeType: "audio/ogg",
      fileName: "voice.ogg",
      storageKey: uuidv7(),
      thumbnailKey: uuidv7(),
      durationMs: 3_014,
    },
  });
  const attachment = await db().attachment.create({
    data: {
      id: uuidv7(),
      messageId: message.id,
      conversationId,
      happenedAt: NOON,
      kind: "audio",
      isVoice: true,
      state: "ready",
      fileId: file.id,
    },
  });
  await db().conversation.update({ where: { id: conversationId }, data: { lastMessageId: message.id } });
  const glance = {
    isVoice: true,
    fileName: "voice.ogg",
    durationMs: 3_014,
    thumbnailUrl: `/api/attachments/${attachment.id}/thumbnail`,
  };
  return { message, glance };
}

async function quotedBy(quotedWamid: string | null) {
  const { id } = await givenInbound(conversationId, {
    body: "This one",
    quotedWamid,
    happenedAt: new Date(NOON.getTime() + 1_000),
  });
  const { messages } = await listThread(ada, conversationId, {});
  return messages.find((message) => message.id === id)?.quoted;
}

describe("one line about a message", () => {
  test("knows its file, in the row and in a quote", async () => {
    const { message, glance } = await givenVoice();
    expect((await findConversation(ada, conversationId)).preview?.media).toEqual(glance);
    expect((await quotedBy(message.wamid))?.media).toEqual(glance);
  });

  test("knows of none where there is none", async () => {
    const message = await givenInbound(conversationId);
    await db().conversation.update({ where: { id: conversationId }, data: { lastMessageId: message.id } });
    expect((await findConversation(ada, conversationId)).preview?.media).toBeNull();
    expect((await quotedBy(message.wamid))?.media).toBeNull();
  });

  test("tells nothing of a deleted message but that it was deleted", async () => {
    const { message } = await givenVoice({ body: "A secret", revokedAt: NOON });
    const { preview } = await findConversation(ada, conversationId);
    expect(preview).toMatchObject({ type: "revoke", text: null, media: null });
    expect(await quotedBy(message.wamid)).toMatchObject({ type: "revoke", text: null, media: null });
  });

  test("in a group names who was quoted, and not the group", async () => {
    const authorId = uuidv7();
    await db().contact.create({ data: { id: authorId, profileName: "Tomasz" } });
    const message = await givenInbound(conversationId, { authorId });
    expect((await quotedBy(message.wamid))?.author).toBe("Tomasz");
  });
});
