import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { ready } from "@/lib/http/health";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { acceptWebhook } from "@/lib/inbox/webhooks";
import { beat, farewell } from "@/lib/worker/heartbeat";
import { startIngestLoop } from "@/lib/worker/ingest-loop";
import { eventually } from "@/tests/support/conditions";
import { forgetConversations, givenNumber, ingestAll, NOON, NOON_SECONDS } from "@/tests/support/inbox";
import { deliveryOf, envelope, marta, messageFrom } from "@/tests/support/meta-webhook";

const DELIVERIES = 12;

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

afterEach(async () => {
  await db().$executeRaw`DROP FUNCTION IF EXISTS refuse CASCADE`;
});

/** Every message that is stored makes PostgreSQL raise an error with this code, until it is healed; `when` may narrow it. */
async function givenFault(code: string, when = "true"): Promise<void> {
  await db().$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF ${when} THEN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END IF; RETURN new; END $$`);
  await db().$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION refuse()`;
}

const heal = () => db().$executeRaw`DROP FUNCTION refuse CASCADE`;

async function acceptTexts(count: number, textOf: (index: number) => string = (index) => `text ${index}`): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const update = messageFrom(marta, textOf(index), { at: NOON_SECONDS + index, wamid: `wamid.${index}` });
    await acceptWebhook(deliveryOf([update]));
  }
}

const setAside = () => db().webhookDelivery.count({ where: { setAsideAt: { not: null } } });

describe("a fault of the database", () => {
  it.each(["53100", "53200", "57014", "58030", "25006", "42703", "42P01", "08006"])(
    "(%s) is no fault of the deliveries: none is set aside, and all arrive when it is well again",
    async (code) => {
      await acceptTexts(DELIVERIES);
      await givenFault(code);
      await expect(ingestWebhooks(NOON)).rejects.toThrow();
      await expect(ingestWebhooks(NOON)).rejects.toThrow();
      expect(await setAside()).toBe(0);
      expect(await db().webhookDelivery.count({ where: { ingestedAt: null } })).toBe(DELIVERIES);

      await heal();
      await ingestAll();
      expect(await db().message.count()).toBe(DELIVERIES);
      expect(await setAside()).toBe(0);
    },
  );

  it("stops the worker's ingest, which the product's readiness says with the reason, and goes on by itself", async () => {
    const loop = startIngestLoop();
    try {
      await givenFault("53100");
      await acceptTexts(DELIVERIES);
      await eventually("the loop has met it", () => loop.trouble());
      await beat("worker", loop.trouble());
      const response = await ready();
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        parts: { worker: { ok: false, detail: "takes no deliveries: The disk of the database is full." } },
      });

      await heal();
      await eventually("all are ingested", async () => (await db().message.count()) === DELIVERIES);
      await eventually("the loop says no more of it", () => loop.trouble() === null);
      await beat("worker", loop.trouble());
      expect((await ready()).status).toBe(200);
      expect(await setAside()).toBe(0);
    } finally {
      await loop.stop();
      await farewell();
    }
  });
});

describe("a delivery that breaks its transaction", () => {
  it("alone and again and again is set aside, and only that one", async () => {
    await acceptTexts(DELIVERIES, (index) => (index === 5 ? "poison" : "fine"));
    await givenFault("P0001", "new.body = 'poison'");
    await ingestAll();

    const aside = await db().webhookDelivery.findMany({ where: { setAsideAt: { not: null } } });
    expect(aside.map(({ body }) => Buffer.from(body).toString().includes("poison"))).toEqual([true]);
    expect(await db().message.count()).toBe(DELIVERIES - 1);
  });

  it("alone but only once is ingested", async () => {
    await acceptTexts(1);
    // A sequence counts on when a transaction is rolled back.
    await db().$executeRaw`CREATE SEQUENCE tries`;
    await givenFault("P0001", "nextval('tries') = 1");
    await ingestAll();
    await db().$executeRaw`DROP SEQUENCE tries CASCADE`;

    expect(await db().message.count()).toBe(1);
    expect(await setAside()).toBe(0);
  });
});

it("large deliveries are taken a few megabytes at a time, and one that is larger by itself is taken alone", async () => {
  const sizes = [2, 2, 2, 2, 7, 1].map((megabytes) => megabytes * 1_000_000);
  for (const size of sizes) await acceptWebhook(envelope({ field: "flows", value: { padding: "x".repeat(size) } }));

  expect([
    await ingestWebhooks(NOON),
    await ingestWebhooks(NOON),
    await ingestWebhooks(NOON),
    await ingestWebhooks(NOON),
  ]).toEqual([3, 1, 1, 1]);
});
