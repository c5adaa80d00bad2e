import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { listThread } from "@/lib/inbox/thread";
import { givenAgent, givenOutbound, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound, givenTemplate, listJobs } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const retry = (retryOfId: string) => ({ kind: "retry", clientMessageId: uuidv7(), retryOfId }) as const;
const failedWith = (code: number) => ({ status: "failed", errorCode: code, error: { code } }) as const;

describe("a retry", () => {
  it.each([
    ["failed for a passing reason", failedWith(131000)],
    ["failed before Meta saw it", { status: "failed", error: { ours: "too_many_attempts" } }],
    ["failed by a window that is open again", failedWith(131047)],
    ["has an unknown outcome", { status: "unknown" }],
  ] as const)("of a message that %s is a new message linked to it", async (_, state) => {
    const failed = await givenOutbound(conversationId, { ...state, body: "Obrigada!", quotedWamid: "wamid.Q" });
    const view = await sendReply(ada, conversationId, retry(failed), NOON);

    expect(view).toMatchObject({ status: "queued", text: "Obrigada!", retryOfId: failed, attempts: 0 });
    expect(await db().message.findUniqueOrThrow({ where: { id: view.id } })).toMatchObject({
      quotedWamid: "wamid.Q",
      agentId: ada.id,
    });
    expect(await db().message.findUniqueOrThrow({ where: { id: failed } })).toMatchObject(state);
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
  });

  it.each([
    ["that Meta will not take", failedWith(131026)],
    ["that is on its way", { status: "sending" }],
    ["that waits", { status: "queued" }],
    ["that was typed on the phone", { ...failedWith(131000), source: "phone", type: "image", body: null }],
    ["that arrived", { status: "delivered" }],
  ] as const)("of a message %s is refused", async (_, state) => {
    const message = await givenOutbound(conversationId, state);

    await expect(sendReply(ada, conversationId, retry(message), NOON)).rejects.toMatchObject({ code: "retry_not_possible" });
    expect(await db().message.count()).toBe(1);
  });

  it("of a marketing message that Meta held back is possible a day later, and says from when", async () => {
    const templateId = await givenTemplate({ category: "MARKETING" });
    const sent = await sendReply(ada, conversationId, templateReply(templateId), NOON);
    await db().message.update({ where: { id: sent.id }, data: { ...failedWith(131049), failedAt: NOON } });
    const aDayLater = new Date(NOON.getTime() + 86_400_000);

    await expect(sendReply(ada, conversationId, retry(sent.id), new Date(aDayLater.getTime() - 1))).rejects.toMatchObject({
      code: "retry_not_possible",
      details: { retryFrom: aDayLater.toISOString() },
    });
    await expect(sendReply(ada, conversationId, retry(sent.id), aDayLater)).resolves.toMatchObject({ retryOfId: sent.id });
  });

  it("of a file sends the same file, and shows it again", async () => {
    const fileId = await givenFile(ada.id);
    const reply = { kind: "media", clientMessageId: uuidv7(), fileId, as: "image", caption: "Look" } as const;
    const sent = await sendReply(ada, conversationId, reply, NOON);
    await db().message.update({ where: { id: sent.id }, data: failedWith(131000) });
    const view = await sendReply(ada, conversationId, retry(sent.id), NOON);

    expect(view).toMatchObject({ type: "image", text: "Look", retryOfId: sent.id, attachments: [{ state: "ready" }] });
    expect(await db().attachment.count({ where: { fileId } })).toBe(2);
  });

  it("of a marketing message to a contact who wants none by now is refused", async () => {
    const templateId = await givenTemplate({ category: "MARKETING" });
    const sent = await sendReply(ada, conversationId, templateReply(templateId), NOON);
    await db().message.update({ where: { id: sent.id }, data: failedWith(131000) });
    await db().contact.updateMany({ data: { marketingStoppedAt: NOON } });

    await expect(sendReply(ada, conversationId, retry(sent.id), NOON)).rejects.toMatchObject({ code: "opted_out" });
  });

  it("is made once, even by two agents at the same instant", async () => {
    const grace = await givenAgent("Grace");
    const failed = await givenOutbound(conversationId, failedWith(131000));
    const results = await Promise.allSettled([
      sendReply(ada, conversationId, retry(failed), NOON),
      sendReply(grace, conversationId, retry(failed), NOON),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "retry_not_possible" } });
    expect(await db().message.count({ where: { retryOfId: failed } })).toBe(1);
  });

  it("of a text needs an open window; of a template it does not", async () => {
    const closed = new Date(NOON.getTime() + 2 * 86_400_000);
    const text = await givenOutbound(conversationId, failedWith(131000));
    const templateId = await givenTemplate();
    const sent = await sendReply(ada, conversationId, templateReply(templateId), NOON);
    await db().message.update({ where: { id: sent.id }, data: failedWith(131000) });

    await expect(sendReply(ada, conversationId, retry(text), closed)).rejects.toMatchObject({ code: "service_window_closed" });
    await expect(sendReply(ada, conversationId, retry(sent.id), closed)).resolves.toMatchObject({
      template: { body: "Order A-17 is ready for you." },
    });
  });

  it("of a template fills the template in as it is now, and is refused when it cannot be sent any more", async () => {
    const templateId = await givenTemplate();
    const sent = await sendReply(ada, conversationId, templateReply(templateId), NOON);
    await db().message.update({ where: { id: sent.id }, data: failedWith(131000) });
    await db().template.update({ where: { id: templateId }, data: { status: "PAUSED" } });
    await expect(sendReply(ada, conversationId, retry(sent.id), NOON)).rejects.toMatchObject({ code: "template_unavailable" });

    const components = [{ type: "BODY", text: "Your order {{1}} waits for you." }];
    await db().template.update({ where: { id: templateId }, data: { status: "APPROVED", components } });
    await expect(sendReply(ada, conversationId, retry(sent.id), NOON)).resolves.toMatchObject({
      text: "Your order A-17 waits for you.",
    });
  });

  it("of another conversation's message is not found", async () => {
    const foreign = await givenOutbound(await givenConversation(numberId), failedWith(131000));

    await expect(sendReply(ada, conversationId, retry(foreign), NOON)).rejects.toMatchObject({ code: "not_found" });
  });

  it("of a reaction is refused once another has taken its place", async () => {
    const inbound = await givenInbound(conversationId);
    const react = (emoji: string) =>
      ({ kind: "reaction", clientMessageId: uuidv7(), targetMessageId: inbound.id, emoji }) as const;
    const first = await sendReply(ada, conversationId, react("👍"), NOON);
    await db().message.update({ where: { id: first.id }, data: failedWith(131000) });
    const second = await sendReply(ada, conversationId, react("🙏"), NOON);
    await expect(sendReply(ada, conversationId, retry(first.id), NOON)).rejects.toMatchObject({ code: "retry_not_possible" });

    await db().message.update({ where: { id: second.id }, data: failedWith(131000) });
    const again = await sendReply(ada, conversationId, retry(second.id), NOON);
    const { messages } = await listThread(ada, conversationId, {});
    expect(again.id).not.toBe(second.id);
    expect(messages[0]?.reactions).toEqual([{ side: "business", emoji: "🙏", status: "queued" }]);
  });
});

function templateReply(templateId: string) {
  return { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A-17" } } as const;
}
