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

  test("is the plain digits when no country's plan fits them", () => {
    expect(
      displayName({ name: null, phoneBookName: null, profileName: null, username: null, waId: "999999999", userId: null }),
    ).toBe("+999999999");
  });
});
