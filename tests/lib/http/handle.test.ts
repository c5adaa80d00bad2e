import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createAgent } from "@/lib/auth/create-agent";
import { startSession } from "@/lib/auth/session";
import { setClockOffset } from "@/lib/clock";
import type { AgentRole } from "@/lib/contract/agent";
import { Problem } from "@/lib/contract/problem";
import { db } from "@/lib/db";
import { DomainError, type DomainErrorCode } from "@/lib/errors";
import { readJson } from "@/lib/http/body";
import { handle, handlePublic } from "@/lib/http/handle";
import { problemResponse } from "@/lib/http/problem";
import { createLog } from "@/lib/log";
import { createSealer } from "@/lib/sealing";
import { eventually } from "@/tests/support/conditions";

const URL = "http://localhost:3000/api/things/7";
const context = { params: Promise.resolve({ thingId: "7" }) };
const cookies: Record<AgentRole, string> = { agent: "", supervisor: "", admin: "" };

const request = (init: RequestInit & { as?: AgentRole } = {}) =>
  new Request(URL, { ...init, headers: { cookie: init.as ? cookies[init.as] : "", ...init.headers } });

const ok = handlePublic(async () => Response.json({ ok: true }));

async function problemOf(response: Response) {
  return { status: response.status, ...Problem.parse(await response.json()).error };
}

beforeAll(async () => {
  for (const role of ["agent", "supervisor", "admin"] as const) {
    const agent = await createAgent({ name: role, email: `${role}@ribeira.example`, role, password: "ten signs and more" });
    const { cookies: set } = await startSession(agent.id);
    cookies[role] = set.getSetCookie()[0]?.split(";")[0] ?? "";
  }
});

describe("a handler for agents", () => {
  const route = handle<{ thingId: string }>(async ({ agent, params }) =>
    Response.json({ name: agent.name, thing: params.thingId }),
  );

  test("gets the agent behind the cookie, and the route's parameters", async () => {
    const response = await route(request({ as: "agent" }), context);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ name: "agent", thing: "7" });
  });

  test("is not reached without a session", async () => {
    expect(await problemOf(await route(request(), context))).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  test("is not reached by a lesser role than it asks for", async () => {
    const guarded = handle<{ thingId: string }>(async () => new Response("secret"), { role: "supervisor" });
    expect((await guarded(request({ as: "supervisor" }), context)).status).toBe(200);
    expect((await guarded(request({ as: "admin" }), context)).status).toBe(200);
    expect(await problemOf(await guarded(request({ as: "agent" }), context))).toMatchObject({
      status: 403,
      code: "forbidden",
    });
  });

  test("is reached no more once the agent is deactivated", async () => {
    const agent = await createAgent({ name: "x", email: "x@ribeira.example", role: "admin", password: "ten signs and more" });
    const { cookies: set } = await startSession(agent.id);
    const headers = { cookie: set.getSetCookie()[0]?.split(";")[0] ?? "" };
    expect((await route(request({ headers }), context)).status).toBe(200);
    await db().agent.update({ where: { id: agent.id }, data: { deactivatedAt: new Date() } });
    expect((await route(request({ headers }), context)).status).toBe(401);
  });
});

describe("a refusal", () => {
  test.each<[DomainErrorCode, number]>([
    ["invalid_input", 400],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["service_window_closed", 409],
    ["collision", 409],
    ["template_unavailable", 409],
    ["retry_not_possible", 409],
    ["conflict", 409],
    ["too_large", 413],
    ["too_many_attempts", 429],
    ["unavailable", 503],
  ])("%s answers %i with its words and details", async (code, status) => {
    const route = handlePublic(async () => {
      throw new DomainError(code, "Words for a person.", { more: 1 });
    });
    const response = await route(request());
    expect(await problemOf(response)).toEqual({
      status,
      code,
      message: "Words for a person.",
      requestId: response.headers.get("x-request-id"),
      details: { more: 1 },
    });
  });

  test("of input names the fields and not their contents", async () => {
    const Input = z.object({ text: z.string(), to: z.object({ id: z.uuid() }) });
    const route = handlePublic(async (incoming) => Response.json(Input.parse(await readJson(incoming))));
    const body = JSON.stringify({ to: { id: "private" } });
    const response = await route(request({ method: "POST", body }));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      status: 400,
      code: "invalid_input",
      details: { fields: [{ field: "text" }, { field: "to.id" }] },
    });
    expect(JSON.stringify(problem)).not.toContain("private");
  });

  test("is 503 when the database cannot be reached", async () => {
    const route = handlePublic(async () => {
      throw new Error("query failed", { cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }) });
    });
    expect(await problemOf(await route(request()))).toMatchObject({ status: 503, code: "unavailable" });
  });

  test.each([
    ["ran out of disk", "53100", "The disk of the database is full."],
    ["takes no changes", "25006", "The database takes no changes: it is read-only."],
    ["lets a transaction lose", "40P01", "The database is busy. Try again."],
  ])("is 503 with the reason when the database %s", async (_case, code, words) => {
    const route = handlePublic(async () => {
      await db().$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END $$`);
      return new Response();
    });
    expect(await problemOf(await route(request()))).toMatchObject({ status: 503, code: "unavailable", message: words });
  });

  test("is 503 when a transaction takes too long under load, not a bug of ours", async () => {
    const route = handlePublic(async () => {
      await db().$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(0.2)::text`, { timeout: 20 });
      return new Response();
    });
    expect(await problemOf(await route(request()))).toMatchObject({ status: 503, message: "The database is busy. Try again." });
  });

  test.each(["with", "without"])(
    "of a client that hangs up %s telling the length is its own, and not the database's",
    async (kind) => {
      const answers: Response[] = [];
      const route = handlePublic(async (incoming) => Response.json(await readJson(incoming)));
      const listener = getRequestListener(
        async (incoming) => {
          const answer = await route(incoming);
          answers.push(answer.clone());
          return answer;
        },
        { overrideGlobalObjects: false },
      );
      const server = createServer((incoming, response) => void listener(incoming, response));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const socket = connect(port, "127.0.0.1");
      const length = kind === "with" ? "content-length: 1000" : "transfer-encoding: chunked";
      socket.write(`POST /api/things HTTP/1.1\r\nhost: localhost\r\n${length}\r\n\r\n${kind === "with" ? "" : "5\r\n"}{"a":`);
      await once(server, "request");
      socket.destroy();
      const [answer] = await eventually("an answer for nobody", () => (answers.length > 0 ? answers : null));
      expect(answer && (await problemOf(answer))).toMatchObject({ status: 400, code: "invalid_input" });
      server.close();
    },
  );

  test("is 409 with what to do when keys were sealed with another SECRET", async () => {
    const route = handlePublic(async () => {
      const sealed = createSealer("a".repeat(32)).seal("a token", "access-token");
      return new Response(createSealer("b".repeat(32)).open(sealed, "access-token"));
    });
    const { status, code, message } = await problemOf(await route(request()));
    expect({ status, code }).toEqual({ status: 409, code: "conflict" });
    expect(message).toContain("enter the keys anew");
  });

  test("of a bug is 500 without detail, and the log has the detail under the same id", async () => {
    const lines: string[] = [];
    const logger = createLog({ write: (line) => lines.push(line) });
    const response = problemResponse(new TypeError("the private reason"), "1f00ba47", logger);
    expect(await problemOf(response)).toEqual({
      status: 500,
      code: "internal",
      message: "Something went wrong on our side.",
      requestId: "1f00ba47",
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines.join())).toMatchObject({ requestId: "1f00ba47", err: { message: "the private reason" } });
  });
});

describe("every answer", () => {
  const refused = handlePublic(async () => {
    throw new DomainError("not_found", "Gone.");
  });
  const redirecting = handlePublic(async () => Response.redirect("http://localhost:3000/elsewhere"));

  test("carries the server's time, a request id of its own, and is not to be stored", async () => {
    const ids = new Set<string | null>();
    for (const route of [ok, refused, redirecting]) {
      const before = Date.now();
      const { headers } = await route(request());
      expect(Number(headers.get("x-server-time"))).toBeGreaterThanOrEqual(before);
      expect(Number(headers.get("x-server-time"))).toBeLessThanOrEqual(Date.now());
      expect(headers.get("cache-control")).toBe("no-store");
      ids.add(headers.get("x-request-id"));
    }
    expect(ids.size).toBe(3);
    expect([...ids].every((id) => id && /^[0-9a-f]{8}$/.test(id))).toBe(true);
  });

  test("tells the time of the product's clock, fast-forwarded or not", async () => {
    setClockOffset(23 * 3_600_000);
    const { headers } = await ok(request());
    setClockOffset(0);
    expect(Number(headers.get("x-server-time"))).toBeGreaterThanOrEqual(Date.now() + 22 * 3_600_000);
  });

  test("keeps what the handler chose: status, cookies, caching", async () => {
    const route = handlePublic(async () => {
      const headers = new Headers({ "cache-control": "no-cache, no-transform" });
      headers.append("set-cookie", "a=1");
      headers.append("set-cookie", "b=2");
      return new Response("made", { status: 201, headers });
    });
    const response = await route(request());
    expect(response.status).toBe(201);
    expect(await response.text()).toBe("made");
    expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("that streams is passed on as it comes", async () => {
    let more: (text: string) => void = () => undefined;
    const route = handlePublic(async () => {
      const stream = new ReadableStream<string>({
        start(controller) {
          more = (text) => controller.enqueue(text);
        },
      });
      return new Response(stream.pipeThrough(new TextEncoderStream()));
    });
    const reader = (await route(request())).body?.pipeThrough(new TextDecoderStream()).getReader();
    more("first");
    expect(await reader?.read()).toMatchObject({ value: "first" });
    await reader?.cancel();
  });
});

describe("a state change", () => {
  const post = (headers: Record<string, string>) => ok(request({ method: "POST", headers }));

  test.each([
    ["our own page, told by Sec-Fetch-Site", { "sec-fetch-site": "same-origin" }],
    ["our own page, told by Origin and Host", { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" }],
    ["our own page behind a proxy that rewrites Host", { origin: "http://localhost:3000", host: "web:3000" }],
    ["no browser", {}],
  ])("caused by %s is let through", async (_, headers) => {
    expect((await post(headers)).status).toBe(200);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a neighbouring subdomain", { "sec-fetch-site": "same-site", origin: "http://evil.localhost:3000" }],
    ["another site, in a browser that tells Origin only", { origin: "https://evil.example", host: "localhost:3000" }],
    ["another port of the same host", { origin: "http://localhost:4010", host: "localhost:3000" }],
    ["a sandboxed frame", { origin: "null", host: "localhost:3000" }],
  ])("caused by %s is refused", async (_, headers) => {
    expect(await problemOf(await post(headers))).toMatchObject({ status: 403, code: "forbidden" });
  });

  test("is refused before its handler runs, whatever the method, and reading is not", async () => {
    const methods: string[] = [];
    const route = handlePublic(async (incoming) => {
      methods.push(incoming.method);
      return new Response();
    });
    const headers = { "sec-fetch-site": "cross-site" };
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "GET"]) await route(request({ method, headers }));
    expect(methods).toEqual(["GET"]);
  });
});
