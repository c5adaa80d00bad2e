import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { claimNext, lookAhead } from "@/lib/inbox/delivery-claim";
import type { Head } from "@/lib/inbox/delivery-head";
import { NOON } from "../../support/inbox";
import { givenConversation, givenEmptyInbox, givenQueued } from "../../support/sending";

let numberId: string;
let conversationId: string;
let messageId: string;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
  messageId = await givenQueued(conversationId, "On its way");
});

async function seen(): Promise<Head> {
  const outlook = await lookAhead(conversationId, { now: NOON, probe: false });
  if (outlook.kind !== "send") throw new Error("nothing to send");
  return outlook.head;
}

const claimSeen = (head: Head) => claimNext(conversationId, { now: NOON, probe: false, hasTurn: true, seen: head });
const status = async () => (await db().message.findUniqueOrThrow({ where: { id: messageId } })).status;

describe("a message that is still as it was seen", () => {
  it("is claimed once, whoever else saw the same", async () => {
    const head = await seen();
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimSeen(head)));

    expect(claims.map(({ kind }) => kind).sort()).toEqual(["claimed", ...Array.from({ length: 7 }, () => "rest")]);
    expect(await db().message.findUniqueOrThrow({ where: { id: messageId } })).toMatchObject({ status: "sending", attempts: 1 });
    expect(await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({
      pairTokens: 44,
      pairAt: NOON,
    });
  });

  it("waits while another one of its conversation is on its way", async () => {
    const head = await seen();
    const other = await givenQueued(conversationId, "Released by another worker");
    await db().message.update({ where: { id: other }, data: { status: "sending", claimedAt: NOON } });

    expect(await claimSeen(head)).toEqual({ kind: "rest" });
    expect(await status()).toBe("queued");
  });
});

describe("what changed since it was seen decides", () => {
  it("when Meta closed the window", async () => {
    const head = await seen();
    await db().conversation.update({ where: { id: conversationId }, data: { windowRefusedAt: NOON, windowClosesAt: NOON } });

    expect(await claimSeen(head)).toEqual({ kind: "look-again" });
    expect(await status()).toBe("failed");
  });

  it("when the number was stopped", async () => {
    const head = await seen();
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON, stoppedCode: 131042 } });

    expect(await claimSeen(head)).toEqual({ kind: "rest" });
    expect(await status()).toBe("queued");
  });

  it("when the contact has another number now", async () => {
    const head = await seen();
    await db().contact.updateMany({ data: { waId: "351999000111" } });

    expect(await claimSeen(head)).toMatchObject({ kind: "claimed", message: { recipient: { phone: "351999000111" } } });
  });

  it("when the message has settled by itself", async () => {
    const head = await seen();
    await db().message.update({ where: { id: messageId }, data: { status: "delivered" } });

    expect(await claimSeen(head)).toEqual({ kind: "rest" });
    expect(await status()).toBe("delivered");
  });
});
