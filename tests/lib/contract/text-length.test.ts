import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { ContactCard } from "@/lib/contract/contact-card";
import { Interactive } from "@/lib/contract/interactive";
import { ReplyInput, TEXT_MAX_LENGTH } from "@/lib/contract/message";
import { maxUnits } from "@/lib/contract/text-length";

const CONTRACTS = join(process.cwd(), "lib/contract");
const clientMessageId = "00000000-0000-4000-8000-000000000001";

describe("a limit on a text", () => {
  test("counts UTF-16 units, as Meta and the fields of a form do", () => {
    const Short = z.string().check(maxUnits(4));
    expect(Short.safeParse("😀😀").success).toBe(true);
    expect(Short.safeParse("😀😀a").error?.issues).toMatchObject([{ code: "too_big", maximum: 4 }]);
  });

  test.each([
    ["a text", (text: string) => ReplyInput.safeParse({ kind: "text", clientMessageId, text }), TEXT_MAX_LENGTH],
    [
      "a button's label",
      (title: string) => Interactive.safeParse({ type: "button", body: "x", buttons: [{ id: "1", title }] }),
      20,
    ],
    ["a card's name", (name: string) => ContactCard.safeParse({ name, phones: [], emails: [], urls: [], addresses: [] }), 200],
  ])("is the same for %s of emoji as for one of letters", (_what, parse, max) => {
    expect(parse("a".repeat(max)).success).toBe(true);
    expect(parse("😀".repeat(max / 2)).success).toBe(true);
    expect(parse("a".repeat(max + 1)).success).toBe(false);
    expect(parse("😀".repeat(max / 2 + 1)).success).toBe(false);
  });

  test.each(["\u200b", "\u3164\u2800", "\u202e \u0301"])(
    "a text that nobody sees (%j) is refused, in a reply and in what it is made of",
    (text) => {
      expect(ReplyInput.safeParse({ kind: "text", clientMessageId, text }).success).toBe(false);
      expect(Interactive.safeParse({ type: "button", body: text, buttons: [{ id: "1", title: "Yes" }] }).success).toBe(false);
      expect(ContactCard.safeParse({ name: text, phones: [], emails: [], urls: [], addresses: [] }).success).toBe(false);
    },
  );

  test("is never the library's, which counts an emoji as one", () => {
    const limits = readdirSync(CONTRACTS).flatMap((file) =>
      [...readFileSync(join(CONTRACTS, file), "utf8").matchAll(/z\s*\.string\(\)\s*\.check\((?:[^()]|\([^()]*\))*\)/g)].map(
        ([check]) => check,
      ),
    );
    expect(limits.filter((check) => check.includes("maxUnits")).length).toBeGreaterThan(10);
    expect(limits.filter((check) => check.includes("z.maxLength"))).toEqual([]);
  });
});
