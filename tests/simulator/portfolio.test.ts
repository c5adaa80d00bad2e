import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { isSignatureValid } from "@/lib/whatsapp/signature";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, MARTA, type SimulatedWorld, textTo } from "./simulated-world";

const APP = "670843887433847";
const OTHER_APP = "441190087312";
const NUMBER = "109834412200872";
const WABA = "117720019923340";
const REPAIRS = { id: NUMBER, wabaId: WABA, displayPhoneNumber: "+351 21 555 0188", verifiedName: "Ribeira Repairs" };

function debug({ graph }: SimulatedWorld, input: string, by = `${APP}|${CREDENTIALS.appSecret}`) {
  return graph(`GET debug_token?input_token=${input}`, undefined, by);
}

/** A product of its own that another app tells: its secret and its verify token are its own. */
async function startOtherProduct(secret: string, verifyToken: string) {
  const heard: { body: Json; isSigned: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://product");
    if (request.method === "GET") {
      const isKnown = url.searchParams.get("hub.verify_token") === verifyToken;
      response.writeHead(isKnown ? 200 : 403).end(isKnown ? url.searchParams.get("hub.challenge") : "");
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const header = request.headers["x-hub-signature-256"];
    heard.push({ body: JSON.parse(bytes.toString()), isSigned: isSignatureValid(secret, bytes, String(header)) });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard };
}

describe("a token", () => {
  test("is told about by its app: permissions, end, and whom it may see", async () => {
    const world = await startWorld();
    const { body } = await debug(world, CREDENTIALS.accessToken);
    expect(body.data).toMatchObject({
      app_id: APP,
      type: "SYSTEM_USER",
      is_valid: true,
      expires_at: 0,
      scopes: expect.arrayContaining(["whatsapp_business_messaging", "whatsapp_business_management"]),
    });
    const expiresAt = Date.now() + 9 * 86_400_000;
    await world.control("POST tokens", { token: "a-user-token", type: "USER", expiresAt, wabaIds: [CREDENTIALS.wabaId] });
    expect((await debug(world, "a-user-token", "a-user-token")).body.data).toMatchObject({
      type: "USER",
      expires_at: Math.floor(expiresAt / 1_000),
      granular_scopes: expect.arrayContaining([{ scope: "whatsapp_business_messaging", target_ids: [CREDENTIALS.wabaId] }]),
    });
    expect((await world.graph("GET app")).body).toMatchObject({ id: APP, name: "Casement" });
  });

  test("that is unknown is not valid; another app's and no question are refused", async () => {
    const world = await startWorld();
    expect((await debug(world, "nobodys")).body.data).toMatchObject({ is_valid: false, error: { code: 190 }, scopes: [] });
    await world.control("POST apps", { id: OTHER_APP, secret: "another" });
    expect((await debug(world, CREDENTIALS.accessToken, `${OTHER_APP}|another`)).body.error).toMatchObject({ code: 100 });
    expect((await debug(world, CREDENTIALS.accessToken, `${APP}|wrong`)).body.error).toMatchObject({ code: 190 });
    expect((await world.graph("GET debug_token")).body.error).toMatchObject({ code: 100 });
  });

  test.each<[string, object, number]>([
    ["that has ended", { expiresAt: 1 }, 463],
    ["that was revoked", { isRevoked: true }, 467],
  ])("%s is refused everywhere, and says so", async (_what, change, subcode) => {
    const world = await startWorld();
    await world.control(`PATCH tokens/${CREDENTIALS.accessToken}`, change);
    expect((await world.send(textTo(MARTA))).body.error).toMatchObject({ code: 190, error_subcode: subcode });
    expect((await debug(world, CREDENTIALS.accessToken)).body.data).toMatchObject({ is_valid: false, error: { subcode } });
  });

  test("without a permission is refused with 10", async () => {
    const world = await startWorld();
    await world.control(`PATCH tokens/${CREDENTIALS.accessToken}`, { scopes: ["whatsapp_business_management"] });
    const { status, body } = await world.send(textTo(MARTA));
    expect([status, body.error?.code]).toEqual([403, 10]);
    await world.control(`PATCH tokens/${CREDENTIALS.accessToken}`, { scopes: ["whatsapp_business_messaging"] });
    for (const path of [CREDENTIALS.wabaId, `${CREDENTIALS.wabaId}/message_templates`, CREDENTIALS.phoneNumberId]) {
      expect((await world.graph(`GET ${path}`)).body.error).toMatchObject({ code: 10 });
    }
  });

  test("for one account does not see another's", async () => {
    const world = await startWorld();
    await world.control("POST numbers", REPAIRS);
    await world.control("POST tokens", { token: "for-one-only", wabaIds: [WABA] });
    const ask = (path: string) => world.graph(`GET ${path}`, undefined, "for-one-only");
    expect((await ask(WABA)).body).toMatchObject({ id: WABA });
    for (const path of [CREDENTIALS.wabaId, CREDENTIALS.phoneNumberId]) {
      expect((await ask(path)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    }
  });
});

describe("another number", () => {
  test("has an account with its own templates and no subscription, and can be read", async () => {
    const world = await startWorld();
    await world.control("POST numbers", { ...REPAIRS, quality: "UNKNOWN", throughputLevel: "HIGH" });
    const { body } = await world.graph(`GET ${WABA}/phone_numbers`);
    expect(body.data).toMatchObject([
      { id: NUMBER, verified_name: "Ribeira Repairs", quality_rating: "UNKNOWN", throughput: { level: "HIGH" } },
    ]);
    expect((await world.graph(`GET ${WABA}/message_templates`)).body.data).toMatchObject([{ name: "hello_world" }]);
    expect((await world.graph(`GET ${WABA}/subscribed_apps`)).body).toEqual({ data: [] });
    const account = await world.graph(`GET ${WABA}?fields=name,health_status`);
    expect(account.body).toMatchObject({ name: "Ribeira Repairs", health_status: { can_send_message: "AVAILABLE" } });
    expect((await world.graph(`GET ${CREDENTIALS.wabaId}/phone_numbers`)).body.data).toHaveLength(1);
  });

  test("is written to apart from the first, and told of only once the app is subscribed", async () => {
    const world = await startWorld();
    await world.control("POST numbers", REPAIRS);
    const write = (text: string) => world.control("POST customers/marta/messages", { type: "text", text, numberId: NUMBER });
    await write("not heard");
    await world.idle();
    expect(world.receiver.posts).toEqual([]);
    await world.graph(`POST ${WABA}/subscribed_apps`);
    await write("heard");
    await world.idle();
    expect(world.receiver.posts[0]?.body.entry?.[0]?.id).toBe(WABA);
    expect(world.receiver.values()[0]).toMatchObject({
      metadata: { phone_number_id: NUMBER, display_phone_number: "351215550188" },
      messages: [{ text: { body: "heard" } }],
    });
    const answer = await world.graph(`POST ${NUMBER}/messages`, textTo(MARTA));
    await world.idle();
    expect(world.receiver.updates("statuses").map(({ id, status }) => [id, status])).toEqual([
      [answer.body.messages?.[0]?.id, "sent"],
      [answer.body.messages?.[0]?.id, "delivered"],
    ]);
    const failed = await world.send(textTo(MARTA));
    await world.idle();
    const status = world.receiver.updates("statuses").find(({ id }) => String(id) === String(failed.body.messages?.[0]?.id));
    expect(status).toMatchObject({ status: "failed", errors: [{ code: 131047 }] });
    await world.graph(`DELETE ${WABA}/subscribed_apps`);
    await write("not heard either");
    await world.idle();
    expect(world.receiver.updates("messages")).toHaveLength(1);
    const { body } = await world.control(`GET customers/marta/messages?numberId=${NUMBER}`);
    expect(body.messages).toHaveLength(4);
  });

  test("has to be registered before it sends, with the PIN that was set", async () => {
    const world = await startWorld();
    await world.control("POST numbers", { ...REPAIRS, isRegistered: false, codeVerification: "NOT_VERIFIED", pin: "123456" });
    const register = (pin: unknown) => world.graph(`POST ${NUMBER}/register`, { messaging_product: "whatsapp", pin });
    expect((await world.graph(`POST ${NUMBER}/messages`, textTo(MARTA))).body.error).toMatchObject({ code: 133010 });
    expect((await register("12")).body.error).toMatchObject({ code: 100 });
    expect((await register("123456")).body.error).toMatchObject({ code: 133006 });
    await world.control(`PATCH numbers/${NUMBER}`, { codeVerification: "VERIFIED" });
    expect((await register("000000")).body.error).toMatchObject({ code: 133005 });
    expect((await register("123456")).body).toEqual({ success: true });
    expect((await world.graph(`GET ${NUMBER}?fields=status,platform_type`)).body).toMatchObject({ status: "CONNECTED" });
    expect((await world.graph(`POST ${NUMBER}/deregister`)).body).toEqual({ success: true });
    for (let more = 0; more < 6; more++) await register("123456");
    expect((await register("123456")).body.error).toMatchObject({ code: 133016 });
  });

  test("that there is already is refused, and one that there is not cannot be named", async () => {
    const { control } = await startWorld();
    await control("POST numbers", REPAIRS);
    expect((await control("POST numbers", REPAIRS)).status).toBe(409);
    expect((await control("PATCH numbers/12345", { status: "BANNED" })).status).toBe(404);
    expect((await control("POST customers/marta/messages", { type: "text", text: "Olá", numberId: "12345" })).status).toBe(404);
  });
});

describe("another app", () => {
  test("sets its callback with its own token, and hears of what it is subscribed to under its own secret", async () => {
    const world = await startWorld();
    const other = await startOtherProduct("another secret", "another verify token");
    await world.control("POST apps", { id: OTHER_APP, secret: "another secret" });
    await world.control("POST tokens", { token: "token-of-the-other", appId: OTHER_APP });
    const save = (verify_token: string, token = `${OTHER_APP}|another secret`) => {
      const callback = { object: "whatsapp_business_account", callback_url: other.url, verify_token, fields: "messages" };
      return world.graph(`POST ${OTHER_APP}/subscriptions`, callback, token);
    };
    expect((await save("wrong")).body.error).toMatchObject({ code: 2200 });
    expect((await save("another verify token", "token-of-the-other")).body.error).toMatchObject({ code: 15 });
    expect((await save("another verify token")).body).toEqual({ success: true });
    const saved = await world.graph(`GET ${OTHER_APP}/subscriptions`, undefined, `${OTHER_APP}|another secret`);
    expect(saved.body.data).toMatchObject([{ callback_url: other.url, fields: [{ name: "messages" }] }]);
    await world.graph(`POST ${CREDENTIALS.wabaId}/subscribed_apps`, undefined, "token-of-the-other");
    expect((await world.graph(`GET ${CREDENTIALS.wabaId}/subscribed_apps`)).body.data).toHaveLength(2);
    await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await world.control("POST fields", { field: "account_review_update" });
    await world.idle();
    expect(other.heard.map(({ isSigned }) => isSigned)).toEqual([true]);
    expect(world.receiver.posts.map(({ isSigned }) => isSigned)).toEqual([true, true]);
  });

  test("has its callback set by hand in the dashboard, if it passes the challenge", async () => {
    const world = await startWorld();
    const other = await startOtherProduct("another secret", "another verify token");
    await world.control("POST apps", { id: OTHER_APP, secret: "another secret" });
    const set = (verifyToken: string) => world.control(`PUT apps/${OTHER_APP}/callback`, { url: other.url, verifyToken });
    expect((await set("wrong")).status).toBe(502);
    expect((await set("another verify token")).body).toMatchObject({ callbackUrl: other.url });
  });

  test("is not shown to those who came through the first", async () => {
    const { control, graph } = await startWorld();
    await control("POST apps", { id: OTHER_APP, secret: "another secret" });
    expect((await graph(`GET ${OTHER_APP}`)).body.error).toMatchObject({ error_subcode: 33 });
  });
});

test("messages go to a number's own address before the account's, everything else to the app's", async () => {
  const world = await startWorld();
  const other = await startOtherProduct(CREDENTIALS.appSecret, "t");
  const webhook_configuration = { override_callback_uri: other.url, verify_token: "t" };
  expect((await world.graph(`POST ${CREDENTIALS.phoneNumberId}`, { webhook_configuration })).body).toEqual({ success: true });
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  await world.control("POST fields", { field: "account_review_update" });
  await world.idle();
  expect(other.heard).toHaveLength(1);
  expect(world.receiver.posts).toHaveLength(1);
  const { body } = await world.graph(`GET ${CREDENTIALS.phoneNumberId}?fields=webhook_configuration`);
  expect(body.webhook_configuration).toEqual({ phone_number: other.url, application: world.receiver.url });
});

test("a burst of failures can be armed for a template or for everybody, refused at once or failing later", async () => {
  const world = await startWorld();
  const template = (name: string, language: string) => ({
    messaging_product: "whatsapp",
    to: MARTA,
    type: "template",
    template: { name, language: { code: language } },
  });
  await world.control("POST failures", { code: 131049, template: "new_catalog", times: 2 });
  await world.control("POST failures", { code: 131042, arrival: "sync", times: 1, template: "hello_world" });
  const sent = [];
  for (let index = 0; index < 3; index++) sent.push(await world.send(template("new_catalog", "en")));
  await world.idle();
  const failed = world.receiver.updates("statuses").filter(({ status }) => String(status) === "failed");
  expect(failed.map(({ id, errors }) => [id, errors?.[0]?.code])).toEqual(
    sent.slice(0, 2).map(({ body }) => [body.messages?.[0]?.id, 131049]),
  );
  await world.control("POST failures", { code: 131042, arrival: "sync", times: 2 });
  const refused = [await world.send(textTo(MARTA)), await world.send(textTo("+48601555123")), await world.send(textTo(MARTA))];
  expect(refused.map(({ body }) => body.error?.code)).toEqual([131042, 131042, undefined]);
});
