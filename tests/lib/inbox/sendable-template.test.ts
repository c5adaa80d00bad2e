import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { TemplateExtras } from "@/lib/contract/template";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { sendReply } from "@/lib/inbox/replies";
import { scheduleReply } from "@/lib/inbox/scheduled-replies";
import { sendDueReplies } from "@/lib/inbox/scheduled-sending";
import { setFavourite } from "@/lib/inbox/template-use";
import { listTemplates } from "@/lib/inbox/templates";
import { pruneFiles } from "@/lib/inbox/uploaded-files";
import { temporaryStore } from "@/tests/support/files";
import { givenAgent, NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { deliveryOf, statusOf, WABA_ID } from "@/tests/support/meta-webhook";
import { clockAt, givenConversation, givenEmptyInbox, givenTemplate, listJobs, sendingContext } from "@/tests/support/sending";
import { acceptUploads, givenFile, isUpload } from "@/tests/support/sent-files";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

const INVOICE = [
  { type: "HEADER", format: "DOCUMENT", example: { header_handle: ["https://scontent.example/sample"] } },
  { type: "BODY", text: "Your invoice {{1}}." },
];
const CARDS = [
  { type: "BODY", text: "New pots." },
  {
    type: "CAROUSEL",
    cards: [1, 2].map((number) => ({
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: `Pot ${number}` },
        { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "More" }] },
      ],
    })),
  },
];

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;
const clock = clockAt(NOON);

beforeEach(async () => {
  meta.reset();
  clock.at = NOON;
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

type Values = Record<string, string>;
const replyOf = (templateId: string, values: Values, extras?: TemplateExtras) =>
  ({ kind: "template", clientMessageId: uuidv7(), templateId, values, ...(extras ? { extras } : {}) }) as const;
const send = (templateId: string, values: Values = { "body.1": "A-17" }, extras?: TemplateExtras) =>
  sendReply(ada, conversationId, replyOf(templateId, values, extras), clock.at);
const drain = () => deliverConversation(conversationId, sendingContext(meta.url, clock));
const theTemplate = (id: string) => db().template.findUniqueOrThrow({ where: { id } });

describe("a template with files", () => {
  it("shows them as attachments and goes out with Meta's ids and the file's own name", async () => {
    meta.answerWith(acceptUploads());
    const templateId = await givenTemplate({ components: INVOICE });
    const fileId = await givenFile(ada.id, { mimeType: "application/pdf", fileName: "invoice-17.pdf" });
    const view = await send(templateId, { "body.1": "17" }, { files: { header: fileId } });
    await drain();

    expect(view.attachments).toMatchObject([{ kind: "document", fileName: "invoice-17.pdf" }]);
    expect(meta.sends()[0]?.body.template).toMatchObject({
      components: [
        { type: "header", parameters: [{ type: "document", document: { id: "M1", filename: "invoice-17.pdf" } }] },
        { type: "body", parameters: [{ type: "text", text: "17" }] },
      ],
    });
    expect(JSON.stringify(meta.sends())).not.toContain("file_id");
    expect(await db().message.findFirstOrThrow()).toMatchObject({ status: "accepted", templateId });
  });

  it("on its cards uploads each, in order", async () => {
    meta.answerWith(acceptUploads());
    const templateId = await givenTemplate({ components: CARDS });
    const [first, second] = [await givenFile(ada.id), await givenFile(ada.id)];
    const view = await send(templateId, {}, { files: { "card.0.header": first, "card.1.header": second } });
    await drain();

    expect(view.attachments.map(({ kind }) => kind)).toEqual(["image", "image"]);
    expect(meta.requests.filter(isUpload)).toHaveLength(2);
    const headers = ["M1", "M2"].map((id, index) => ({
      card_index: index,
      components: [{ type: "header", parameters: [{ type: "image", image: { id } }] }],
    }));
    expect(meta.sends()[0]?.body.template).toMatchObject({ components: [{ type: "carousel", cards: headers }] });
  });

  it("is refused without its file, with one of another kind, and with somebody else's", async () => {
    const templateId = await givenTemplate({ components: INVOICE });
    const values = { "body.1": "17" };
    await expect(send(templateId, values)).rejects.toMatchObject({
      code: "invalid_input",
      details: { problems: [{ kind: "missing_file", key: "header" }] },
    });
    const video = await givenFile(ada.id, { mimeType: "video/mp4" });
    const pictures = await givenTemplate({
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Look." },
      ],
    });
    await expect(send(pictures, {}, { files: { header: video } })).rejects.toMatchObject({ code: "invalid_input" });
    const foreign = await givenFile((await givenAgent("Tariq")).id);
    await expect(send(pictures, {}, { files: { header: foreign } })).rejects.toMatchObject({ code: "not_found" });
    expect(await db().message.count()).toBe(0);
  });

  it("keeps its file while it waits for its time", async () => {
    meta.answerWith(acceptUploads());
    const templateId = await givenTemplate({ components: INVOICE });
    const fileId = await givenFile(ada.id, { mimeType: "application/pdf", createdAt: new Date("2026-01-01T00:00:00Z") });
    const reply = replyOf(templateId, { "body.1": "17" }, { files: { header: fileId } });
    await scheduleReply(ada, conversationId, { reply, trigger: { type: "at", sendAt: "2026-11-22T13:00:00.000Z" } }, NOON);
    expect(await pruneFiles(temporaryStore(), NOON)).toBe(0);

    await sendDueReplies(new Date("2026-11-22T13:00:01Z"));
    expect(await db().attachment.findMany()).toMatchObject([{ fileId, position: 0 }]);
  });

  it("is filled in anew with its files when it is sent again", async () => {
    meta.answerWith(acceptUploads(() => refusal(131000, { status: 500 })));
    const templateId = await givenTemplate({ components: INVOICE });
    const fileId = await givenFile(ada.id, { mimeType: "application/pdf", fileName: "invoice-17.pdf" });
    const { id } = await send(templateId, { "body.1": "17" }, { files: { header: fileId } });
    await db().message.update({ where: { id }, data: { status: "failed", failedAt: NOON, errorCode: 131000 } });
    const retry = { kind: "retry", clientMessageId: uuidv7(), retryOfId: id } as const;
    const again = await sendReply(ada, conversationId, retry, NOON);

    expect(again.attachments).toMatchObject([{ fileName: "invoice-17.pdf" }]);
  });
});

describe("a template that is not offered", () => {
  it("is refused, new, again or scheduled, and is not in the list", async () => {
    const templateId = await givenTemplate({ name: "order_ready" });
    const { id } = await send(templateId);
    await db().message.update({ where: { id }, data: { status: "unknown" } });
    const scheduled = replyOf(templateId, { "body.1": "B-2" });
    await scheduleReply(
      ada,
      conversationId,
      { reply: scheduled, trigger: { type: "at", sendAt: "2026-11-22T13:00:00.000Z" } },
      NOON,
    );
    expect((await listTemplates(ada, numberId)).templates).toHaveLength(1);
    await db().templateOffer.updateMany({ data: { roles: ["supervisor", "admin"] } });

    const notOffered = { code: "template_unavailable", details: { blocked: "not_offered" } };
    await expect(send(templateId)).rejects.toMatchObject(notOffered);
    const retry = { kind: "retry", clientMessageId: uuidv7(), retryOfId: id } as const;
    await expect(sendReply(ada, conversationId, retry, NOON)).rejects.toMatchObject(notOffered);
    await sendDueReplies(new Date("2026-11-22T13:00:01Z"));
    expect(await db().scheduledReply.findMany()).toMatchObject([{ state: "failed", failure: "template_unavailable" }]);
    expect((await listTemplates(ada, numberId)).templates).toEqual([]);
    await expect(setFavourite(ada, WABA_ID, "order_ready", true)).rejects.toMatchObject({ code: "not_found" });
    const grace = await givenAgent("Grace", "supervisor");
    expect((await listTemplates(grace, numberId)).templates).toHaveLength(1);
  });
});

describe("what an agent uses", () => {
  it("is remembered by name: the last time, and whether it is a favourite", async () => {
    const templateId = await givenTemplate({ name: "order_ready" });
    await givenTemplate({ name: "order_ready", language: "pt_PT" });
    await givenTemplate({ name: "other" });
    await send(templateId);
    await setFavourite(ada, WABA_ID, "order_ready", true);
    clock.pass(60_000);
    await send(templateId);
    const seen = async (actor: { id: string }) =>
      (await listTemplates(actor, numberId)).templates.map((one) => [one.name, one.language, one.isFavourite, one.usedAt]);

    expect(await seen(ada)).toEqual([
      ["order_ready", "en", true, clock.at.toISOString()],
      ["order_ready", "pt_PT", true, clock.at.toISOString()],
      ["other", "en", false, null],
    ]);
    await setFavourite(ada, WABA_ID, "order_ready", false);
    expect((await seen(ada))[0]).toEqual(["order_ready", "en", false, clock.at.toISOString()]);
    expect((await seen(await givenAgent("Tariq")))[0]).toEqual(["order_ready", "en", false, null]);
  });
});

describe("Meta's refusal that is about the template", () => {
  const syncs = async () => (await listJobs()).filter(({ kind }) => kind === "sync-templates").length;

  it.each([
    [132000, { status: "APPROVED", deletedAt: null }],
    [132001, { status: "APPROVED", deletedAt: expect.any(Date) }],
    [132005, { status: "APPROVED", deletedAt: null }],
    [132007, { status: "APPROVED", deletedAt: null }],
    [132012, { status: "APPROVED", deletedAt: null }],
    [132015, { status: "PAUSED", deletedAt: null }],
    [132016, { status: "DISABLED", deletedAt: null }],
  ])("%i fails the message with it, marks the template and asks for a sync", async (code, mark) => {
    const templateId = await givenTemplate();
    const { id } = await send(templateId);
    meta.answerWith(() => refusal(code));
    await drain();

    expect(await db().message.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "failed",
      errorCode: code,
      attempts: 1,
    });
    expect(await theTemplate(templateId)).toMatchObject(mark);
    expect(await syncs()).toBe(1);
  });

  it("by a status webhook does the same", async () => {
    const templateId = await givenTemplate();
    const { id } = await send(templateId);
    await drain();
    const { wamid } = await db().message.findUniqueOrThrow({ where: { id } });
    const errors = [{ code: 132015, title: "Template is paused" }];
    await receiveDeliveries([deliveryOf([statusOf(wamid ?? "", "failed", { at: NOON_SECONDS + 1, errors })], "2000")]);

    expect(await theTemplate(templateId)).toMatchObject({ status: "PAUSED", statusAt: new Date(NOON.getTime() + 1000) });
    expect(await syncs()).toBe(1);
  });

  it("that is older than what is known marks nothing, and others ask for nothing", async () => {
    const templateId = await givenTemplate({ statusAt: new Date(NOON.getTime() + 60_000) });
    await send(templateId);
    meta.answerWith(() => refusal(132015, { date: NOON }));
    await drain();
    expect(await theTemplate(templateId)).toMatchObject({ status: "APPROVED" });
    expect(await syncs()).toBe(1);

    const other = await givenTemplate();
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await send(other);
    meta.answerWith(() => refusal(131026));
    await drain();
    expect(await theTemplate(other)).toMatchObject({ status: "APPROVED", deletedAt: null });
    expect(await syncs()).toBe(0);
  });

  it("stops what waits behind it without asking Meta again", async () => {
    const templateId = await givenTemplate();
    await send(templateId);
    const second = await send(templateId);
    meta.answerWith(() => refusal(132015));
    await drain();

    expect(meta.sends()).toHaveLength(1);
    expect(await db().message.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({
      status: "failed",
      errorCode: null,
      error: { ours: "template_unavailable" },
    });
  });
});
