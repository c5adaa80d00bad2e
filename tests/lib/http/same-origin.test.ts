import { describe, expect, test } from "vitest";
import { requireSecureOrigin } from "@/lib/http/same-origin";

const HTTPS = "https://inbox.example";
const post = (origin?: string) =>
  new Request("http://inbox.example/api/session", { method: "POST", ...(origin === undefined ? {} : { headers: { origin } }) });

describe("a session is begun", () => {
  test("from nowhere over plain http where the inbox is at an https address, which the refusal names", () => {
    for (const origin of ["http://inbox.example", "http://10.0.0.7:3000", "http://localhost.example"]) {
      expect(() => requireSecureOrigin(post(origin), HTTPS)).toThrow(/Open https:\/\/inbox\.example instead\.$/);
    }
  });

  test.each([
    ["over https, whatever a proxy speaks to us", "https://inbox.example", HTTPS],
    ["over plain http where that is the inbox's address", "http://10.0.0.7:3000", "http://10.0.0.7:3000"],
    ["on this machine, where the browser decides", "http://localhost:3000", HTTPS],
    ["on this machine by its number", "http://127.0.0.1:3000", HTTPS],
    ["by no browser", undefined, HTTPS],
    ["from a page that does not tell", "null", HTTPS],
  ])("%s", (_name, origin, appUrl) => {
    expect(() => requireSecureOrigin(post(origin), appUrl)).not.toThrow();
  });
});
