import { describe, expect, test } from "vitest";
import { holdRows } from "@/components/supervision/board/held-rows";
import { waitingGroups } from "@/components/supervision/board/waiting-groups";
import { durationParts } from "@/components/supervision/frame/duration";
import { BOARD } from "./story";

const idOf = ({ id }: { id: string }) => id;
const rows = (...ids: string[]) => ids.map((id) => ({ id, version: "new" }));

describe("rows under a pointer", () => {
  const frozen = [
    { id: "priya", version: "old" },
    { id: "owen", version: "old" },
  ];

  test("follow the server's order while nobody points at them", () => {
    const live = rows("owen", "priya");
    expect(holdRows(null, live, live, idOf)).toEqual({
      rows: live.map((row) => ({ row, isGone: false })),
      newCount: 0,
    });
  });

  test("keep their places, with what is newest of each, and newcomers are only counted", () => {
    const live = rows("rui", "owen", "layla", "priya");
    expect(holdRows(frozen, live, live, idOf)).toEqual({
      rows: rows("priya", "owen").map((row) => ({ row, isGone: false })),
      newCount: 2,
    });
  });

  test("stay when they have left the list, and say so", () => {
    const live = rows("owen");
    const held = holdRows(frozen, live, live, idOf);
    expect(held.rows.map(({ row, isGone }) => [row.id, isGone])).toEqual([
      ["priya", true],
      ["owen", false],
    ]);
    expect(held.newCount).toBe(0);
  });

  test("that moved to another group are not gone", () => {
    const held = holdRows(frozen, rows("owen"), rows("owen", "priya"), idOf);
    expect(held.rows.map(({ isGone }) => isGone)).toEqual([false, false]);
  });
});

describe("who is shown waiting", () => {
  test("all that close soon, and of the others as many as there is room for", () => {
    const { closing, others, closingCount, othersCount } = waitingGroups(BOARD);
    expect([closing.length, others.length, closingCount, othersCount]).toEqual([5, 4, 5, 9]);
  });

  test("the others when nothing closes, and some of them when much does", () => {
    const quiet = { ...BOARD, closing: { ...BOARD.closing, count: 0 }, closingRows: [] };
    expect(waitingGroups(quiet).others).toHaveLength(9);
    const pressed = { ...BOARD, closingRows: Array.from({ length: 12 }, () => BOARD.closingRows).flat() };
    const { closing, others } = waitingGroups(pressed);
    expect([closing.length, others.length]).toEqual([5, 4]);
  });
});

test.each([
  [-3, { kind: "seconds", seconds: 0 }],
  [59.9, { kind: "seconds", seconds: 59 }],
  [60, { kind: "minutes", minutes: 1 }],
  [3_599, { kind: "minutes", minutes: 59 }],
  [3_600, { kind: "hours", hours: 1, minutes: "00" }],
  [35_460, { kind: "hours", hours: 9, minutes: "51" }],
])("%d seconds are told in their unit, and never too many", (seconds, parts) => {
  expect(durationParts(seconds)).toEqual(parts);
});

describe("the story of the fixtures", () => {
  const { deliveries, team, causes, prices } = BOARD;
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

  test("adds up", () => {
    const { read, delivered, sent, failed, waiting, unknown, total } = deliveries;
    expect(read + delivered + sent + failed).toBe(1_221);
    expect(total).toBe(1_221 + waiting + unknown);
    expect(sum(team.map((row) => row.sent))).toBe(1_221);
    expect(sum(causes.map(({ messages }) => messages))).toBe(failed);
    expect(sum(prices.map(({ messages }) => messages))).toBe(read + delivered);
  });
});
