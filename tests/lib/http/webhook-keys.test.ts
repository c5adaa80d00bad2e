import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { env, SANDBOX } from "@/lib/env";
import { POST } from "@/lib/http/whatsapp-webhook";
import { storeKeys } from "@/lib/inbox/credentials";
import { bus } from "@/lib/realtime/bus";
import { publish } from "@/lib/realtime/publish";
import { createSealer } from "@/lib/sealing";
import { signBody } from "@/lib/whatsapp/signature";
import { eventually } from "@/tests/support/conditions";
import { forgetConversations, givenNumber, NOON } from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";

const body = deliveryOf([messageFrom(marta, "Olá", { at: 1_795_348_800, wamid: "wamid.IN1" })]);
const sealer = createSealer(env().SECRET);

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE number_credential, number_connection`;
});
afterAll(() => bus().close());

const post = (secret: string) =>
  POST(
    new Request("http://localhost/api/webhooks/whatsapp", {
      method: "POST",
      body,
      headers: { "x-hub-signature-256": signBody(secret, body), "content-length": String(body.byteLength) },
    }),
  );

async function keep(appSecret: string): Promise<void> {
  const numberId = await givenNumber();
  await db().$transaction(async (tx) => {
    await storeKeys(tx, sealer, numberId, { appId: "1", accessToken: "token", appSecret }, { setBy: "Noor", setAt: NOON });
    await publish(tx, { type: "keys" });
  });
}

const tallied = () => db().webhookTally.findMany({ where: { kind: "signature" } });

describe("wrong signatures", () => {
  it("are counted under their day with the last time", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post("nobody's secret")));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    const [row] = await eventually("they are written", async () => {
      const rows = await tallied();
      return rows[0]?.count === 50n ? rows : null;
    });
    expect(row?.key).toBe(row?.lastAt.toISOString().slice(0, 10));
  });
});

describe("a delivery signed with an app secret that was entered here", () => {
  it("is accepted, and one signed with the secret before it is not any more", async () => {
    await keep("the first secret");
    await eventually("the first is known", async () => (await post("the first secret")).status === 200);
    await keep("the second secret");
    await eventually("the second is known", async () => (await post("the second secret")).status === 200);
    expect((await post("the first secret")).status).toBe(401);
    expect((await post(SANDBOX.WHATSAPP_APP_SECRET)).status).toBe(200);
  });

  it("costs no query once the secret is known", async () => {
    await keep("the secret");
    await eventually("it is known", async () => (await post("the secret")).status === 200);
    // Nobody can read the table of keys now.
    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE number_credential IN ACCESS EXCLUSIVE MODE");
    expect((await post("the secret")).status).toBe(200);
    await holder.query("ROLLBACK");
    holder.release();
  });

  it("of a number that is still being connected is accepted once Meta has acknowledged it", async () => {
    await db().numberConnection.create({
      data: {
        id: "019ab000-0000-7000-8000-000000000001",
        startedBy: "Noor",
        appSecret: sealer.seal("a pending secret", "app-secret"),
        steps: {},
        updatedAt: NOON,
      },
    });
    await db().$transaction((tx) => publish(tx, { type: "keys" }));
    expect((await post("a pending secret")).status).toBe(401);
    await db().numberConnection.updateMany({ data: { steps: { secret: { state: "done" } } } });
    await db().$transaction((tx) => publish(tx, { type: "keys" }));
    await eventually("it is known", async () => (await post("a pending secret")).status === 200);
  });
});
