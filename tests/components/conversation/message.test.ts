import { describe, expect, test } from "vitest";
import { isPersonsName, shortName } from "@/components/conversation/contact-name";
import { calendarDay, dayName } from "@/components/conversation/days";
import { canQuote, canReact, copyableText } from "@/components/conversation/message/capabilities";
import { isEmojiOnly } from "@/components/conversation/message/emoji-only";
import { plainText } from "@/components/conversation/message/plain-text";
import { textDirection } from "@/components/conversation/message/text-direction";
import { aMessage, aReply } from "./messages";

const now = new Date("2026-11-22T15:00:00.000Z");

describe("what can be done with a message", () => {
  test("only what the contact wrote in the last thirty days can be reacted to, while the window is open", () => {
    expect(canReact(aMessage(), true, now)).toBe(true);
    expect(canReact(aMessage(), false, now)).toBe(false);
    expect(canReact(aReply(), true, now)).toBe(false);
    expect(canReact(aMessage({ happenedAt: "2026-10-20T15:00:00.000Z" }), true, now)).toBe(false);
  });

  test("a message that WhatsApp never took cannot be quoted", () => {
    expect(canQuote(aReply({ status: "sent" }), true)).toBe(true);
    expect(canQuote(aReply({ status: "queued" }), true)).toBe(false);
    expect(canQuote(aReply({ status: "failed" }), true)).toBe(false);
    expect(canQuote(aMessage(), false)).toBe(false);
  });

  test("a template is copied as the contact reads it", () => {
    const template = { name: "t", language: "en", header: "Order", body: "It left.", footer: null, buttons: ["Track"] };
    expect(copyableText(aReply({ type: "template", template, text: "It left." }))).toBe("Order\nIt left.");
    expect(copyableText(aMessage({ text: null }))).toBeNull();
  });
});

describe("text", () => {
  test.each([
    ["هل يمكنني استبدال المقاس؟", "rtl"],
    ["48213 שלום", "rtl"],
    ["Olá مرحبا", "ltr"],
    ["👍 123", "ltr"],
    [null, "ltr"],
  ])("the first letter decides the direction: %s", (text, direction) => {
    expect(textDirection(text)).toBe(direction);
  });

  test.each([
    ["👍", true],
    ["🙏🏽 ❤️", true],
    ["👩‍👩‍👧‍👦🇧🇷👋", true],
    ["👍👍👍👍", false],
    ["ok 👍", false],
    ["12", false],
    ["", false],
  ])("one to three emoji alone are drawn large: %s", (text, expected) => {
    expect(isEmojiOnly(text)).toBe(expected);
  });
});

describe("names", () => {
  const contact = (name: string, phone: string | null = null) => ({ id: "c", name, phone, username: null, isGroup: false });

  test("a person is called by the first name, anyone else by the whole of what we know", () => {
    expect(shortName(contact("Marta Oliveira"))).toBe("Marta");
    expect(shortName(contact("@leo.sampaio"))).toBe("@leo.sampaio");
    expect(shortName(contact("+351 912 555 014", "+351 912 555 014"))).toBe("+351 912 555 014");
    expect(shortName(contact("WhatsApp user …a1b2c3"))).toBe("WhatsApp user …a1b2c3");
    expect(isPersonsName("يوسف الحربي")).toBe(true);
    expect(isPersonsName("🌸")).toBe(false);
  });
});

describe("days", () => {
  test("midnight is the reader's", () => {
    expect(calendarDay("2026-11-22T23:30:00.000Z", "Europe/Lisbon")).toBe("2026-11-22");
    expect(calendarDay("2026-11-22T23:30:00.000Z", "Asia/Tokyo")).toBe("2026-11-23");
  });

  test("days near today have names, others a date, with the year when it is another one", () => {
    expect(dayName("2026-11-22", "2026-11-22")).toBe("today");
    expect(dayName("2026-11-21", "2026-11-22")).toBe("yesterday");
    expect(dayName("2026-11-23", "2026-11-22")).toBe("tomorrow");
    expect(dayName("2026-01-02", "2026-11-22")).toBe("date");
    expect(dayName("2025-12-31", "2026-11-22")).toBe("dateWithYear");
    expect(dayName("2026-12-31", "2027-01-01")).toBe("yesterday");
  });
});

test("a quote shows the words without their marks", () => {
  expect(plainText("It is at *14B*, `code` _4_\n- one\n2. two\n> said")).toBe("It is at 14B, code 4\n• one\n2. two\nsaid");
});
