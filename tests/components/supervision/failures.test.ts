import { describe, expect, test } from "vitest";
import { groupCauses, retryHelp, sharedRange } from "@/components/supervision/failures/cause-groups";
import { causeFacts, causeKey, titleOf, withCapitals } from "@/components/supervision/frame/cause-words";
import { type MessageQuery, messageFilter, movedOn } from "@/components/supervision/messages/message-query";
import { toCause } from "@/components/supervision/messages/use-filter-words";
import { FAILURES, TODAY } from "./story";

describe("the causes of failures", () => {
  test("stand with what sending again can help first, then by how many", () => {
    const { helps, doesNot } = groupCauses(FAILURES.causes, causeFacts);
    expect(helps.map(({ code }) => code)).toEqual([131000]);
    expect(doesNot.map(({ code }) => code)).toEqual([132015, 131049, 131026, 131047, 131053]);
  });

  test("that a retry never helps do when one of their messages could go out now", () => {
    const reopened = FAILURES.causes.map((cause) => (cause.code === 131047 ? { ...cause, retriable: 2 } : cause));
    expect(groupCauses(reopened, causeFacts).helps.map(({ code }) => code)).toEqual([131047, 131000]);
  });

  test.each([
    [131000, 3, "now"],
    [131000, 0, "notNow"],
    [132015, 0, "paused"],
    [131049, 0, "dayLong"],
    [131026, 0, "same"],
    [131047, 0, "window"],
    [131053, 0, "file"],
    [132001, 0, "template"],
  ])("code %d with %d that can go says %s", (code, retriable, help) => {
    expect(retryHelp({ retriable }, causeFacts({ code, ours: null }))).toBe(help);
  });

  test("of ours have their own words, and one that nobody knows counts as unknown", () => {
    expect(causeFacts({ code: null, ours: "opted_out" }).words).toBe("stoppedMarketing");
    expect(causeFacts({ code: null, ours: "something_new" }).words).toBe("unknown");
    expect(causeFacts({ code: 999_999, ours: null }).words).toBe("unknown");
  });

  test.each([
    { code: 132015, ours: null },
    { code: null, ours: "opted_out" },
  ])("keep their name in an address: %o", (cause) => {
    expect(toCause(causeKey(cause))).toEqual(cause);
  });
});

describe("the title of a cause", () => {
  test("is why it failed, without that it failed", () => {
    expect(titleOf("Not delivered. WhatsApp had a fault on its side.")).toBe("WhatsApp had a fault on its side");
    expect(titleOf("We do not know whether this arrived.")).toBe("We do not know whether this arrived");
  });

  test("speaks of the contact with a capital where a sentence begins", () => {
    expect(withCapitals("Not delivered. the contact cannot be reached. ask: the contact knows")).toBe(
      "Not delivered. The contact cannot be reached. Ask: the contact knows",
    );
  });
});

test("small charts share the hours from the first failure to the one that runs", () => {
  expect(
    sharedRange(
      [
        [0, 0, 1, 0, 0],
        [0, 2, 0, 0, 0],
      ],
      4,
    ),
  ).toEqual({ first: 1, last: 3 });
  expect(sharedRange([[0, 0, 0]], 2)).toEqual({ first: 1, last: 1 });
  expect(sharedRange([], 5)).toEqual({ first: 0, last: 0 });
});

describe("the list of messages", () => {
  const EMPTY: MessageQuery = {
    from: null,
    to: null,
    bucket: null,
    template: null,
    cause: null,
    priceCategory: null,
    priceType: null,
    measured: null,
    agentId: null,
    q: null,
    expected: null,
  };

  test("asks for its period, or for the instants that a figure was counted between", () => {
    expect(messageFilter(EMPTY, TODAY)).toEqual({ from: TODAY.from, to: TODAY.to });
    const moment = { from: "2026-11-24T11:00:00.000Z", to: "2026-11-24T12:00:00.000Z" };
    expect(messageFilter({ ...EMPTY, ...moment, bucket: "failed", q: "  parcel " }, TODAY)).toEqual({
      ...moment,
      bucket: "failed",
      q: "parcel",
    });
  });

  test("says how it has moved on since its figure was counted", () => {
    expect(movedOn(34, 36)).toEqual({ kind: "more", count: 2 });
    expect(movedOn(34, 33)).toEqual({ kind: "fewer", count: 1 });
    expect(movedOn(34, 34)).toBeNull();
    expect(movedOn(null, 34)).toBeNull();
  });
});
