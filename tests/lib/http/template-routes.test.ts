import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { GET as picker, PUT as refresh } from "@/app/api/numbers/[numberId]/templates/route";
import { DELETE as dropDraft, PUT as keepDraft, GET as readDraft } from "@/app/api/templates/[wabaId]/[name]/draft/route";
import { DELETE as dislike, PUT as like } from "@/app/api/templates/[wabaId]/[name]/favourite/route";
import { GET as weeks } from "@/app/api/templates/[wabaId]/[name]/figures/route";
import { PUT as offer } from "@/app/api/templates/[wabaId]/[name]/offer/route";
import { DELETE as unpause } from "@/app/api/templates/[wabaId]/[name]/pause/route";
import { DELETE as remove } from "@/app/api/templates/[wabaId]/[name]/route";
import { POST as submit } from "@/app/api/templates/[wabaId]/[name]/submission/route";
import { PUT as sync } from "@/app/api/templates/accounts/[wabaId]/sync/route";
import { GET as figures } from "@/app/api/templates/figures/route";
import { GET as library } from "@/app/api/templates/route";
import { PUT as rule } from "@/app/api/templates/rules/[category]/route";
import { TemplateList } from "@/lib/contract/template";
import {
  LibraryFigures,
  SubmissionResult,
  TemplateDraftView,
  TemplateHistory,
  TemplateLibrary,
} from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { templateDesign } from "@/tests/support/designs";
import { WABA_ID } from "@/tests/support/meta-webhook";
import { givenEmptyInbox } from "@/tests/support/sending";
import { givenSignedIn } from "@/tests/support/signed-in";

const world = await startSimulatedWorld();
process.env.WHATSAPP_API_URL = world.url;
Object.assign(process.env, {
  WHATSAPP_ACCESS_TOKEN: CREDENTIALS.accessToken,
  WHATSAPP_APP_SECRET: CREDENTIALS.appSecret,
  WHATSAPP_VERIFY_TOKEN: CREDENTIALS.verifyToken,
  WHATSAPP_PHONE_NUMBER_ID: CREDENTIALS.phoneNumberId,
  WHATSAPP_BUSINESS_ACCOUNT_ID: WABA_ID,
});
afterAll(() => world.end());

const noor = await givenSignedIn("Noor");
const ada = await givenSignedIn("Ada");
const grace = await givenSignedIn("Grace");
await db().agent.update({ where: { email: noor.email }, data: { role: "admin" } });
await db().agent.update({ where: { email: grace.email }, data: { role: "supervisor" } });

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Asked = { params?: object; query?: string; body?: object; cookie?: string };

/** Calls a route as a browser would. */
function ask(
  route: unknown,
  method: string,
  { params = {}, query = "", body, cookie = noor.cookie }: Asked = {},
): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/templates${query}`, {
    method,
    headers: { cookie, "content-type": "application/json", origin: "http://localhost:3000" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (route as Handler)(request, { params: Promise.resolve(params) as Promise<never> });
}

const SPRING = { wabaId: WABA_ID, name: "spring_news" };
const UPDATE = { wabaId: WABA_ID, name: "order_update" };
const EVERYBODY = { isOffered: true, roles: ["agent"], everyTeam: true, teamIds: [], everyNumber: true, numberIds: [] };

let numberId: string;

beforeEach(async () => {
  await world.control("POST reset", {});
  numberId = await givenEmptyInbox();
  expect((await ask(sync, "PUT", { params: { wabaId: WABA_ID } })).status).toBe(204);
});

describe("the routes of templates", () => {
  it("answer what the contract says", async () => {
    const all = TemplateLibrary.parse(await (await ask(library, "GET")).json());
    expect(all.templates.length).toBeGreaterThan(10);
    const params = { numberId };
    const own = TemplateList.parse(await (await ask(picker, "GET", { params, cookie: ada.cookie })).json());
    expect(own.templates.map(({ category }) => category)).not.toContain("MARKETING");
    TemplateList.parse(await (await ask(refresh, "PUT", { params, cookie: ada.cookie })).json());
    LibraryFigures.parse(await (await ask(figures, "GET", { query: "?days=30" })).json());
    TemplateHistory.parse(await (await ask(weeks, "GET", { params: UPDATE, query: "?timeZone=Europe/Lisbon" })).json());
    const draft = TemplateDraftView.parse(await (await ask(readDraft, "GET", { params: UPDATE })).json());
    expect(draft).toMatchObject({ revision: 0, atMeta: [{ status: "APPROVED" }] });
    const rules = { offerAfterSync: false, roles: ["admin"] };
    const changed = TemplateLibrary.parse(
      await (await ask(rule, "PUT", { params: { category: "UTILITY" }, body: rules })).json(),
    );
    expect(changed.rules).toContainEqual({ category: "UTILITY", ...rules });
    await ask(rule, "PUT", {
      params: { category: "UTILITY" },
      body: { offerAfterSync: true, roles: ["agent", "supervisor", "admin"] },
    });
  });

  it("write, send, offer, prefer and delete a template", async () => {
    const body = { design: templateDesign(), revision: 0 };
    const kept = TemplateDraftView.parse(await (await ask(keepDraft, "PUT", { params: SPRING, body })).json());
    expect((await ask(keepDraft, "PUT", { params: SPRING, body })).status).toBe(409);
    const sent = await ask(submit, "POST", { params: SPRING, body: { revision: kept.revision } });
    expect(SubmissionResult.parse(await sent.json())).toMatchObject({ languages: [{ language: "en", outcome: "created" }] });
    expect((await ask(dropDraft, "DELETE", { params: SPRING })).status).toBe(404);
    expect((await ask(offer, "PUT", { params: SPRING, body: EVERYBODY })).status).toBe(204);
    expect((await ask(like, "PUT", { params: SPRING, cookie: ada.cookie })).status).toBe(204);
    expect((await ask(dislike, "DELETE", { params: SPRING, cookie: ada.cookie })).status).toBe(204);
    expect((await ask(unpause, "DELETE", { params: SPRING, query: "?language=en" })).status).toBe(409);
    expect((await ask(remove, "DELETE", { params: SPRING, query: "?language=en" })).status).toBe(204);
    expect((await ask(remove, "DELETE", { params: SPRING })).status).toBe(404);
  });

  it("that change anything are for admins", async () => {
    const asked: [unknown, string, Asked][] = [
      [sync, "PUT", { params: { wabaId: WABA_ID } }],
      [rule, "PUT", { params: { category: "UTILITY" }, body: { offerAfterSync: true, roles: [] } }],
      [offer, "PUT", { params: UPDATE, body: EVERYBODY }],
      [remove, "DELETE", { params: UPDATE }],
      [unpause, "DELETE", { params: UPDATE, query: "?language=en" }],
      [readDraft, "GET", { params: UPDATE }],
      [keepDraft, "PUT", { params: SPRING, body: { design: templateDesign(), revision: 0 } }],
      [dropDraft, "DELETE", { params: SPRING }],
      [submit, "POST", { params: SPRING, body: { revision: 1 } }],
    ];
    for (const [route, method, options] of asked) {
      for (const { cookie } of [ada, grace]) expect((await ask(route, method, { ...options, cookie })).status).toBe(403);
      expect((await ask(route, method, { ...options, cookie: "" })).status).toBe(401);
    }
    expect(await db().auditEntry.count()).toBe(0);
  });

  it("refuse addresses that cannot exist", async () => {
    const strange = ["a\u0000b", "", "x".repeat(513)];
    for (const name of strange) {
      expect((await ask(readDraft, "GET", { params: { wabaId: WABA_ID, name } })).status).toBe(404);
      expect((await ask(offer, "PUT", { params: { wabaId: WABA_ID, name }, body: EVERYBODY })).status).toBe(404);
    }
    expect((await ask(sync, "PUT", { params: { wabaId: "1\u0000" } })).status).toBe(400);
    expect((await ask(rule, "PUT", { params: { category: "SPAM" }, body: { offerAfterSync: false, roles: [] } })).status).toBe(
      400,
    );
    for (const query of ["?days=0", "?days=91", "?days=x"]) expect((await ask(figures, "GET", { query })).status).toBe(400);
    for (const query of ["", "?timeZone=Mars/Olympus", "?timeZone=%00"]) {
      expect((await ask(weeks, "GET", { params: UPDATE, query })).status).toBe(400);
    }
    expect((await ask(unpause, "DELETE", { params: UPDATE })).status).toBe(400);
  });
});
