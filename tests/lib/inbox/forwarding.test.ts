import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

let numberId: string;
let source: string;
let target: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  source = await givenConversation(numberId, { lastInboundAt: null });
  target = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const forward = (sourceMessageId: string, agent: { id: string } = ada) =>
  sendReply(agent, target, { kind: "forward", clientMessageId: uuidv7(), sourceMessageId }, NOON);

async function givenInboundFile(type: string, caption: string | null, mimeType: string, state: "ready" | "waiting" = "ready") {
  const message = await givenInbound(source, { type, body: caption, payload: {} });
  const fileId = state === "ready" ? await givenFile(null, { mimeType, fileName: "theirs.jpg" }) : null;
  await db().attachment.create({
    data: { id: uuidv7(), messageId: message.id, conversationId: source, happenedAt: NOON, kind: type, state, fileId },
  });
  return { id: message.id, fileId };
}

describe("a forwarded message", () => {
  it("of words is ours in the other conversation, whose own window counts", async () => {
    const { id } = await givenInbound(source, { body: "Olá" });

    expect(await forward(id)).toMatchObject({
      conversationId: target,
      direction: "outbound",
      text: "Olá",
      quoted: null,
      status: "queued",
    });
    await db().conversation.update({ where: { id: target }, data: { lastInboundAt: null, windowClosesAt: null } });
    await expect(forward(id)).rejects.toMatchObject({ code: "service_window_closed" });
  });

  it("of a contact's file sends the same file with its caption", async () => {
    const { id, fileId } = await givenInboundFile("image", "Look", "image/jpeg");
    const view = await forward(id);

    expect(view).toMatchObject({ type: "image", text: "Look", attachments: [{ state: "ready", kind: "image" }] });
    expect(await db().attachment.count({ where: { fileId: fileId ?? "" } })).toBe(2);
  });

  it("of our own place and cards says the same", async () => {
    const place = { kind: "location", clientMessageId: uuidv7(), latitude: 38.7, longitude: -9.1, name: "Ribeira" } as const;
    const cards = [{ name: "Ana", phones: [{ phone: "+34 600" }], emails: [], urls: [], addresses: [] }];
    const sentPlace = await sendReply(ada, target, place, NOON);
    const sentCards = await sendReply(ada, target, { kind: "contacts", clientMessageId: uuidv7(), cards }, NOON);

    expect(await forward(sentPlace.id)).toMatchObject({ type: "location", text: "Ribeira" });
    const forwarded = await forward(sentCards.id);
    expect((await db().message.findUniqueOrThrow({ where: { id: forwarded.id } })).payload).toEqual({ contacts: cards });
  });

  it("of a contact's place and cards, too", async () => {
    const location = { latitude: 38.7, longitude: -9.1, name: "Casa", address: "Rua 1" };
    const place = await givenInbound(source, { type: "location", body: null, payload: { location } });
    const contacts = [{ name: { formatted_name: "Ana Lopes", first_name: "Ana" }, phones: [{ phone: "+34 600", type: "CELL" }] }];
    const cards = await givenInbound(source, { type: "contacts", body: null, payload: { contacts } });

    expect(await forward(place.id)).toMatchObject({ type: "location", text: "Casa" });
    expect(await forward(cards.id)).toMatchObject({ type: "contacts", text: "Ana Lopes" });
  });

  it.each([
    ["more cards", Array.from({ length: 258 }, (_, index) => cardOf(`Ana ${index}`, 1))],
    ["a card of more lines", [cardOf("Ana", 201)]],
  ])("of %s than one message takes is refused: fewer would arrive", async (_, contacts) => {
    const { id } = await givenInbound(source, { type: "contacts", body: null, payload: { contacts } });

    await expect(forward(id)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(/more than one/) });
    expect(await db().message.count({ where: { direction: "outbound" } })).toBe(0);
  });

  it.each([
    ["interactive", /buttons/],
    ["template", /template/],
    ["system", /WhatsApp’s own word/],
    ["unsupported", /did not pass on/],
    ["order", /cannot be forwarded/],
  ])("of type %s is refused with the reason", async (type, words) => {
    const { id } = await givenInbound(source, { type, body: "x" });

    await expect(forward(id)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(words) });
    expect(await db().message.count({ where: { direction: "outbound" } })).toBe(0);
  });

  it("that was deleted, whose file is not here, or that WhatsApp takes only smaller is refused", async () => {
    const deleted = await givenInbound(source, { revokedAt: NOON });
    const waiting = await givenInboundFile("image", null, "image/jpeg", "waiting");
    const large = await givenInboundFile("video", null, "video/mp4");
    await db().mediaFile.update({ where: { id: large.fileId ?? "" }, data: { byteSize: 17 * 1024 * 1024 } });

    await expect(forward(deleted.id)).rejects.toMatchObject({ message: expect.stringContaining("deleted") });
    await expect(forward(waiting.id)).rejects.toMatchObject({ message: expect.stringContaining("not here") });
    await expect(forward(large.id)).rejects.toMatchObject({ message: expect.stringContaining("16 MB") });
  });

  it("that is too long for us, or does not exist, is refused", async () => {
    const long = await givenInbound(source, { body: "a".repeat(4_097) });
    const longest = await givenInbound(source, { body: "a".repeat(4_096) });

    await expect(forward(long.id)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(forward(longest.id)).resolves.toBeDefined();
    await expect(forward(uuidv7())).rejects.toMatchObject({ code: "not_found" });
  });
});

function cardOf(name: string, phones: number) {
  return {
    name: { formatted_name: name },
    phones: Array.from({ length: phones }, (_, index) => ({ phone: `+34 600 ${index}` })),
  };
}
