import { type APIRequestContext, expect } from "@playwright/test";
import { AgentRole } from "@/lib/contract/agent";
import { DEMO_PASSWORD, DEMO_TEAM } from "@/prisma/seed/team";
import { test } from "../support/journey";
import { RIGHTS, type Right } from "../support/rights";
import { addressOf, listRoutes } from "../support/routes";

test.use({ scenario: "roles" });

const ROUTES = listRoutes();
/** Ends the session that asks: the last thing that a visitor does. */
const SIGN_OUT = "DELETE /api/session";
/** A stream: its head is the answer, its body does not end. */
const STREAM = "GET /api/events";

test("every route is listed with who may use it, and nothing else is", () => {
  expect(Object.keys(RIGHTS).sort()).toEqual(ROUTES);
});

for (const visitor of ["a stranger", ...AgentRole.options] as const) {
  test(`${visitor} gets what is theirs, and nothing else`, async ({ product, playwright }) => {
    const request = await playwright.request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
    if (visitor !== "a stranger") await signIn(request, visitor);
    const answers: Record<string, string> = {};
    for (const route of [...ROUTES.filter((name) => name !== SIGN_OUT), SIGN_OUT]) {
      answers[route] = await ask(request, product.url, route);
    }
    await request.dispose();

    // The pages before the sign-in send on to it whoever has nothing to do there.
    for (const route of ROUTES.filter((name) => name.startsWith("PAGE ") && RIGHTS[name] === "anybody")) {
      if (answers[route] === "sign in") answers[route] = "let in";
    }
    const expected = Object.fromEntries(ROUTES.map((route) => [route, expectation(RIGHTS[route], visitor, route)]));
    expect(answers).toEqual(expected);
  });
}

async function signIn(request: APIRequestContext, role: AgentRole): Promise<void> {
  const person = DEMO_TEAM.find((agent) => agent.role === role);
  const answer = await request.post("/api/session", { data: { email: person?.email, password: DEMO_PASSWORD } });
  expect(answer.status(), "signing in").toBeLessThan(300);
}

/** What became of a request with nothing in it: "let in" is any answer to it but a refusal of the person. */
async function ask(request: APIRequestContext, origin: string, route: string): Promise<string> {
  const [method = "", path = ""] = route.split(" ");
  if (route === STREAM) return headOf(request, origin);
  const isPage = method === "PAGE";
  const answer = await request.fetch(addressOf(path) || "/", {
    method: isPage ? "GET" : method,
    maxRedirects: 0,
    ...(["GET", "PAGE", "HEAD"].includes(method) ? {} : { data: {} }),
  });
  const status = answer.status();
  if (status >= 500) return `failed with ${status}`;
  if (isPage) return toWord(status, answer.headers().location);
  if (status === 401) return "sign in";
  return status === 403 ? "forbidden" : "let in";
}

function toWord(status: number, location = ""): string {
  if (location.includes("/sign-in")) return "sign in";
  return status === 404 ? "forbidden" : "let in";
}

async function headOf(request: APIRequestContext, origin: string): Promise<string> {
  const { cookies } = await request.storageState();
  const leave = new AbortController();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${origin}/api/events`, { headers: { cookie }, signal: leave.signal });
  leave.abort();
  return answer.status === 401 ? "sign in" : "let in";
}

function expectation(right: Right | undefined, visitor: "a stranger" | AgentRole, route: string): string {
  if (right === undefined) return `${route} is not listed`;
  if (right === "anybody") return "let in";
  if (typeof right === "number") return right === 401 ? "sign in" : "forbidden";
  if (visitor === "a stranger") return "sign in";
  const ranks = AgentRole.options;
  return ranks.indexOf(visitor) >= ranks.indexOf(right) ? "let in" : "forbidden";
}
