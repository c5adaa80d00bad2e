import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listDeliveries, listSetAside } from "@/lib/inbox/deliveries-list";
import { dismissDelivery, readRawDelivery, replayDeliveries } from "@/lib/inbox/deliveries-review";
import { pruneDeliveries } from "@/lib/inbox/retention";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  ingestAll,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
} from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";

const noor = await givenAgent("Noor", "admin");
const grace = await givenAgent("Grace", "supervisor");
const message = (wamid: string) => messageFrom(marta, "Olá", { at: NOON_SECONDS - 2, wamid });

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE audit_entry`;
  await givenNumber();
});

/** A delivery of two messages, one of which has no id and cannot be read. */
async function givenSetAside(): Promise<string> {
  const broken = deliveryOf([message("wamid.GOOD"), { contact: null, message: { id: 5, type: "text" } }]);
  await receiveDeliveries([broken]);
  const [delivery] = (await listSetAside(noor)).deliveries;
  if (!delivery) throw new Error("Nothing was set aside.");
  return delivery.id;
}
const audited = () => db().auditEntry.findMany({ select: { action: true, label: true, actorName: true } });

describe("deliveries that were set aside", () => {
  it("say what they held, what went through and what was wrong", async () => {
    await givenSetAside();
    const { total, deliveries } = await listSetAside(noor);
    expect(total).toBe(1);
    expect(deliveries[0]).toMatchObject({
      content: { messages: [{ name: "text", count: 1 }], unreadable: 1 },
      fields: ["messages"],
      reason: "part",
      through: 1,
    });
    expect(deliveries[0]?.error).toContain("1 of 2 updates could not be read");
  });

  it("name whom they are about: with a conversation on that number, or as Meta calls them", async () => {
    await receiveDeliveries([deliveryOf([message("wamid.BEFORE")])]);
    const { id: conversationId } = await db().conversation.findFirstOrThrow();
    await db().contact.updateMany({ data: { name: "Marta of the corner shop" } });
    const broken = (from: object) => ({ contact: null, message: { ...from, id: 5, type: "text" } });
    const people = [
      { from: "351912555014" },
      { from_user_id: "PT.9001" },
      { from: "351912555999" },
      { from: "351210000100" },
      {},
    ];
    await receiveDeliveries([deliveryOf(people.map(broken)), Buffer.from("not JSON")]);
    expect((await listSetAside(noor)).deliveries.map((delivery) => delivery.people)).toEqual([
      [],
      [
        { name: "Marta of the corner shop", conversationId },
        { name: "+351 912 555 999", conversationId: null },
      ],
    ]);
  });

  it("that are no webhook at all are told too", async () => {
    await receiveDeliveries([Buffer.from("not JSON")]);
    expect((await listSetAside(noor)).deliveries[0]).toMatchObject({ fields: [], reason: "whole", through: 0 });
  });

  it("go back into the queue when they are replayed, and nothing comes twice", async () => {
    const id = await givenSetAside();
    expect(await replayDeliveries(noor, [id], NOON)).toBe(1);
    expect((await listSetAside(noor)).total).toBe(0);
    await ingestAll();
    expect((await listSetAside(noor)).total).toBe(1);
    expect(await db().message.count()).toBe(1);
    expect(await audited()).toEqual([{ action: "delivery.replayed", label: id, actorName: "Noor" }]);
  });

  it("can be replayed all at once, but for those that were dismissed", async () => {
    const dismissed = await givenSetAside();
    await dismissDelivery(noor, dismissed, NOON);
    await receiveDeliveries([Buffer.from("not JSON"), Buffer.from("nor this")]);
    expect(await replayDeliveries(noor, null, NOON)).toBe(2);
    expect(await replayDeliveries(noor, null, NOON)).toBe(0);
  });

  it("are let be when they are dismissed, once, and go when they are old", async () => {
    const id = await givenSetAside();
    await dismissDelivery(noor, id, NOON);
    expect((await listSetAside(noor)).total).toBe(0);
    await expect(dismissDelivery(noor, id, NOON)).rejects.toMatchObject({ code: "not_found" });
    expect(await audited()).toEqual([{ action: "delivery.dismissed", label: id, actorName: "Noor" }]);
    expect(await pruneDeliveries(1, new Date(Date.now() + 3 * 86_400_000))).toBe(1);
  });

  it("show their bytes as they came, and who read them", async () => {
    const id = await givenSetAside();
    const body = Buffer.from(await readRawDelivery(noor, id, NOON)).toString();
    expect(JSON.parse(body).entry).toHaveLength(1);
    expect(await audited()).toEqual([{ action: "delivery.read", label: id, actorName: "Noor" }]);
  });

  it("are for admins, who alone change or read them", async () => {
    const id = await givenSetAside();
    for (const attempt of [
      () => listSetAside(grace),
      () => listDeliveries(grace),
      () => replayDeliveries(grace, [id], NOON),
      () => dismissDelivery(grace, id, NOON),
      () => readRawDelivery(grace, id, NOON),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await listSetAside(noor)).total).toBe(1);
    expect(await audited()).toEqual([]);
  });
});

describe("the latest deliveries", () => {
  it("are counted by what they hold, newest first", async () => {
    await receiveDeliveries([deliveryOf([message("wamid.1")]), deliveryOf([message("wamid.2"), message("wamid.3")])]);
    const { deliveries } = await listDeliveries(noor);
    expect(deliveries.map(({ content }) => content.messages)).toEqual([
      [{ name: "text", count: 2 }],
      [{ name: "text", count: 1 }],
    ]);
    expect(deliveries[0]).toMatchObject({ isSetAside: false });
    expect(deliveries[0]?.ingestMs).toBeGreaterThanOrEqual(0);
  });

  it("that bring messages of the day before say that they open no window", async () => {
    const late = messageFrom(marta, "Olá", { at: Math.floor(Date.now() / 1000) - 90_000, wamid: "wamid.LATE" });
    await receiveDeliveries([deliveryOf([late])]);
    expect((await listDeliveries(noor)).deliveries[0]).toMatchObject({ opensNoWindow: true });
  });
});
