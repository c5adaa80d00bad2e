import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReplyInput } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound, givenTemplate, listJobs } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

type Kind<K extends ReplyInput["kind"]> = Omit<Extract<ReplyInput, { kind: K }>, "kind" | "clientMessageId">;

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file, saved_message, scheduled_reply CASCADE`;
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

function send<K extends ReplyInput["kind"]>(kind: K, reply: Kind<K>, agent: { id: string } = ada, now = NOON) {
  return sendReply(agent, conversationId, { kind, clientMessageId: uuidv7(), ...reply } as unknown as ReplyInput, now);
}

const theRow = (id: string) => db().message.findUniqueOrThrow({ where: { id }, include: { attachments: true } });
const refusedWith = (code: string, words: RegExp) => ({ code, message: expect.stringMatching(words) });

describe("a file", () => {
  it("is queued with its caption, and stands in the thread at once", async () => {
    const fileId = await givenFile(ada.id);
    const quoted = await givenInbound(conversationId);
    const view = await send("media", { fileId, as: "image", caption: "Our mug", quotedMessageId: quoted.id });

    expect(view).toMatchObject({
      type: "image",
      text: "Our mug",
      status: "queued",
      quoted: { id: quoted.id },
      attachments: [{ kind: "image", state: "ready", isVoice: false, fileName: "mug.jpg", file: { mimeType: "image/jpeg" } }],
    });
    expect(await theRow(view.id)).toMatchObject({
      body: "Our mug",
      quotedWamid: quoted.wamid,
      payload: { media: { fileId, isVoice: false, fileName: "mug.jpg" } },
      attachments: [{ fileId, position: 0, conversationId, happenedAt: NOON }],
    });
    expect((await listJobs()).map(({ kind }) => kind)).toContain("deliver-conversation");
  });

  it("posted twice is one message with one file", async () => {
    const fileId = await givenFile(ada.id);
    const reply = { kind: "media", clientMessageId: uuidv7(), fileId, as: "image" } as const;
    const views = await Promise.all([1, 2, 3].map(() => sendReply(ada, conversationId, reply, NOON)));

    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await db().attachment.count()).toBe(1);
  });

  it("as a voice note is an Ogg recording, and nothing else", async () => {
    const ogg = await givenFile(ada.id, { mimeType: "audio/ogg; codecs=opus", fileName: "voice.ogg" });
    const mp3 = await givenFile(ada.id, { mimeType: "audio/mpeg" });

    await expect(send("media", { fileId: mp3, as: "audio", isVoice: true })).rejects.toMatchObject(
      refusedWith("invalid_input", /Ogg/),
    );
    await expect(send("media", { fileId: mp3, as: "audio" })).resolves.toMatchObject({ attachments: [{ isVoice: false }] });
    await expect(send("media", { fileId: ogg, as: "audio", isVoice: true })).resolves.toMatchObject({
      type: "audio",
      attachments: [{ isVoice: true }],
    });
  });

  it("that WhatsApp would not take is refused with the limit that it breaks", async () => {
    const large = await givenFile(ada.id, { byteSize: 5 * 1024 * 1024 + 1 });
    const webm = await givenFile(ada.id, { mimeType: "video/webm" });

    await expect(send("media", { fileId: large, as: "image" })).rejects.toMatchObject({
      ...refusedWith("invalid_input", /up to 5 MB/),
      details: { problem: { kind: "too_large", as: "image", limitBytes: 5 * 1024 * 1024 } },
    });
    await expect(send("media", { fileId: large, as: "document" })).resolves.toBeDefined();
    await expect(send("media", { fileId: webm, as: "video" })).rejects.toMatchObject(refusedWith("invalid_input", /document/));
    expect(await db().message.count()).toBe(1);
  });

  it.each(["audio", "sticker"] as const)("as %s takes no words", async (as) => {
    const fileId = await givenFile(ada.id, { mimeType: as === "audio" ? "audio/mpeg" : "image/webp" });

    await expect(send("media", { fileId, as, caption: "Listen" })).rejects.toMatchObject(
      refusedWith("invalid_input", /no words/),
    );
    await expect(send("media", { fileId, as })).resolves.toMatchObject({ type: as, text: null });
  });

  it("of a colleague is not there, until it is part of a conversation or saved", async () => {
    const grace = await givenAgent("Grace");
    const [shown, saved, hidden] = [await givenFile(grace.id), await givenFile(grace.id), await givenFile(grace.id)];
    await send("media", { fileId: shown, as: "image" }, grace);
    const interactive = {
      type: "cta_url",
      header: { type: "image", fileId: saved },
      body: "b",
      link: { label: "l", url: "https://a.example" },
    };
    await db().savedMessage.create({
      data: { id: uuidv7(), name: "Mug", content: { interactive }, createdById: grace.id, updatedAt: NOON },
    });

    await expect(send("media", { fileId: hidden, as: "image" })).rejects.toMatchObject({ code: "not_found" });
    await expect(send("media", { fileId: uuidv7(), as: "image" })).rejects.toMatchObject({ code: "not_found" });
    await expect(send("media", { fileId: shown, as: "image" })).resolves.toBeDefined();
    await expect(send("media", { fileId: saved, as: "image" })).resolves.toBeDefined();
  });

  it("outside the window is refused and leaves nothing", async () => {
    const fileId = await givenFile(ada.id);
    const late = new Date(NOON.getTime() + 86_400_000);

    await expect(send("media", { fileId, as: "image" }, ada, late)).rejects.toMatchObject({ code: "service_window_closed" });
    expect([await db().message.count(), await db().attachment.count()]).toEqual([0, 0]);
  });
});

describe("other content", () => {
  it("of a place has its name as the preview", async () => {
    const view = await send("location", { latitude: 38.7, longitude: -9.1, name: "Ribeira", address: "Rua 1" });

    expect(view).toMatchObject({ type: "location", text: "Ribeira" });
    expect((await theRow(view.id)).payload).toEqual({
      location: { latitude: 38.7, longitude: -9.1, name: "Ribeira", address: "Rua 1" },
    });
  });

  it("of cards has their names as the preview", async () => {
    const card = { name: "Ana Lopes", phones: [{ phone: "+34 600 111 222" }], emails: [], urls: [], addresses: [] };
    const view = await send("contacts", { cards: [card, { ...card, name: "Rui" }] });

    expect(view).toMatchObject({ type: "contacts", text: "Ana Lopes, Rui" });
    expect((await theRow(view.id)).payload).toEqual({ contacts: [card, { ...card, name: "Rui" }] });
  });

  it("of cards in a carousel has a file each, in order", async () => {
    const [one, two] = [await givenFile(ada.id), await givenFile(ada.id, { mimeType: "video/mp4" })];
    const link = { label: "Open", url: "https://a.example" };
    const interactive = {
      type: "carousel",
      body: "New mugs",
      cards: [
        { header: { type: "image", fileId: one }, link },
        { header: { type: "video", fileId: two }, link },
      ],
    } as const;
    const view = await send("interactive", { interactive: { ...interactive, cards: [...interactive.cards] } });

    expect(view).toMatchObject({ type: "interactive", text: "New mugs" });
    expect(view.attachments.map(({ kind }) => kind)).toEqual(["image", "video"]);
    const { attachments } = await theRow(view.id);
    expect(attachments.sort((a, b) => a.position - b.position).map(({ fileId }) => fileId)).toEqual([one, two]);
  });

  it("with a header that is no photo is refused", async () => {
    const pdf = await givenFile(ada.id, { mimeType: "application/pdf" });
    const button = { type: "button", body: "Keep it?", buttons: [{ id: "y", title: "Yes" }] } as const;
    const withHeader = (type: "image" | "document") => ({
      interactive: { ...button, buttons: [...button.buttons], header: { type, fileId: pdf } },
    });

    await expect(send("interactive", withHeader("image"))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(send("interactive", withHeader("document"))).resolves.toBeDefined();
  });

  it("in a group can only be read", async () => {
    await db().contact.updateMany({ data: { isGroup: true } });
    const templateId = await givenTemplate();

    const refusal = refusedWith("invalid_input", /only be read here/);
    await expect(send("text", { text: "Hi" })).rejects.toMatchObject(refusal);
    await expect(send("template", { templateId, values: { "body.1": "A" } })).rejects.toMatchObject(refusal);
    expect(await db().message.count()).toBe(0);
  });

  it("quotes only what is part of the conversation", async () => {
    const elsewhere = await givenInbound(await givenConversation(numberId));

    await expect(send("location", { latitude: 1, longitude: 1, quotedMessageId: elsewhere.id })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("a marketing template", () => {
  const values = { "body.1": "A-17" };
  const optOut = () => db().contact.updateMany({ data: { marketingStoppedAt: NOON } });

  it("is refused to a contact who wants none; utility still goes", async () => {
    const marketing = await givenTemplate({ category: "MARKETING" });
    const utility = await givenTemplate();
    await expect(send("template", { templateId: marketing, values })).resolves.toBeDefined();
    await optOut();

    await expect(send("template", { templateId: marketing, values })).rejects.toMatchObject({ code: "opted_out" });
    await expect(send("template", { templateId: utility, values })).resolves.toBeDefined();
  });
});

describe("an authentication template", () => {
  it("to somebody without a phone number is refused for that reason before anything is asked of Meta", async () => {
    const templateId = await givenTemplate({ category: "AUTHENTICATION" });
    const code = { templateId, values: { "body.1": "123456" } };
    await expect(send("template", code)).rejects.toMatchObject({ code: "template_unavailable" });

    await db().contact.updateMany({ data: { waId: null, userId: "PT.9001" } });
    await expect(send("template", code)).rejects.toMatchObject(refusedWith("invalid_input", /phone number/));
    await expect(send("text", { text: "Olá" })).resolves.toBeDefined();
  });
});
