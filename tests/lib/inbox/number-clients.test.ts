import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { storeKeys } from "@/lib/inbox/credentials";
import { NumberClients } from "@/lib/inbox/number-clients";
import { bus } from "@/lib/realtime/bus";
import { publish } from "@/lib/realtime/publish";
import { createSealer, SealError } from "@/lib/sealing";
import { createClient } from "@/lib/whatsapp/client";
import { eventually } from "@/tests/support/conditions";
import { givenNumber, NOON } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import { PHONE_NUMBER_ID } from "@/tests/support/meta-webhook";

const meta = await startMetaStandIn();
const sealer = createSealer("a secret of thirty-two characters or more");
const number = { phoneNumberId: PHONE_NUMBER_ID };
const clients = new NumberClients(sealer, (keys) =>
  createClient({ apiUrl: meta.url, version: "v26.0", accessToken: keys?.accessToken ?? "token-of-the-environment" }),
);

afterAll(async () => {
  await bus().close();
  await meta.close();
});
beforeEach(() => db().$executeRaw`TRUNCATE number_credential`);
afterEach(() => meta.reset());

async function keep(accessToken: string, by = sealer): Promise<void> {
  const numberId = await givenNumber();
  await db().$transaction(async (tx) => {
    await storeKeys(tx, by, numberId, { appId: "1", accessToken, appSecret: "secret" }, { setBy: "Noor", setAt: NOON });
    await publish(tx, { type: "keys" });
  });
}

async function tokenUsed(): Promise<string | undefined> {
  await (await clients.clientFor(number)).readPhoneNumber(PHONE_NUMBER_ID);
  return meta.requests.at(-1)?.headers.authorization;
}

describe("the client of a number", () => {
  it("speaks with the environment's token, then with the number's own, then with the one that replaced it", async () => {
    expect(await tokenUsed()).toBe("Bearer token-of-the-environment");
    await keep("its-own-token");
    await eventually("the new keys are used", async () => (await tokenUsed()) === "Bearer its-own-token");
    await keep("a-newer-token");
    await eventually("the newer keys are used", async () => (await tokenUsed()) === "Bearer a-newer-token");
  });

  it("is not made when its keys were sealed with another secret", async () => {
    await keep("its-own-token", createSealer("quite another secret, of enough characters"));
    const failed = await eventually("the keys are read again", async () => {
      const asked = await clients.clientFor(number).catch((error: unknown) => error);
      return asked instanceof SealError;
    });
    expect(failed).toBe(true);
  });

  it("has keys that nobody can read in the database", async () => {
    await keep("its-own-token");
    await eventually("the keys are used", async () => (await tokenUsed()) === "Bearer its-own-token");
    const stored = await db().numberCredential.findFirstOrThrow({ select: { accessToken: true, appSecret: true } });
    expect(JSON.stringify(stored)).not.toMatch(/its-own-token|"secret"/);
  });
});
