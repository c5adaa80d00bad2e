import { describe, expect, test } from "vitest";
import { classifyIdentifier, displayName } from "@/lib/whatsapp/identity";

describe("an identifier", () => {
  test.each([
    ["34600111222", "phone", "34600111222"],
    ["+34600111222", "phone", "34600111222"],
    ["123456", "phone", "123456"],
    ["ES.1234567890", "user_id", "ES.1234567890"],
    ["US.ENT.A1b2C3", "user_id", "US.ENT.A1b2C3"],
  ])("%s is a %s, whatever field it came in", (value, kind, kept) => {
    expect(classifyIdentifier(value)).toEqual({ kind, value: kept });
  });

  test.each(["", "12345", "1234567890123456", "es.123", "ES.", "ES.12 34", "ESP.123", "hello", "+ES.1"])(
    "%j is neither a phone nor a user id",
    (value) => {
      expect(classifyIdentifier(value)).toBeNull();
    },
  );
});

describe("a contact's name", () => {
  const contact = {
    name: "Marta O.",
    phoneBookName: "Marta Shop",
    profileName: "Marta",
    username: "marta.o",
    waId: "351912555014",
    userId: "PT.9988776655",
  };

  test("is the best that is known, and never empty", () => {
    expect(displayName(contact)).toBe("Marta O.");
    expect(displayName({ ...contact, name: null })).toBe("Marta Shop");
    const unsaved = { ...contact, name: null, phoneBookName: null };
    expect(displayName(unsaved)).toBe("Marta");
    expect(displayName({ ...unsaved, name: "  ", profileName: "" })).toBe("@marta.o");
    expect(displayName({ ...unsaved, profileName: null, username: null })).toBe("+351 912 555 014");
    expect(displayName({ ...unsaved, profileName: null, username: null, waId: null })).toBe("WhatsApp user …776655");
  });

  test.each(["\u3164", "\u200b\u200e\u2060", "\u2800\u2800", "\u202e", "\u0301"])("%j is no name", (blank) => {
    expect(displayName({ ...contact, name: blank, phoneBookName: blank, profileName: blank })).toBe("@marta.o");
    expect(displayName({ ...contact, name: null, phoneBookName: null, profileName: blank, username: blank })).toBe(
      "+351 912 555 014",
    );
  });

  test("turns no words around it, and stays on one line", () => {
    expect(displayName({ ...contact, name: "\u202eatraM\u2069 \n Oliveira" })).toBe("atraM Oliveira");
    expect(displayName({ ...contact, name: `Z${"\u0301\u0302".repeat(30)}oe` })).toHaveLength(6);
  });

  test("is the plain digits when no country's plan fits them", () => {
    expect(
      displayName({ name: null, phoneBookName: null, profileName: null, username: null, waId: "999999999", userId: null }),
    ).toBe("+999999999");
  });
});
