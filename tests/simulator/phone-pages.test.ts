import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";

describe("the phone's pages", () => {
  test.each(["/phone", "/phone/panel?customer=marta"])("%s loads nothing but what the simulator serves itself", async (page) => {
    const { url } = await startWorld();
    const seen = new Set<string>();
    const waiting = [page];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      if (!/html|css|javascript/.test(response.headers.get("content-type") ?? "")) continue;
      waiting.push(...referencesIn(await response.text(), path));
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["/phone/kinds/media.js", "/phone/store.js", "/phone/tokens.css", "/phone/icons.svg"]),
    );
    expect([...seen].filter((path) => path.endsWith(".woff2"))).toHaveLength(7);
  });

  test("may be framed by the product and by nobody else", async () => {
    const { url, receiver } = await startWorld();
    const policy = (await fetch(`${url}/phone/panel`)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/frame-ancestors 'self' [^;*]*localhost:\*/);
    expect(policy).toContain(new URL(receiver.url).origin);
  });

  test("do not lead out of their folder", async () => {
    const { url } = await startWorld();
    expect((await fetch(`${url}/phone/..%2Fstart.ts`)).status).toBe(404);
    expect((await fetch(`${url}/phone/files.ts`)).status).toBe(404);
  });

  test("greet whoever opens the root", async () => {
    const { url } = await startWorld();
    expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toBe("/phone");
  });
});

/** Addresses in HTML, CSS and modules; an icon's part of the sprite does not count. */
function referencesIn(text: string, path: string): string[] {
  const found = text.matchAll(/(?:src|href)="(\/phone[^"#]*)"|url\("([^"]+)"\)|from "(\.{1,2}\/[^"]+)"|(\/phone\/icons\.svg)/g);
  return [...found].map((match) => {
    const reference = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    return new URL(reference, `http://simulator${path}`).pathname;
  });
}
