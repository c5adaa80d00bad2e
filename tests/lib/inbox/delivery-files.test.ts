import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { sendReply } from "@/lib/inbox/replies";
import { givenAgent, NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { type MetaRequest, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { deliveryOf, statusOf } from "@/tests/support/meta-webhook";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenTemplate,
  sendingContext,
  type TestClock,
} from "@/tests/support/sending";
import { acceptUploads, givenFile, isUpload } from "@/tests/support/sent-files";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let conversationId: string;
let clock: TestClock;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const drain = () => deliverConversation(conversationId, sendingContext(meta.url, clock));
const theMessage = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const uploads = () => meta.requests.filter(isUpload);
const number = () => db().phoneNumber.findUniqueOrThrow({ where: { id: numberId } });

async function givenPicture(fileId?: string) {
  const file = fileId ?? (await givenFile(ada.id));
  const reply = { kind: "media", clientMessageId: uuidv7(), fileId: file, as: "image", caption: "Look" } as const;
  return { id: (await sendReply(ada, conversationId, reply, clock.at)).id, fileId: file };
}

describe("a message with a file", () => {
  it("is uploaded once and sent by Meta's id, also the next time", async () => {
    meta.answerWith(acceptUploads());
    const { id, fileId } = await givenPicture();
    await drain();
    await givenPicture(fileId);
    await drain();

    expect(uploads()).toHaveLength(1);
    expect(meta.sends().map(({ body }) => body.image)).toEqual([
      { id: "M1", caption: "Look" },
      { id: "M1", caption: "Look" },
    ]);
    expect(await theMessage(id)).toMatchObject({ status: "accepted", attempts: 1 });
  });

  it("that Meta says afterwards it could not use is uploaded anew for the next message", async () => {
    meta.answerWith(acceptUploads());
    const { id, fileId } = await givenPicture();
    await drain();
    const { wamid } = await theMessage(id);
    const errors = [{ code: 131053, title: "Media upload error" }];
    await receiveDeliveries([deliveryOf([statusOf(wamid ?? "", "failed", { at: NOON_SECONDS + 1, errors })], "2000")]);
    await givenPicture(fileId);
    await drain();

    expect(uploads()).toHaveLength(2);
    expect(meta.sends().at(-1)?.body.image).toEqual({ id: "M2", caption: "Look" });
  });

  it("of every card is uploaded before the message goes", async () => {
    meta.answerWith(acceptUploads());
    const cards = await Promise.all(
      [1, 2].map(async () => ({
        header: { type: "image" as const, fileId: await givenFile(ada.id) },
        link: { label: "Open", url: "https://a.example" },
      })),
    );
    const interactive = { type: "carousel" as const, body: "New", cards };
    await sendReply(ada, conversationId, { kind: "interactive", clientMessageId: uuidv7(), interactive }, NOON);
    await drain();

    expect(uploads()).toHaveLength(2);
    expect(meta.requests.findIndex((request) => !isUpload(request))).toBe(2);
    const headers = ["M1", "M2"].map((id) => ({ header: { type: "image", image: { id } } }));
    expect(meta.sends()[0]?.body.interactive).toMatchObject({ action: { cards: headers } });
  });

  it("whose upload Meta cannot take now waits, and goes when it can", async () => {
    meta.answerWith((request) => (isUpload(request) ? refusal(131016, { status: 500 }) : null));
    const { id } = await givenPicture();
    await drain();
    expect(await theMessage(id)).toMatchObject({ status: "queued", attempts: 1, errorCode: 131016 });
    expect((await theMessage(id)).retryAt?.getTime()).toBeGreaterThan(NOON.getTime());
    expect(meta.sends()).toHaveLength(0);

    clock.pass(600_000);
    meta.answerWith(acceptUploads());
    await drain();
    expect(await theMessage(id)).toMatchObject({ status: "accepted", errorCode: null });
  });

  it("whose upload had no answer is uploaded again: nothing of it can have arrived", async () => {
    meta.answerWith((request) => (isUpload(request) ? "hang-up" : null));
    const { id } = await givenPicture();
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "queued", attempts: 1 });
  });

  it("that Meta refuses for good fails with Meta's reason, and the next message goes", async () => {
    meta.answerWith((request) => (isUpload(request) ? refusal(131053, { details: "Not a picture." }) : null));
    const { id } = await givenPicture();
    const next = await sendReply(ada, conversationId, { kind: "text", clientMessageId: uuidv7(), text: "next" }, NOON);
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: 131053, error: { details: "Not a picture." } });
    expect(await theMessage(next.id)).toMatchObject({ status: "accepted" });
  });

  it("stops the number when Meta refuses the upload because of it, and stays queued", async () => {
    meta.answerWith((request) => (isUpload(request) ? refusal(190, { status: 401 }) : null));
    const { id } = await givenPicture();
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "queued", attempts: 0 });
    expect(await number()).toMatchObject({ stoppedCode: 190 });
  });

  it("whose bytes are gone fails by us, and nothing is asked of Meta", async () => {
    const { id } = await givenPicture(await givenFile(ada.id, { storageKey: "files/nowhere" }));
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: null, error: { ours: "file_unavailable" } });
    expect(meta.requests).toHaveLength(0);
  });

  it("is not uploaded when the window has closed meanwhile", async () => {
    const { id } = await givenPicture();
    clock.pass(86_400_000);
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "failed", error: { ours: "service_window_closed" } });
    expect(meta.requests).toHaveLength(0);
  });
});

describe("a media id that Meta does not know any more", () => {
  const refuseId = (mediaId: string, code: number) => (request: MetaRequest) =>
    (request.body.image as { id?: string } | undefined)?.id === mediaId ? refusal(code) : null;

  it.each([100, 131053])("(%i) is forgotten, and the file uploaded once more", async (code) => {
    const { id, fileId } = await givenPicture();
    const expiresAt = new Date(NOON.getTime() + 86_400_000);
    await db().mediaUpload.create({ data: { fileId, numberId, mediaId: "OLD", expiresAt } });
    meta.answerWith(acceptUploads(refuseId("OLD", code)));
    await drain();

    expect(uploads()).toHaveLength(1);
    expect(meta.sends().map(({ body }) => (body.image as { id: string }).id)).toEqual(["OLD", "M1"]);
    expect(await theMessage(id)).toMatchObject({ status: "accepted", errorCode: null });
  });

  it("twice is Meta's word on the message itself", async () => {
    const { id } = await givenPicture();
    meta.answerWith(acceptUploads(() => refusal(100)));
    await drain();

    expect(meta.sends()).toHaveLength(2);
    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: 100 });
  });

  it("is no matter of a message without files", async () => {
    meta.answerWith(() => refusal(100));
    await sendReply(ada, conversationId, { kind: "text", clientMessageId: uuidv7(), text: "x" }, NOON);
    await drain();

    expect(meta.sends()).toHaveLength(1);
  });
});

describe("two workers", () => {
  it("send a message with a file once", async () => {
    meta.answerWith(acceptUploads());
    await givenPicture();
    await Promise.all([drain(), drain()]);

    expect(meta.sends()).toHaveLength(1);
  });
});

describe("a contact who wants no marketing", () => {
  const contact = () => db().contact.findFirstOrThrow({ where: { conversations: { some: { id: conversationId } } } });

  async function givenMarketing(category = "MARKETING") {
    const templateId = await givenTemplate({ category });
    const reply = { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A-17" } } as const;
    return (await sendReply(ada, conversationId, reply, NOON)).id;
  }

  it("is remembered when Meta says so in its answer", async () => {
    const id = await givenMarketing();
    meta.answerWith(() => refusal(131050, { date: NOON }));
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: 131050 });
    expect(await contact()).toMatchObject({ marketingStoppedAt: NOON });
  });

  it("gets none that was queued before; utility still goes", async () => {
    const marketing = await givenMarketing();
    const utility = await givenMarketing("UTILITY");
    await db().contact.updateMany({ data: { marketingStoppedAt: NOON } });
    await drain();

    expect(await theMessage(marketing)).toMatchObject({ status: "failed", error: { ours: "opted_out" } });
    expect(await theMessage(utility)).toMatchObject({ status: "accepted" });
    expect(meta.sends()).toHaveLength(1);
  });
});
