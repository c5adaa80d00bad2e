import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { recordIngestMinutes } from "@/lib/inbox/ingest-minutes";
import { readNumberHealth } from "@/lib/inbox/number-health";
import { tallyDay } from "@/lib/inbox/webhook-tally";
import { acceptWebhook } from "@/lib/inbox/webhooks";
import { givenAgent, givenOutbound, ingestAll } from "@/tests/support/inbox";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenConversation, givenEmptyInbox, givenInbound } from "@/tests/support/sending";

const noor = await givenAgent("Noor", "admin");
const now = new Date();
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
let id: string;

beforeEach(async () => {
  id = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE number_event, number_credential, ingest_minute`;
  await db().phoneNumber.update({ where: { id }, data: { messagingLimit: "TIER_10K", quality: "GREEN" } });
});

const health = () => readNumberHealth(noor, id, null, now);

/** A template that Meta took, to a contact who last wrote at `lastInboundAt`. */
async function givenTemplateTo(lastInboundAt: Date | null, data: { status?: "sent" | "failed"; at?: Date } = {}) {
  const conversationId = await givenConversation(id, { lastInboundAt });
  if (lastInboundAt) await givenInbound(conversationId, { happenedAt: lastInboundAt });
  const at = data.at ?? ago(60);
  await givenOutbound(conversationId, { type: "template", happenedAt: at, acceptedAt: at, status: data.status ?? "sent" });
  return conversationId;
}

describe("the health of a number", () => {
  it("counts the customers whom it wrote to first, of the limit", async () => {
    const twice = await givenTemplateTo(null);
    await givenOutbound(twice, { type: "template", happenedAt: ago(50), acceptedAt: ago(50), status: "sent" });
    await givenTemplateTo(ago(25 * 3_600));
    // A window was open, it failed, it was yesterday: none of these counts.
    await givenTemplateTo(ago(3_600));
    await givenTemplateTo(null, { status: "failed" });
    await givenTemplateTo(null, { at: ago(25 * 3_600) });
    expect((await health()).customers).toEqual({ count: 2, limit: 10_000, isUnlimited: false, numbers: 1 });
  });

  it("tells how fast it sends, what waits and the busiest second", async () => {
    const conversationId = await givenConversation(id);
    for (const seconds of [1, 2, 3]) {
      await givenOutbound(conversationId, { happenedAt: ago(seconds), acceptedAt: ago(seconds), status: "sent" });
    }
    await givenOutbound(conversationId, { happenedAt: ago(30), acceptedAt: ago(30), status: "sent" });
    await givenOutbound(conversationId, { happenedAt: ago(1), status: "queued", queuedAt: ago(1) });
    await givenOutbound(conversationId, { happenedAt: ago(30), acceptedAt: ago(30), status: "sent" });
    const { throughput } = await readNumberHealth(noor, id, ago(3_600), now);
    expect(throughput).toMatchObject({ perSecond: 0.3, limit: 1_000, aim: 981, waiting: 1, setBy: null });
    expect(throughput.most?.count).toBe(2);
  });

  it("tells its quality since when, and what it was before", async () => {
    const told = (rating: string, happenedAt: Date) => ({
      id: uuidv7(),
      numberId: id,
      wabaId: WABA_ID,
      field: "phone_number_quality_update",
      event: "x",
      details: { quality_rating: rating },
      happenedAt,
      fingerprint: uuidv7(),
    });
    await db().numberEvent.createMany({ data: [told("YELLOW", ago(300)), told("GREEN", ago(200)), told("GREEN", ago(100))] });
    expect((await health()).quality).toEqual({ rating: "GREEN", since: ago(200).toISOString(), before: "YELLOW" });
  });

  it("tells of receiving: what waits, the minutes, and wrong signatures", async () => {
    await acceptWebhook(Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry: [] })));
    await ingestAll(now);
    await acceptWebhook(Buffer.from("not JSON"));
    await recordIngestMinutes();
    await db().webhookTally.create({ data: { kind: "signature", key: tallyDay(now), count: 3, lastAt: ago(9) } });
    const { ingest } = await health();
    expect(ingest).toMatchObject({
      waiting: 1,
      setAside: 0,
      deliveriesToday: 2,
      signatures: { today: 3, lastAt: ago(9).toISOString() },
    });
    expect(ingest.minutes.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(2);
  });

  it("says who set its keys, and never what they are", async () => {
    await db().numberCredential.create({
      data: { numberId: id, appId: "441", accessToken: "sealed-token", appSecret: "sealed-secret", setBy: "Noor", setAt: now },
    });
    const told = await health();
    expect(told.keys).toEqual({ appId: "441", setBy: "Noor", setAt: now.toISOString() });
    expect(JSON.stringify(told)).not.toContain("sealed-");
  });

  it("is for admins, and of numbers that exist", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    await expect(readNumberHealth(grace, id, null, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readNumberHealth(noor, uuidv7(), null, now)).rejects.toMatchObject({ code: "not_found" });
  });
});
