import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendPeer } from "@/server/forwarded-for";
import { listen } from "@/server/http-server";

const server = createServer((request, response) => {
  appendPeer(request);
  response.end(request.headers["x-forwarded-for"]);
});

beforeAll(() => listen(server, 0, "127.0.0.1"));
afterAll(() => server.close());

async function forwardedFor(headers: Record<string, string>): Promise<string> {
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
}

test("names who connected when nobody else did", async () => {
  expect(await forwardedFor({})).toBe("127.0.0.1");
});

test("puts who connected behind what the client claims", async () => {
  expect(await forwardedFor({ "x-forwarded-for": "6.6.6.6, 203.0.113.9" })).toBe("6.6.6.6, 203.0.113.9, 127.0.0.1");
});
