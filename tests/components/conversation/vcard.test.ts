import { describe, expect, test } from "vitest";
import { toVcard, vcardFileName } from "@/components/conversation/message/bodies/vcard";
import type { ContactCard } from "@/lib/contract/contact-card";

const aCard = (facts: Partial<ContactCard> = {}): ContactCard => ({
  name: "Ana Lima",
  phones: [],
  emails: [],
  urls: [],
  addresses: [],
  ...facts,
});

/** The lines as an address book reads them: unfolded. */
const linesOf = (card: ContactCard) => toVcard(card).replace(/\r\n /g, "").trimEnd().split("\r\n");

describe("a vCard", () => {
  test("holds what the card says", () => {
    const card = aCard({
      firstName: "Ana",
      lastName: "Lima",
      phones: [{ phone: "+351 912 000 111", type: "CELL" }],
      emails: [{ email: "ana@example.com" }],
      company: "Ribeira",
      birthday: "1990-02-03",
    });
    expect(linesOf(card)).toEqual([
      "BEGIN:VCARD",
      "VERSION:3.0",
      "FN:Ana Lima",
      "N:Lima;Ana;;;",
      "TEL;TYPE=CELL:+351 912 000 111",
      "EMAIL:ana@example.com",
      "ORG:Ribeira",
      "BDAY:1990-02-03",
      "END:VCARD",
    ]);
  });

  test("lets nobody write lines of their own", () => {
    const card = aCard({
      name: "Eve\r\nTEL:+1 900\nNOTE:hi; a, b \\ c",
      phones: [{ phone: "1\nURL:evil", type: "X:\nNOTE" }],
      birthday: "soon\nNOTE:x",
    });
    const lines = linesOf(card);
    expect(lines.filter((line) => line.startsWith("TEL"))).toEqual(["TEL:1\\nURL:evil"]);
    expect(lines.some((line) => /^(NOTE|URL|BDAY)/.test(line))).toBe(false);
    expect(lines).toContain("FN:Eve\\nTEL:+1 900\\nNOTE:hi\\; a\\, b \\\\ c");
  });

  test("folds long lines at 75 bytes without cutting a letter", () => {
    const name = "Ñandú ".repeat(40).trim();
    const text = toVcard(aCard({ name }));
    for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(linesOf(aCard({ name }))).toContain(`FN:${name}`);
  });

  test("is called after the person, in letters that every disk takes", () => {
    expect(vcardFileName(aCard({ name: "../../Ana: Lima?" }))).not.toMatch(/[\\/:?]|^\./);
    expect(vcardFileName(aCard({ name: "Ana Lima" }))).toBe("Ana Lima.vcf");
    expect(vcardFileName(aCard({ name: "///" }))).toBe("contact.vcf");
  });
});
