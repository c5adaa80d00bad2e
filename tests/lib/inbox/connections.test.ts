import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createConnectingContext } from "@/lib/inbox/connecting-context";
import { finishConnection } from "@/lib/inbox/connection-finish";
import { discardConnection, enter, listChoices, listConnections, readConnection, startConnection } from "@/lib/inbox/connections";
import { loadKeys } from "@/lib/inbox/credentials";
import { replaceKeys } from "@/lib/inbox/number-keys";
import { setSubscription } from "@/lib/inbox/subscriptions";
import { tallySoon } from "@/lib/inbox/webhook-tally";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { eventually } from "@/tests/support/conditions";
import { forgetConversations, givenAgent, ingestAll, receiveDeliveries } from "@/tests/support/inbox";
import { listJobs } from "@/tests/support/sending";

// The simulator's rules were written from Meta's documents: what it refuses here, Meta refuses.
const world = await startSimulatedWorld();
afterAll(() => world.end());

const now = () => new Date();
const context = createConnectingContext(
  {
    WHATSAPP_API_URL: world.url,
    WHATSAPP_API_VERSION: "v26.0",
    WHATSAPP_ACCESS_TOKEN: CREDENTIALS.accessToken,
    WHATSAPP_APP_SECRET: CREDENTIALS.appSecret,
    SECRET: "a secret of thirty-two characters or more",
  },
  { appUrl: "https://inbox.ribeira.example", now },
);
const noor = await givenAgent("Noor", "admin");
const grace = await givenAgent("Grace", "supervisor");

const APP = { id: "441190087312", name: "Casement", secret: "the app's own secret" };
const NUMBER = { id: "109834412200871", wabaId: "117720019923340" };
const TOKEN = "EAAG-token-of-the-repairs";

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE phone_number, number_connection, audit_entry, template CASCADE`;
  await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
  await world.control("POST reset", {});
  await world.control("PATCH settings", { scale: 0 });
  await world.control("POST apps", APP);
  await world.control("POST numbers", {
    ...NUMBER,
    displayPhoneNumber: "+351 21 555 0188",
    verifiedName: "Ribeira Repairs",
    status: "CONNECTED",
    isRegistered: true,
  });
  await world.control("POST tokens", { token: TOKEN, appId: APP.id, wabaIds: [NUMBER.wabaId] });
});

const number = { wabaId: NUMBER.wabaId, phoneNumberId: NUMBER.id };
const started = () => startConnection(noor, context);

/** All that is asked for, with the app subscribed. */
async function givenEverything(): Promise<string> {
  const { id } = await started();
  await enter(noor, id, { accessToken: TOKEN, appSecret: APP.secret, number }, context);
  await setSubscription(noor, id, true, context);
  return id;
}

describe("the access token", () => {
  it("is told with its app, its kind and its end", async () => {
    const { id } = await started();
    const { steps, hasToken } = await enter(noor, id, { accessToken: TOKEN }, context);
    expect(hasToken).toBe(true);
    expect(steps.token).toMatchObject({
      state: "done",
      facts: { appId: APP.id, appName: "Casement", tokenType: "SYSTEM_USER", expiresAt: null },
    });
    expect(steps.number.state).toBe("not_started");
  });

  it.each([
    ["that nobody gave", "EAAG-somebody-else", {}, "token_refused"],
    ["without a permission", TOKEN, { scopes: ["whatsapp_business_messaging"] }, "scopes_missing"],
    ["that was revoked", TOKEN, { isRevoked: true }, "token_refused"],
  ])("%s fails, and says why", async (_what, accessToken, change, problem) => {
    await world.control(`PATCH tokens/${TOKEN}`, change);
    const { id } = await started();
    const { steps } = await enter(noor, id, { accessToken }, context);
    expect(steps.token).toMatchObject({ state: "failed", problem, answer: expect.stringMatching(/^\d{3} \{/) });
  });

  it("that cannot be asked about has failed for that, not for being wrong", async () => {
    const { id } = await started();
    const nowhere = createConnectingContext(
      {
        WHATSAPP_API_URL: "http://127.0.0.1:1",
        WHATSAPP_API_VERSION: "v26.0",
        WHATSAPP_ACCESS_TOKEN: "x",
        WHATSAPP_APP_SECRET: "x",
        SECRET: "a secret of thirty-two characters or more",
      },
      { appUrl: "https://inbox.ribeira.example", now },
    );
    const { steps } = await enter(noor, id, { accessToken: TOKEN }, nowhere);
    expect(steps.token).toMatchObject({ state: "failed", problem: "not_reached", answer: null });
  });
});

describe("the number", () => {
  it("is chosen among those that the token sees", async () => {
    const { id } = await started();
    await enter(noor, id, { accessToken: TOKEN }, context);
    expect(await listChoices(noor, id, context)).toEqual({
      isComplete: true,
      numbers: [
        {
          phoneNumberId: NUMBER.id,
          wabaId: NUMBER.wabaId,
          displayPhoneNumber: "+351 21 555 0188",
          verifiedName: "Ribeira Repairs",
          status: "CONNECTED",
          isConnected: false,
        },
      ],
    });
  });

  it("has its ids typed when Meta names no account for the token", async () => {
    await world.control(`PATCH tokens/${TOKEN}`, { wabaIds: null });
    const { id } = await started();
    await enter(noor, id, { accessToken: TOKEN }, context);
    expect(await listChoices(noor, id, context)).toEqual({ isComplete: false, numbers: [] });
    const { steps } = await enter(noor, id, { number }, context);
    expect(steps.number).toMatchObject({ state: "done", facts: { displayPhoneNumber: "+351 21 555 0188" } });
  });

  it("of another account is not found in this one", async () => {
    const { id } = await started();
    const other = { wabaId: NUMBER.wabaId, phoneNumberId: CREDENTIALS.phoneNumberId };
    const { steps } = await enter(noor, id, { accessToken: TOKEN, number: other }, context);
    expect(steps.number).toMatchObject({ state: "failed", problem: "number_not_found" });
  });

  it("that Meta has not connected cannot be connected here", async () => {
    await world.control(`PATCH numbers/${NUMBER.id}`, { status: "PENDING" });
    const { id } = await started();
    const { steps } = await enter(noor, id, { accessToken: TOKEN, number }, context);
    expect(steps.number).toMatchObject({ state: "failed", problem: "number_not_connected", facts: { status: "PENDING" } });
  });
});

describe("the app secret", () => {
  it("is right when Meta takes its proof, and of another app when Meta does not", async () => {
    const { id } = await started();
    await enter(noor, id, { accessToken: TOKEN, number }, context);
    const wrong = await enter(noor, id, { appSecret: "another app's secret" }, context);
    expect(wrong.steps.secret).toMatchObject({ state: "failed", problem: "secret_wrong" });
    const right = await enter(noor, id, { appSecret: APP.secret }, context);
    expect(right.steps.secret).toMatchObject({ state: "done", facts: { appId: APP.id } });
  });
});

describe("the events of the account", () => {
  it("do not come until the app is subscribed, which one call does and undoes", async () => {
    const { id } = await started();
    const before = await enter(noor, id, { accessToken: TOKEN, number }, context);
    expect(before.steps.events).toMatchObject({ state: "failed", problem: "not_subscribed", answer: '200 {"data":[]}' });
    const after = await setSubscription(noor, id, true, context);
    expect(after.steps.events).toMatchObject({ state: "done", facts: { appId: APP.id, appName: "Casement" } });
    const undone = await setSubscription(noor, id, false, context);
    expect(undone.steps.events.problem).toBe("not_subscribed");
    expect(await db().auditEntry.count({ where: { action: "number.subscribed" } })).toBe(2);
  });
});

describe("what comes from Meta meanwhile", () => {
  it("does the steps that wait for it", async () => {
    const id = await givenEverything();
    expect((await readConnection(noor, id, context)).steps).toMatchObject({
      callback: { state: "not_started" },
      message: { state: "not_started" },
    });
    tallySoon({ kind: "verification", key: "today" }, now());
    await eventually("the question is seen", async () => {
      const { steps } = await readConnection(noor, id, context);
      return steps.callback.facts.seen === "verification";
    });
    await receiveDeliveries([hello()], now());
    expect((await readConnection(noor, id, context)).steps).toMatchObject({
      callback: { state: "done", facts: { seen: "webhook" } },
      message: { state: "done", facts: { seen: "webhook" } },
    });
  });
});

describe("finishing", () => {
  it("makes the number with its keys, and takes again what came before it", async () => {
    const id = await givenEverything();
    await receiveDeliveries([hello()], now());
    expect(await db().message.count()).toBe(0);

    const { numberId } = await finishConnection(noor, id, "Repairs", context);
    expect(await db().phoneNumber.findUnique({ where: { id: numberId } })).toMatchObject({
      phoneNumberId: NUMBER.id,
      wabaId: NUMBER.wabaId,
      name: "Repairs",
      displayPhoneNumber: "+351 21 555 0188",
      verifiedName: "Ribeira Repairs",
      status: "CONNECTED",
      tokenValid: true,
      subscribed: true,
    });
    expect(await loadKeys(context.sealer, NUMBER.id)).toEqual({ appId: APP.id, accessToken: TOKEN, appSecret: APP.secret });
    expect(await listConnections(noor, context)).toEqual([]);
    expect((await listJobs()).map(({ kind }) => kind)).toContain("sync-templates");
    await ingestAll(now());
    expect(await db().message.findFirst()).toMatchObject({ body: "Hello there" });
    const [entry] = await db().auditEntry.findMany({ where: { action: "number.connected" } });
    expect(entry).toMatchObject({ actorName: "Noor", label: "Repairs", details: { skipped: [] } });
  });

  it("may skip the callback address and the first message, which is said", async () => {
    await finishConnection(noor, await givenEverything(), "Repairs", context);
    const entry = await db().auditEntry.findFirst({ where: { action: "number.connected" } });
    expect(entry?.details).toMatchObject({ skipped: ["callback", "message"] });
  });

  it("is refused while a step is not done: Meta is asked again, whatever was found before", async () => {
    const id = await givenEverything();
    await world.control(`PATCH tokens/${TOKEN}`, { isRevoked: true });
    await expect(finishConnection(noor, id, "Repairs", context)).rejects.toMatchObject({ code: "conflict" });
    expect(await db().phoneNumber.count()).toBe(0);
    expect((await readConnection(noor, id, context)).steps.token.problem).toBe("token_refused");
  });

  it("twice connects one number: the other is told that it is taken", async () => {
    const [one, other] = [await givenEverything(), await givenEverything()];
    await finishConnection(noor, one, "Repairs", context);
    await expect(finishConnection(noor, other, "Again", context)).rejects.toMatchObject({ code: "conflict" });
    expect((await readConnection(noor, other, context)).steps.number.problem).toBe("number_taken");
    expect(await db().phoneNumber.count()).toBe(1);
  });
});

describe("finishing with a number that is in the WhatsApp Business app as well", () => {
  const bring = () => world.control(`PATCH numbers/${NUMBER.id}`, { isOnBizApp: true });
  const asked = async () => (await world.control(`GET numbers/${NUMBER.id}/phone`)).body.asked;

  it("asks its phone for contacts and messages, and says that Meta took it", async () => {
    await bring();
    const id = await givenEverything();
    expect((await readConnection(noor, id, context)).steps.number.facts).toMatchObject({ isOnPhone: true });
    const { numberId, phone } = await finishConnection(noor, id, "Repairs", context);
    expect(phone).toMatchObject({
      contacts: { askedAt: expect.any(String), problem: null },
      history: { askedAt: expect.any(String), problem: null },
      canAsk: false,
      shared: { state: "asked" },
    });
    expect(await asked()).toEqual(["smb_app_state_sync", "history"]);
    expect(await db().phoneNumber.findUnique({ where: { id: numberId } })).toMatchObject({ isOnPhone: true });
  });

  it("is connected all the same when Meta does not take it, and says why in Meta's words", async () => {
    await bring();
    const id = await givenEverything();
    await world.control("POST clock", { advanceMs: 25 * 3_600_000 });
    const { phone } = await finishConnection(noor, id, "Repairs", context);
    expect(phone).toMatchObject({
      contacts: { askedAt: null, problem: "too_late", answer: expect.stringContaining("2593108") },
      history: { askedAt: null, problem: "too_late" },
      shared: { state: "not_asked" },
    });
    expect(await db().phoneNumber.count()).toBe(1);
  });

  it("asks nothing of a number that is in no app", async () => {
    expect((await finishConnection(noor, await givenEverything(), "Repairs", context)).phone).toBeNull();
    expect(await asked()).toEqual([]);
  });
});

describe("replacing keys", () => {
  it("takes a token that passes every check, and leaves the old one when one does not", async () => {
    const { numberId } = await finishConnection(noor, await givenEverything(), "Repairs", context);
    await world.control("POST tokens", { token: "EAAG-a-newer-token", appId: APP.id, wabaIds: [NUMBER.wabaId] });
    await world.control("POST tokens", { token: "EAAG-other-app-token", wabaIds: [NUMBER.wabaId] });

    const refused = await replaceKeys(noor, numberId, { accessToken: "EAAG-other-app-token" }, context);
    expect(refused.isStored).toBe(false);
    expect(refused.checks.find(({ step }) => step === "secret")).toMatchObject({ problem: "secret_wrong" });
    expect((await loadKeys(context.sealer, NUMBER.id))?.accessToken).toBe(TOKEN);

    expect(await replaceKeys(noor, numberId, { accessToken: "EAAG-a-newer-token" }, context)).toMatchObject({ isStored: true });
    expect(await loadKeys(context.sealer, NUMBER.id)).toMatchObject({ accessToken: "EAAG-a-newer-token", appSecret: APP.secret });
    expect(await db().auditEntry.count({ where: { action: "number.keys_replaced" } })).toBe(1);
  });
});

describe("connecting", () => {
  it("keeps several at once until they are finished or discarded", async () => {
    const [one, other] = [await started(), await started()];
    await enter(noor, one.id, { accessToken: TOKEN }, context);
    await discardConnection(noor, other.id);
    expect(await listConnections(noor, context)).toMatchObject([{ id: one.id, hasToken: true, startedBy: "Noor" }]);
  });

  it("keeps and tells no key in the open: not in rows, not in answers, not in the audit", async () => {
    const id = await givenEverything();
    const stored = await db().numberConnection.findUnique({ where: { id } });
    const views = [
      await readConnection(noor, id, context),
      await listConnections(noor, context),
      await listChoices(noor, id, context),
    ];
    const { numberId } = await finishConnection(noor, id, "Repairs", context);
    const replaced = await replaceKeys(noor, numberId, { accessToken: TOKEN, appSecret: "a mistyped secret" }, context);
    const rows = [await db().numberCredential.findMany(), await db().auditEntry.findMany()];
    expect(JSON.stringify([stored, views, replaced, rows])).not.toMatch(new RegExp(`${TOKEN}|${APP.secret}|a mistyped secret`));
  });

  it("is for admins", async () => {
    const { id } = await started();
    for (const attempt of [
      () => startConnection(grace, context),
      () => listConnections(grace, context),
      () => readConnection(grace, id, context),
      () => enter(grace, id, { accessToken: TOKEN }, context),
      () => listChoices(grace, id, context),
      () => setSubscription(grace, id, true, context),
      () => discardConnection(grace, id),
      () => finishConnection(grace, id, "Repairs", context),
      () => replaceKeys(grace, id, { accessToken: TOKEN }, context),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listConnections(noor, context)).toHaveLength(1);
  });
});

/** "Hello there" to the number that is being connected, as Meta posts it. */
function hello(): Buffer {
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "351215550188", phone_number_id: NUMBER.id },
    contacts: [{ profile: { name: "Marta" }, wa_id: "351912555014" }],
    messages: [
      {
        from: "351912555014",
        id: "wamid.HELLO",
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: "text",
        text: { body: "Hello there" },
      },
    ],
  };
  const entry = [{ id: NUMBER.wabaId, changes: [{ field: "messages", value }] }];
  return Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry }));
}
