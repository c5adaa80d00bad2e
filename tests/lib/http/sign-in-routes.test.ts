import { beforeEach, describe, expect, test } from "vitest";
import { GET as getMe } from "@/app/api/me/route";
import { PATCH as patchPreferences } from "@/app/api/preferences/route";
import { POST as postLink } from "@/app/api/session/link/route";
import { DELETE as deleteSession, POST as postSession } from "@/app/api/session/route";
import { POST as postSetup } from "@/app/api/setup/route";
import { PUT as putSetupToken } from "@/app/api/setup/token/route";
import { createAgent } from "@/lib/auth/create-agent";
import { createOneTimeToken } from "@/lib/auth/one-time-token";
import { db } from "@/lib/db";
import { problemInQuery } from "@/lib/http/form";

const ADA = { name: "Ada Ferreira", email: "ada@ribeira.example", role: "agent", password: "nine panes of glass" } as const;
const NOOR = { name: "Noor Dhillon", email: "noor@ribeira.example", password: "a window with four panes" };
const TTL_MS = 3_600_000;
const context = { params: Promise.resolve({}) };

/** A browser as far as these tests need one: it keeps cookies and sends them back, as JSON or as a plain form would. */
class Browser {
  private readonly cookies = new Map<string, string>();

  json(method: string, body?: unknown): Request {
    return this.request(method, { "content-type": "application/json" }, body === undefined ? null : JSON.stringify(body));
  }

  form(fields: Record<string, string>): Request {
    return this.request(
      "POST",
      { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
      new URLSearchParams(fields).toString(),
    );
  }

  keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";", 1).join().split(/=(.*)/s);
      if (line.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  private request(method: string, headers: Record<string, string>, body: string | null): Request {
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const origin = { origin: "http://localhost:3000", host: "localhost:3000", "x-forwarded-for": "203.0.113.7" };
    return new Request("http://localhost:3000/", { method, headers: { ...origin, cookie, ...headers }, body });
  }
}

/** The problem that a form's answer sends back to `page`. */
function refusalIn(response: Response, page: string) {
  const { pathname, searchParams } = new URL(response.headers.get("location") ?? "", "http://localhost:3000");
  expect(pathname).toBe(page);
  return problemInQuery(searchParams.get("problem") ?? undefined);
}

let browser: Browser;

beforeEach(async () => {
  browser = new Browser();
  await db().agent.deleteMany();
  await db().loginAttempt.deleteMany();
  await db().oneTimeToken.deleteMany();
});

describe("signing in", () => {
  test("begins a session and answers where to go", async () => {
    await createAgent(ADA);
    const response = browser.keep(await postSession(browser.json("POST", { ...ADA, next: "/inbox/7?view=mine" })));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ next: "/inbox/7?view=mine" });
    expect(await (await getMe(browser.json("GET"), context)).json()).toMatchObject({ name: "Ada Ferreira", role: "agent" });
  });

  test("never sends anybody to another site", async () => {
    await createAgent(ADA);
    const response = await postSession(browser.json("POST", { ...ADA, next: "//evil.example" }));
    expect(await response.json()).toEqual({ next: "/inbox" });
  });

  test("with a wrong password tells how many tries are left, and then how long the pause is", async () => {
    await createAgent(ADA);
    const wrong = () => postSession(browser.json("POST", { ...ADA, password: "wrong" }));
    expect(await (await wrong()).json()).toMatchObject({ error: { code: "unauthenticated", details: { triesLeft: 4 } } });
    for (let tries = 0; tries < 4; tries++) await wrong();
    const paused = await wrong();
    expect(paused.status).toBe(429);
    const { error } = await paused.json();
    expect(error.details.retryAfterSeconds).toBeGreaterThan(50);
    expect(error.details.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  test("brings the agent's colours and language with it", async () => {
    const ada = await createAgent({ ...ADA, locale: "pt-BR" });
    await db().agent.update({ where: { id: ada.id }, data: { theme: "dark" } });
    browser.keep(await postSession(browser.json("POST", ADA)));
    expect(browser.cookie("casement-theme")).toBe("dark");
    expect(browser.cookie("casement-locale")).toBe("pt-BR");
  });

  test("from another site's page is refused, even with the right password", async () => {
    await createAgent(ADA);
    const request = browser.json("POST", ADA);
    request.headers.set("sec-fetch-site", "cross-site");
    const response = await postSession(request);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("without our script goes on to the inbox, or back to the page with what went wrong", async () => {
    await createAgent(ADA);
    const wrong = await postSession(browser.form({ email: ADA.email, password: "wrong" }));
    expect(wrong.status).toBe(303);
    expect(refusalIn(wrong, "/sign-in")).toMatchObject({ code: "unauthenticated", details: { triesLeft: 4 } });
    const right = browser.keep(await postSession(browser.form({ email: ADA.email, password: ADA.password })));
    expect(right.status).toBe(303);
    expect(right.headers.get("location")).toBe("/inbox");
    expect((await getMe(browser.json("GET"), context)).status).toBe(200);
  });
});

test.each([[undefined], ["{"], ["{}"], [["a", "b"]]])("a page asked for with the problem %j shows none", (parameter) => {
  expect(problemInQuery(parameter)).toBeNull();
});

test("signing out ends the session and takes the cookie away", async () => {
  await createAgent(ADA);
  browser.keep(await postSession(browser.json("POST", ADA)));
  const session = browser.cookie("casement.session_token");
  expect(session).toBeDefined();
  const response = browser.keep(await deleteSession(browser.json("DELETE")));
  expect(response.status).toBe(204);
  expect(browser.cookie("casement.session_token")).toBeUndefined();
  expect(await db().session.count()).toBe(0);
});

test("signing out twice, or without a session, is no error", async () => {
  expect((await deleteSession(browser.json("DELETE"))).status).toBe(204);
});

describe("a one-time link", () => {
  test("signs in once; the second time its page says so", async () => {
    const ada = await createAgent(ADA);
    const token = await createOneTimeToken({ purpose: "sign-in", agentId: ada.id, ttlMs: TTL_MS });
    const first = browser.keep(await postLink(browser.form({ token })));
    expect(first.headers.get("location")).toBe("/inbox");
    expect(await (await getMe(browser.json("GET"), context)).json()).toMatchObject({ id: ada.id });
    const second = await postLink(new Browser().form({ token }));
    expect(refusalIn(second, "/sign-in/link")).toMatchObject({ code: "unauthenticated" });
    expect(second.headers.getSetCookie()).toEqual([]);
  });
});

describe("setup", () => {
  test("tells whether a token is right without using it up, then makes an owner who is signed in", async () => {
    const token = await createOneTimeToken({ purpose: "setup", ttlMs: TTL_MS });
    expect((await putSetupToken(browser.json("PUT", { token: "0000-0000-0000" }))).status).toBe(403);
    expect((await putSetupToken(browser.json("PUT", { token }))).status).toBe(204);
    const response = browser.keep(await postSetup(browser.json("POST", { ...NOOR, token, locale: "pt-BR" })));
    expect(response.status).toBe(201);
    expect(await (await getMe(browser.json("GET"), context)).json()).toMatchObject({ role: "admin", locale: "pt-BR" });
    expect((await postSetup(browser.json("POST", { ...NOOR, token }))).status).toBe(409);
  });

  test.each([
    ["a short password", { password: "nine sign" }, "password"],
    ["no name", { name: "  " }, "name"],
    ["no e-mail address", { email: "noor" }, "email"],
  ])("with %s says which field, and keeps the token good", async (_, fault, field) => {
    const token = await createOneTimeToken({ purpose: "setup", ttlMs: TTL_MS });
    const response = await postSetup(browser.json("POST", { ...NOOR, token, ...fault }));
    expect(response.status).toBe(400);
    expect((await response.json()).error.details.fields).toMatchObject([{ field }]);
    expect((await putSetupToken(browser.json("PUT", { token }))).status).toBe(204);
  });
});

describe("preferences", () => {
  test("change what is named, keep the rest, and set the cookies of the first paint", async () => {
    await createAgent(ADA);
    browser.keep(await postSession(browser.json("POST", ADA)));
    const patch = (changes: unknown) => patchPreferences(browser.json("PATCH", changes), context);
    browser.keep(await patch({ theme: "dark", listOrder: "closing", takesOnReply: false, opensNextAfterResolve: false }));
    const response = browser.keep(await patch({ locale: "pt-BR" }));
    expect(await response.json()).toMatchObject({
      locale: "pt-BR",
      theme: "dark",
      listOrder: "closing",
      takesOnReply: false,
      opensNextAfterResolve: false,
    });
    expect([browser.cookie("casement-theme"), browser.cookie("casement-locale")]).toEqual(["dark", "pt-BR"]);
    expect(await (await getMe(browser.json("GET"), context)).json()).toMatchObject({ locale: "pt-BR", theme: "dark" });
  });

  test("that do not exist are refused, and so is somebody who is not signed in", async () => {
    await createAgent(ADA);
    expect((await patchPreferences(browser.json("PATCH", { theme: "dark" }), context)).status).toBe(401);
    browser.keep(await postSession(browser.json("POST", ADA)));
    expect((await patchPreferences(browser.json("PATCH", { theme: "pink" }), context)).status).toBe(400);
  });
});
