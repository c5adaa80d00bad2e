import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { probeStoppedNumbers } from "@/lib/inbox/number-probe";
import { sweepQueue } from "@/lib/inbox/queue-upkeep";
import { markRead } from "@/lib/inbox/read-markers";
import { markReadAtWhatsApp, showTyping } from "@/lib/inbox/read-receipts";
import { sendReply } from "@/lib/inbox/replies";
import { holdSending, readSendingHold, releaseSending } from "@/lib/inbox/sending-hold";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenInbound,
  givenQueued,
  givenTemplate,
  listJobs,
  sendingContext,
} from "@/tests/support/sending";
import { acceptUploads, givenFile } from "@/tests/support/sent-files";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let conversationId: string;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
});

afterEach(() => db().setting.deleteMany());

const context = () => sendingContext(meta.url, clockAt(NOON));
const hold = () => db().$transaction((tx) => holdSending(tx, "moved", NOON));
const statuses = async () => (await db().message.findMany({ where: { direction: "outbound" } })).map(({ status }) => status);

describe("while sending is held", () => {
  it("a text, a file and a template stay queued, and Meta hears nothing, whatever tries", async () => {
    meta.answerWith(acceptUploads());
    const ada = await givenAgent("Ada");
    const templateId = await givenTemplate();
    const [withFile, withTemplate] = [await givenConversation(numberId), await givenConversation(numberId)];
    await hold();
    await givenQueued(conversationId, "Obrigada!");
    const media = {
      kind: "media",
      clientMessageId: uuidv7(),
      fileId: await givenFile(ada.id),
      as: "image",
      caption: "",
    } as const;
    await sendReply(ada, withFile, media, NOON);
    const template = { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A-17" } } as const;
    await sendReply(ada, withTemplate, template, NOON);

    for (const id of [conversationId, withFile, withTemplate]) await deliverConversation(id, context());
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON, stoppedCode: 131_042 } });
    await probeStoppedNumbers(context());
    expect(meta.requests).toEqual([]);
    expect(await statuses()).toEqual(["queued", "queued", "queued"]);
  });

  it("a claim of what was seen before it began finds nothing to take", async () => {
    await givenQueued(conversationId, "Obrigada!");
    // Between the look at the queue and the claim: the client is asked for in just that moment.
    const { clientFor, ...rest } = context();
    await deliverConversation(conversationId, {
      ...rest,
      clientFor: async (number) => {
        await hold();
        return clientFor(number);
      },
    });
    expect(meta.requests).toEqual([]);
    expect(await statuses()).toEqual(["queued"]);
  });

  it("nobody is told what was read, or that somebody types", async () => {
    const { id } = await givenInbound(conversationId);
    await markRead(await givenAgent(), conversationId, id);
    await hold();
    await markReadAtWhatsApp(conversationId, context());
    await showTyping(conversationId, context());
    expect(meta.requests).toEqual([]);
  });

  it("the upkeep wakes nobody for nothing", async () => {
    await hold();
    await givenQueued(conversationId, "Obrigada!");
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    expect(await sweepQueue(new Date(NOON.getTime() + 60_000))).toBe(0);
  });
});

describe("a release", () => {
  it("by an admin lets everything go out, once, and is audited", async () => {
    await hold();
    await givenQueued(conversationId, "Obrigada!");
    expect(await readSendingHold()).toEqual({ since: NOON.toISOString(), reason: "moved", waiting: 1 });
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    const admin = await givenAgent("Grace", "admin");
    await releaseSending(admin, NOON);
    await releaseSending(admin, NOON);

    expect(await readSendingHold()).toBeNull();
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
    await deliverConversation(conversationId, context());
    expect(meta.sends()).toHaveLength(1);
    const acts = await db().auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true, actorName: true } });
    expect(acts).toEqual([
      { action: "settings.sending_held", actorName: null },
      { action: "settings.sending_released", actorName: "Grace" },
    ]);
  });

  it("tells what was read meanwhile", async () => {
    const { id, wamid } = await givenInbound(conversationId);
    await hold();
    await markRead(await givenAgent(), conversationId, id);
    await markReadAtWhatsApp(conversationId, context());
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await releaseSending(await givenAgent("Grace", "admin"), NOON);
    expect(await listJobs()).toMatchObject([{ kind: "mark-read", conversationId }]);
    await markReadAtWhatsApp(conversationId, context());
    expect(meta.receipts().map(({ body }) => body.message_id)).toEqual([wamid]);
  });

  it("is refused to others, and nothing goes out", async () => {
    await hold();
    await expect(releaseSending(await givenAgent("Ada", "supervisor"), NOON)).rejects.toThrow("This needs the role admin.");
    expect(await readSendingHold()).not.toBeNull();
  });
});
