import { symbols } from "pino";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { PUT as check } from "@/app/api/connections/[connectionId]/check/route";
import { GET as choices } from "@/app/api/connections/[connectionId]/choices/route";
import { PUT as chooseNumber, POST as finish } from "@/app/api/connections/[connectionId]/number/route";
import { DELETE as discard, GET as read } from "@/app/api/connections/[connectionId]/route";
import { PUT as enterSecret } from "@/app/api/connections/[connectionId]/secret/route";
import { PUT as subscribe, DELETE as unsubscribe } from "@/app/api/connections/[connectionId]/subscription/route";
import { PUT as enterToken } from "@/app/api/connections/[connectionId]/token/route";
import { GET as list, POST as start } from "@/app/api/connections/route";
import { GET as verifyToken } from "@/app/api/connections/verify-token/route";
import { GET as rawBody } from "@/app/api/deliveries/[deliveryId]/body/route";
import { PUT as dismiss } from "@/app/api/deliveries/[deliveryId]/dismissal/route";
import { POST as replay } from "@/app/api/deliveries/replays/route";
import { GET as deliveries } from "@/app/api/deliveries/route";
import { GET as setAside } from "@/app/api/deliveries/set-aside/route";
import { PUT as checkNumber } from "@/app/api/numbers/[numberId]/check/route";
import { GET as health } from "@/app/api/numbers/[numberId]/health/route";
import { PUT as replaceKeys } from "@/app/api/numbers/[numberId]/keys/route";
import { PATCH as change } from "@/app/api/numbers/[numberId]/route";
import { PUT as subscribeNumber } from "@/app/api/numbers/[numberId]/subscription/route";
import { DeliveryList, SetAsideList } from "@/lib/contract/ingest";
import { NumberHealth } from "@/lib/contract/number";
import { ConnectionView, KeysResult, NumberChoices, NumberConnected, VerifyToken } from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { forgetConversations, receiveDeliveries } from "@/tests/support/inbox";
import { givenSignedIn } from "@/tests/support/signed-in";

const world = await startSimulatedWorld();
process.env.WHATSAPP_API_URL = world.url;
afterAll(() => world.end());

const noor = await givenSignedIn("Noor");
const grace = await givenSignedIn("Grace");
await db().agent.update({ where: { email: noor.email }, data: { role: "admin" } });
await db().agent.update({ where: { email: grace.email }, data: { role: "supervisor" } });

const TOKEN = "EAAG-token-that-nobody-may-see";
const SECRET = "app-secret-that-nobody-may-see";
const NUMBER = { id: "109834412200871", wabaId: "117720019923340" };
const NOWHERE = "019ab000-0000-7000-8000-000000000001";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** Calls a route as a browser would. */
function ask(route: unknown, method: string, params: object = {}, body?: object, cookie = noor.cookie): Promise<Response> {
  const request = new Request("http://localhost:3000/api/x", {
    method,
    headers: { cookie, "content-type": "application/json", origin: "http://localhost:3000" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (route as Handler)(request, { params: Promise.resolve(params) as Promise<never> });
}

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE phone_number, number_connection, audit_entry CASCADE`;
  await world.control("POST reset", {});
  await world.control("POST apps", { id: "441190087312", name: "Casement", secret: SECRET });
  await world.control("POST numbers", {
    ...NUMBER,
    displayPhoneNumber: "+351 21 555 0188",
    status: "CONNECTED",
    isRegistered: true,
  });
  await world.control("POST tokens", { token: TOKEN, appId: "441190087312", wabaIds: [NUMBER.wabaId] });
});

describe("connecting a number over HTTP", () => {
  it("goes from nothing to a healthy number, and no answer, log line or audit ever holds a key", async () => {
    const lines: string[] = [];
    const level = log.level;
    const stream: { write(line: string): unknown } = Reflect.get(log, symbols.streamSym);
    const { write } = stream;
    log.level = "trace";
    stream.write = (line) => lines.push(line);
    log.info("the log is read");
    const answers: string[] = [];
    const json = async (response: Response) => {
      const text = await response.text();
      answers.push(text, JSON.stringify([...response.headers]));
      return text === "" ? null : JSON.parse(text);
    };
    try {
      const { id } = ConnectionView.parse(await json(await ask(start, "POST")));
      const on = { connectionId: id };
      await json(await ask(enterToken, "PUT", on, { accessToken: `${TOKEN}-mistyped` }));
      await json(await ask(enterToken, "PUT", on, { accessToken: `two words ${TOKEN}` }));
      ConnectionView.parse(await json(await ask(enterToken, "PUT", on, { accessToken: TOKEN })));
      expect(NumberChoices.parse(await json(await ask(choices, "GET", on))).numbers).toHaveLength(1);
      const chosen = { wabaId: NUMBER.wabaId, phoneNumberId: NUMBER.id };
      ConnectionView.parse(await json(await ask(chooseNumber, "PUT", on, chosen)));
      await json(await ask(enterSecret, "PUT", on, { appSecret: `${SECRET}-mistyped` }));
      ConnectionView.parse(await json(await ask(enterSecret, "PUT", on, { appSecret: SECRET })));
      expect((await ask(finish, "POST", on, { name: "Repairs" })).status).toBe(409);
      const ready = ConnectionView.parse(await json(await ask(subscribe, "PUT", on)));
      expect(ready.canFinish).toBe(true);
      const finished = await ask(finish, "POST", on, { name: "Repairs" });
      expect(finished.status).toBe(201);
      const { numberId } = NumberConnected.parse(await json(finished));
      expect((await ask(checkNumber, "PUT", { numberId })).status).toBe(204);
      const told = NumberHealth.parse(await json(await ask(health, "GET", { numberId })));
      expect(told).toMatchObject({ status: "CONNECTED", token: { isValid: true }, isSubscribed: true, keys: { setBy: "Noor" } });
      expect(await json(await ask(subscribeNumber, "PUT", { numberId }))).toEqual({ problem: null, answer: null });
      const refused = KeysResult.parse(
        await json(await ask(replaceKeys, "PUT", { numberId }, { appSecret: `${SECRET}-mistyped` })),
      );
      expect(refused.isStored).toBe(false);
    } finally {
      stream.write = write;
      log.level = level;
    }
    const audit = JSON.stringify(await db().auditEntry.findMany());
    expect(answers.length).toBeGreaterThan(10);
    expect(lines.join()).toContain("the log is read");
    for (const text of [...answers, ...lines, audit]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(CREDENTIALS.appSecret);
    }
  });

  it("shows the verify token when it is asked for", async () => {
    expect(VerifyToken.parse(await (await ask(verifyToken, "GET")).json())).toEqual({ verifyToken: "sandbox-verify-token" });
  });
});

describe("deliveries over HTTP", () => {
  it("are listed, shown raw as text that nothing executes, replayed and dismissed", async () => {
    await receiveDeliveries([Buffer.from("<script>not JSON</script>"), Buffer.from("nor this")], new Date());
    DeliveryList.parse(await (await ask(deliveries, "GET")).json());
    const { deliveries: waiting } = SetAsideList.parse(await (await ask(setAside, "GET")).json());
    expect(waiting).toHaveLength(2);
    const [newer, older] = waiting;

    const raw = await ask(rawBody, "GET", { deliveryId: older?.id });
    expect(await raw.text()).toBe("<script>not JSON</script>");
    expect(raw.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(raw.headers.get("x-content-type-options")).toBe("nosniff");

    expect((await ask(dismiss, "PUT", { deliveryId: newer?.id })).status).toBe(204);
    expect(await (await ask(replay, "POST", {}, { ids: [older?.id] })).json()).toEqual({ replayed: 1 });
    expect((await ask(dismiss, "PUT", { deliveryId: "no-number" })).status).toBe(404);
  });
});

describe("these routes", () => {
  const on = { connectionId: NOWHERE, numberId: NOWHERE, deliveryId: "1" };
  it.each([
    ["list connections", list, "GET", undefined],
    ["start one", start, "POST", undefined],
    ["read one", read, "GET", undefined],
    ["discard one", discard, "DELETE", undefined],
    ["enter a token", enterToken, "PUT", { accessToken: TOKEN }],
    ["enter a secret", enterSecret, "PUT", { appSecret: SECRET }],
    ["choose a number", chooseNumber, "PUT", { wabaId: "1", phoneNumberId: "1" }],
    ["list choices", choices, "GET", undefined],
    ["check", check, "PUT", undefined],
    ["subscribe", subscribe, "PUT", undefined],
    ["unsubscribe", unsubscribe, "DELETE", undefined],
    ["finish", finish, "POST", { name: "x" }],
    ["see the verify token", verifyToken, "GET", undefined],
    ["read health", health, "GET", undefined],
    ["check a number", checkNumber, "PUT", undefined],
    ["replace keys", replaceKeys, "PUT", { accessToken: TOKEN }],
    ["change a number", change, "PATCH", { markReadOn: "reply" }],
    ["list deliveries", deliveries, "GET", undefined],
    ["list what is set aside", setAside, "GET", undefined],
    ["read a delivery", rawBody, "GET", undefined],
    ["dismiss a delivery", dismiss, "PUT", undefined],
    ["replay deliveries", replay, "POST", {}],
  ])("let nobody but admins %s", async (_what, route, method, body) => {
    expect((await ask(route, method, on, body, grace.cookie)).status).toBe(403);
    expect((await ask(route, method, on, body, "")).status).toBe(401);
  });
});
