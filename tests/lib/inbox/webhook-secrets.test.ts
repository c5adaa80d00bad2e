import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { sealAppSecret, storeKeys } from "@/lib/inbox/credentials";
import { WebhookSecrets } from "@/lib/inbox/webhook-secrets";
import { bus } from "@/lib/realtime/bus";
import { createSealer } from "@/lib/sealing";
import { signBody } from "@/lib/whatsapp/signature";
import { forgetConversations, givenNumber, NOON } from "@/tests/support/inbox";

const sealer = createSealer(env().SECRET);
const body = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE number_credential, number_connection`;
  const numberId = await givenNumber();
  const keys = { appId: "1", accessToken: "token", appSecret: "the number's secret" };
  await db().$transaction((tx) => storeKeys(tx, sealer, numberId, keys, { setBy: "Noor", setAt: NOON }));
});
afterAll(() => bus().close());

describe("deliveries that arrive together at a process that has read no secret yet", () => {
  it("all wait for the one reading, and are accepted", async () => {
    const secrets = new WebhookSecrets(sealer, "the environment's secret");
    const header = signBody("the number's secret", body);
    const answers = await Promise.all(Array.from({ length: 5 }, () => secrets.haveSigned(body, header)));
    expect(answers).toEqual([true, true, true, true, true]);
  });

  it("are refused alike when nobody of ours signed them", async () => {
    const secrets = new WebhookSecrets(sealer, "the environment's secret");
    const header = signBody("nobody's secret", body);
    expect(await Promise.all([secrets.haveSigned(body, header), secrets.haveSigned(body, header)])).toEqual([false, false]);
  });
});

describe("the secret of a number that is being connected", () => {
  it.each([
    ["counts once Meta has acknowledged it", "done", true],
    ["does not count while Meta has not", "failed", false],
  ])("%s", async (_case, state, isSigned) => {
    const appSecret = sealAppSecret(sealer, "a new secret");
    await db().numberConnection.create({
      data: { id: uuidv7(), startedBy: "Noor", appSecret, steps: { secret: { state } }, createdAt: NOON, updatedAt: NOON },
    });
    const secrets = new WebhookSecrets(sealer, "the environment's secret");
    expect(await secrets.haveSigned(body, signBody("a new secret", body))).toBe(isSigned);
  });
});
