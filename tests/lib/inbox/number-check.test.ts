import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { checkNumberNow, checkNumbers } from "@/lib/inbox/number-check";
import { subscribeNumber } from "@/lib/inbox/number-subscription";
import { updateNumber } from "@/lib/inbox/numbers";
import { SealError } from "@/lib/sealing";
import { givenAgent, givenNumber, NOON } from "@/tests/support/inbox";
import { type MetaAnswer, type MetaScript, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { clockAt, sendingContext } from "@/tests/support/sending";

const meta = await startMetaStandIn();
const context = sendingContext(meta.url, clockAt(NOON));
const noor = await givenAgent("Noor", "admin");
let id: string;

afterAll(() => meta.close());
afterEach(() => meta.reset());
beforeEach(async () => {
  id = await givenNumber();
  await db().phoneNumber.update({
    where: { id },
    data: { throughputPerSecond: 80, throughputSetBy: null, tokenExpiresAt: null },
  });
});

const NUMBER = {
  id: "1",
  display_phone_number: "+351 21 555 0142",
  verified_name: "Ribeira Goods",
  status: "CONNECTED",
  name_status: "APPROVED",
  quality_rating: "GREEN",
  throughput: { level: "HIGH" },
  whatsapp_business_manager_messaging_limit: "TIER_10K",
};
const TOKEN = {
  app_id: "670",
  is_valid: true,
  expires_at: NOON.getTime() / 1000 + 86_400,
  scopes: ["whatsapp_business_messaging", "whatsapp_business_management"],
};
const APPS = [{ whatsapp_business_api_data: { id: "670", name: "Casement" } }];

function answering({ number = NUMBER, token = TOKEN, apps = APPS }: { number?: object; token?: object; apps?: object[] } = {}) {
  const script: MetaScript = ({ path }) => {
    if (path.endsWith("/debug_token")) return { status: 200, json: { data: token } };
    if (path.endsWith("/subscribed_apps")) return { status: 200, json: { data: apps } };
    return { status: 200, json: number };
  };
  meta.answerWith(script);
}
const stored = () => db().phoneNumber.findUniqueOrThrow({ where: { id } });

describe("checking a number", () => {
  it("keeps what Meta says of it, of its token and of its account", async () => {
    answering();
    await checkNumberNow(noor, id, context);
    expect(await stored()).toMatchObject({
      checkedAt: NOON,
      status: "CONNECTED",
      verifiedName: "Ribeira Goods",
      nameStatus: "APPROVED",
      quality: "GREEN",
      messagingLimit: "TIER_10K",
      throughputPerSecond: 1_000,
      tokenValid: true,
      tokenExpiresAt: new Date("2026-11-23T12:00:00Z"),
      tokenProblem: null,
      subscribed: true,
    });
    expect(meta.requests.some(({ path }) => path.endsWith(`/${WABA_ID}/subscribed_apps`))).toBe(true);
  });

  it("says that another app gets the events", async () => {
    answering({ apps: [{ whatsapp_business_api_data: { id: "999" } }] });
    await checkNumbers(context);
    expect((await stored()).subscribed).toBe(false);
  });

  it.each([
    ["refused", { ...TOKEN, is_valid: false }, { tokenValid: false, tokenProblem: "refused" }],
    ["expired", { ...TOKEN, expires_at: NOON.getTime() / 1000 - 1 }, { tokenValid: false, tokenProblem: "expired" }],
    [
      "without a permission",
      { ...TOKEN, scopes: ["whatsapp_business_messaging"] },
      { tokenValid: true, tokenProblem: "scopes_missing" },
    ],
    ["without an end", { ...TOKEN, expires_at: 0 }, { tokenValid: true, tokenProblem: null, tokenExpiresAt: null }],
  ])("tells a token that is %s", async (_what, token, expected) => {
    answering({ token });
    await checkNumberNow(noor, id, context);
    expect(await stored()).toMatchObject(expected);
  });

  it("does not guess when Meta cannot be reached: what was known of the end stays", async () => {
    answering();
    await checkNumberNow(noor, id, context);
    meta.answerWith(() => "hang-up");
    await checkNumberNow(noor, id, context);
    expect(await stored()).toMatchObject({
      status: null,
      subscribed: null,
      tokenValid: null,
      tokenProblem: "unreachable",
      tokenExpiresAt: new Date("2026-11-23T12:00:00Z"),
      verifiedName: "Ribeira Goods",
    });
  });

  it("takes error 190 as Meta's word on the token", async () => {
    meta.answerWith(() => refusal(190, { status: 401 }));
    await checkNumberNow(noor, id, context);
    expect(await stored()).toMatchObject({ tokenValid: false, tokenProblem: "refused" });
  });

  it("leaves a throughput alone that an admin has set", async () => {
    await updateNumber(noor, id, { throughputPerSecond: 20 }, NOON);
    answering();
    await checkNumbers(context);
    expect(await stored()).toMatchObject({ throughputPerSecond: 20, throughputSetBy: "Noor" });
    expect(await db().auditEntry.findFirst({ where: { action: "number.changed" } })).toMatchObject({ actorName: "Noor" });
  });

  it("says that its keys cannot be opened", async () => {
    const sealed = { ...context, clientFor: () => Promise.reject(new SealError("Sealed with another SECRET.")) };
    await checkNumbers(sealed);
    expect(await stored()).toMatchObject({ tokenValid: null, tokenProblem: "sealed" });
  });

  it("is for admins", async () => {
    const grace = await givenAgent("Grace", "supervisor");
    await expect(checkNumberNow(grace, id, context)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateNumber(grace, id, { markReadOn: "reply" }, NOON)).rejects.toMatchObject({ code: "forbidden" });
    expect(meta.requests).toEqual([]);
  });
});

describe("subscribing our app to the account of a number", () => {
  /** Meta's side: no app, until it is subscribed. */
  function forgetful(subscribing: MetaAnswer) {
    let apps: object[] = [];
    meta.answerWith(({ method, path }) => {
      if (path.endsWith("/debug_token")) return { status: 200, json: { data: TOKEN } };
      if (!path.endsWith("/subscribed_apps")) return { status: 200, json: NUMBER };
      if (method === "GET") return { status: 200, json: { data: apps } };
      if (subscribing !== "hang-up" && subscribing.status === 200) apps = APPS;
      return subscribing;
    });
  }
  const acts = () => db().auditEntry.findMany({ where: { action: "number.subscribed" }, select: { label: true, details: true } });

  it("is done at Meta, found by the check after it, and kept in the audit log", async () => {
    forgetful({ status: 200, json: { success: true } });
    await checkNumberNow(noor, id, context);
    expect((await stored()).subscribed).toBe(false);
    expect(await subscribeNumber(noor, id, context)).toEqual({ problem: null, answer: null });
    expect(meta.requests.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
      expect.stringMatching(new RegExp(`/${WABA_ID}/subscribed_apps$`)),
    ]);
    expect((await stored()).subscribed).toBe(true);
    expect(await acts()).toEqual([{ label: (await stored()).name, details: { isSubscribed: true, wabaId: WABA_ID } }]);
  });

  it("that Meta refuses says so in Meta's words, checks all the same and leaves no act behind", async () => {
    await db().$executeRaw`TRUNCATE audit_entry`;
    forgetful(refusal(200, { status: 403, details: "No permission for this account" }));
    const { problem, answer } = await subscribeNumber(noor, id, context);
    expect(problem).toBe("subscription_refused");
    expect(answer).toContain("No permission for this account");
    expect(await stored()).toMatchObject({ subscribed: false, checkedAt: NOON });
    expect(await acts()).toEqual([]);
  });

  it("is for admins, and Meta is not asked for anybody else", async () => {
    meta.reset();
    const grace = await givenAgent("Grace", "supervisor");
    await expect(subscribeNumber(grace, id, context)).rejects.toMatchObject({ code: "forbidden" });
    expect(meta.requests).toEqual([]);
  });
});
