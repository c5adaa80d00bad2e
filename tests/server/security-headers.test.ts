import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { findFreePort } from "@/server/ports";
import { applySecurityHeaders } from "@/server/security-headers";

type Site = Parameters<typeof applySecurityHeaders>[2];

const REAL: Site = { appUrl: "https://inbox.example", phoneUrl: null, dev: false };
const SANDBOX: Site = { appUrl: "http://localhost:3000", phoneUrl: "http://localhost:4010/phone", dev: false };
const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test("each answer has a nonce of its own, which the page's renderer is told too", async () => {
  const [first, second] = [await answerOf(REAL), await answerOf(REAL)];
  expect(first.nonce).toMatch(/^'nonce-[A-Za-z0-9+/]{22}=='$/);
  expect(first.nonce).not.toBe(second.nonce);
  expect(first.policyForRenderer).toBe(first.policy);
});

test("a real number's pages frame nothing, run no inline script, and are asked for over HTTPS only", async () => {
  const { directives, headers } = await answerOf(REAL);
  expect(directives.get("frame-src")).toEqual(["'none'"]);
  expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
  expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
  expect(directives.get("script-src")).not.toContain("'unsafe-eval'");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test("the sandbox may frame its phone and nothing else, and promises no HTTPS", async () => {
  const { directives, headers } = await answerOf(SANDBOX);
  expect(directives.get("frame-src")).toEqual(["http://localhost:4010"]);
  expect(headers.get("strict-transport-security")).toBeNull();
});

test("what the API answers is no page: a browser that opens it runs and loads nothing, and guesses no type", async () => {
  const { policy, headers } = await answerOf(SANDBOX, "/api/attachments/1");
  expect(policy).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

async function answerOf(site: Site, path = "/") {
  const server = createServer((request, response) => {
    applySecurityHeaders(request, response, site);
    response.end(request.headers["content-security-policy"]);
  });
  servers.push(server);
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const policy = response.headers.get("content-security-policy") ?? "";
  const directives = new Map(policy.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));
  const nonce = directives.get("script-src")?.find((source) => source.startsWith("'nonce-"));
  return { policy, directives, nonce, headers: response.headers, policyForRenderer: await response.text() };
}
