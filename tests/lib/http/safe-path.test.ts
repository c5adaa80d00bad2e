import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "@/lib/http/safe-path";

const ORIGIN = "https://inbox.example";

test.each([
  ["/inbox/0b3c?view=mine#m7", "/inbox/0b3c?view=mine#m7"],
  ["/settings", "/settings"],
  ["/sign-in-help", "/sign-in-help"],
])("%s is gone to", (asked, path) => {
  expect(safePath(asked)).toBe(path);
});

test.each([
  [undefined],
  [null],
  [""],
  ["inbox"],
  ["https://evil.example/"],
  ["//evil.example"],
  ["/\\evil.example"],
  ["/\t/evil.example"],
  ["/.//evil.example"],
  ["/..//evil.example"],
  ["javascript:alert(1)"],
  ["/sign-in?next=/sign-in"],
  ["/sign-in/link"],
  ["/setup"],
  ["/api/session"],
])("%j becomes the inbox", (asked) => {
  expect(safePath(asked)).toBe("/inbox");
});

test("whatever is asked for, a browser stays on this origin", () => {
  const part = fc.constantFrom("/", "\\", ".", "..", "\t", "\n", "@", ":", "evil.example", "http:", "%2f", "?", "#", "a");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      expect(new URL(safePath(`/${parts.join("")}`), ORIGIN).origin).toBe(ORIGIN);
    }),
    { numRuns: 5000 },
  );
});
