import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PhonePane } from "@/components/numbers/phone-pane";
import type { PhoneSharing } from "@/lib/contract/phone-history";
import { loadMessages } from "@/lib/i18n/messages";

const messages = await loadMessages("en");
const NOW = new Date("2026-11-22T12:00:00Z");
const ASKED = { askedAt: "2026-11-22T11:30:00.000Z", problem: null, answer: null };
const NOT_ASKED = { askedAt: null, problem: null, answer: null };
const SHARED: PhoneSharing["shared"] = {
  state: "not_asked",
  phase: null,
  percent: 0,
  messages: 0,
  lastAt: null,
  refusal: null,
  contacts: 0,
};

/** What the pane says, as one line. */
function words(phone: Partial<Omit<PhoneSharing, "shared">>, shared: Partial<PhoneSharing["shared"]> = {}): string {
  const whole = { contacts: ASKED, history: ASKED, canAskUntil: "2026-11-23T09:00:00.000Z", canAsk: false, ...phone };
  const html = renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <PhonePane phone={{ ...whole, shared: { ...SHARED, ...shared } }} now={NOW} numberId="n1" />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("what a number's phone shares", () => {
  test("may be asked for, and until when", () => {
    const said = words({ contacts: NOT_ASKED, history: NOT_ASKED, canAsk: true });
    expect(said).toContain("Ask the phone");
    expect(said).toContain("Not asked for yet");
    expect(said).toContain("until tomorrow at 09:00");
  });

  test("cannot be asked for after its day", () => {
    const said = words({ contacts: NOT_ASKED, history: NOT_ASKED });
    expect(said).not.toContain("Ask the phone");
    expect(said).toContain("Meta takes that within a day");
  });

  test("has been asked for, when", () => {
    expect(words({}, { state: "asked" })).toContain("Asked for at 11:30");
  });

  test("comes: how much, how many and how far back", () => {
    const said = words({}, { state: "coming", percent: 55, phase: 1, messages: 1_240 });
    expect(said).toContain("55% so far, 1,240 messages");
    expect(said).toContain("up to 90 days back");
  });

  test("is here, with names", () => {
    const said = words({}, { state: "finished", percent: 100, phase: 2, messages: 1, contacts: 12 });
    expect(said).toContain("All here: 1 message");
    expect(said).toContain("12 names");
  });

  test("is declined by whoever has the phone", () => {
    const refusal = { code: 2593109, words: "History sharing is turned off" };
    expect(words({}, { state: "declined", refusal })).toContain("Whoever has the phone does not share them");
  });

  test("is refused, in Meta's words", () => {
    const refusal = { code: 131000, words: "Something went wrong" };
    const said = words({}, { state: "refused", refusal });
    expect(said).toContain("Meta does not share them (131000)");
    expect(said).toContain("Something went wrong");
  });

  test.each([
    ["asked_before", "Asked for before"],
    ["too_late", "more than a day has passed"],
    ["declined", "does not share it"],
    ["refused", "Meta did not take it"],
    ["not_reached", "Meta was not reached"],
  ] as const)("was not taken: %s", (problem, expected) => {
    const said = words({ history: { askedAt: null, problem, answer: "400 {}" } });
    expect(said).toContain(expected);
    expect(said).toContain("400 {}");
  });
});
