import { describe, expect, it } from "vitest";
import { mergeRows } from "@/lib/client/list-merge";
import type { ConversationRow } from "@/lib/contract/conversation";

const NOW = new Date("2026-11-22T12:00:00.000Z");

function row(id: string, minutesAgo: number, closesInMinutes: number | null = null): ConversationRow {
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();
  return {
    id,
    state: "open",
    contact: { id: `contact-${id}`, name: id, phone: null, username: null, isGroup: false },
    number: { id: "n", name: "Lisbon store" },
    assignee: null,
    window: { closesAt: closesInMinutes === null ? null : at(closesInMinutes), lastInboundAt: null, refused: false },
    unreadCount: 0,
    markedUnread: false,
    unanswered: false,
    lastActivityAt: at(-minutesAgo),
    preview: null,
    draft: null,
  };
}

function list(pages: ConversationRow[][], nextCursor: string | null = null) {
  const last = pages.length - 1;
  return {
    pages: pages.map((rows, index) => ({ rows, nextCursor: index === last ? nextCursor : "x" })),
    pageParams: pages.map(() => null),
  };
}

const idsOf = (data: { pages: { rows: ConversationRow[] }[] }) => data.pages.map(({ rows }) => rows.map(({ id }) => id));

describe("mergeRows", () => {
  it("moves a changed conversation to its place and keeps page sizes", () => {
    const merged = mergeRows(list([[row("a", 1), row("b", 2)], [row("c", 3)]]), new Set(["c"]), [row("c", 0)], "activity", NOW);
    expect(idsOf(merged)).toEqual([["c", "a"], ["b"]]);
  });

  it("removes what the view no longer holds", () => {
    const merged = mergeRows(list([[row("a", 1), row("b", 2)]]), new Set(["a"]), [], "activity", NOW);
    expect(idsOf(merged)).toEqual([["b"]]);
  });

  it("leaves a conversation that belongs to a page not loaded yet to that page", () => {
    const merged = mergeRows(list([[row("a", 1), row("b", 2)]], "cursor"), new Set(["z"]), [row("z", 9)], "activity", NOW);
    expect(idsOf(merged)).toEqual([["a", "b"]]);
  });

  it("adds it when everything is loaded", () => {
    const merged = mergeRows(list([[row("a", 1), row("b", 2)]]), new Set(["z"]), [row("z", 9)], "activity", NOW);
    expect(idsOf(merged)).toEqual([["a", "b", "z"]]);
  });

  it("by closing puts open windows first by time left, then closed ones by activity", () => {
    const rows = [row("closed", 1, -5), row("never", 0), row("soon", 9, 10), row("late", 8, 300)];
    const merged = mergeRows(list([rows]), new Set(), [], "closing", NOW);
    expect(idsOf(merged)).toEqual([["soon", "late", "never", "closed"]]);
  });
});
