import fc from "fast-check";
import { expect, test } from "vitest";
import { FILE_NAME_MAX_LENGTH } from "@/lib/contract/attachment";
import { cleanFileName } from "@/lib/inbox/file-name";

test.each([
  ["invoice 12/2026.pdf", "invoice 12_2026.pdf"],
  ["a\\b/c.txt", "a_b_c.txt"],
  ["../../etc/passwd", "etc_passwd"],
  ["/./.hidden", "hidden"],
  ["👩‍👩‍👧 fotos.pdf", "👩‍👩‍👧 fotos.pdf"],
  ["👩🏽‍🚒❤️‍🔥.png", "👩🏽‍🚒❤️‍🔥.png"],
  [
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.pdf",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.pdf",
  ],
  ["می‌خواهم.pdf", "می‌خواهم.pdf"],
  ["क्‍ष.pdf", "क्‍ष.pdf"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["in\u200Bvo\u2060ice.p\u200Ddf", "invoice.pdf"],
  ["\u200D\u200Ca.pdf\u200D", "a.pdf"],
  ["x\u{e0041}.pdf", "x.pdf"],
  ["a\u0000\nb.pdf", "ab.pdf"],
  [`Z${"\u0301".repeat(40)}.pdf`, "Z\u0301\u0301\u0301.pdf"],
  ["\u200D", null],
  ["\u3164", null],
  ["\u2800\u115f", null],
  ["\ufe0f", null],
  ["///", null],
  [" . ", null],
  ["", null],
  [null, null],
])("%j is kept as %j", (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

test("whatever is given, nothing that reorders, hides or leaves the folder is kept, and a clean name stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
      const kept = cleanFileName(given);
      if (kept === null) return;
      expect(kept).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/u);
      expect(kept).not.toMatch(/^\.|^\s|\s$/);
      expect(kept.length).toBeLessThanOrEqual(FILE_NAME_MAX_LENGTH);
      expect(cleanFileName(kept)).toBe(kept);
    }),
  );
});
