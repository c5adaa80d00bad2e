import { describe, expect, test } from "vitest";
import { calendarDay } from "@/components/conversation/days";
import { type ThreadFacts, type ThreadItem, threadItems } from "@/components/conversation/log/thread-items";
import { ADA, aMessage, anEvent, aReply, GRACE } from "./messages";

function itemsOf(facts: Partial<ThreadFacts>): ThreadItem[] {
  return threadItems({
    messages: [],
    events: [],
    hasOlder: false,
    hasNewer: false,
    unread: null,
    closing: null,
    dayOf: (instant) => calendarDay(instant, "Europe/Lisbon"),
    ...facts,
  });
}

const kinds = (items: ThreadItem[]) => items.map(({ kind }) => kind);
const runs = (items: ThreadItem[]) => items.flatMap((item) => (item.kind === "message" ? [item.startsRun] : []));
const at = (time: string) => `2026-11-22T${time}:00.000Z`;

describe("days", () => {
  test("a separator stands before the first message of each day of the reader's zone", () => {
    const items = itemsOf({
      messages: [aMessage({ happenedAt: "2026-11-21T23:30:00.000Z" }), aMessage({ happenedAt: "2026-11-22T00:30:00.000Z" })],
    });
    expect(kinds(items)).toEqual(["day", "message", "day", "message"]);
    const inSaoPaulo = itemsOf({
      messages: [aMessage({ happenedAt: "2026-11-21T23:30:00.000Z" }), aMessage({ happenedAt: "2026-11-22T00:30:00.000Z" })],
      dayOf: (instant) => calendarDay(instant, "America/Sao_Paulo"),
    });
    expect(kinds(inSaoPaulo)).toEqual(["day", "message", "message"]);
  });

  test("the first row has no day of its own while older history exists, so that prepending it moves nothing", () => {
    const loaded = [aMessage({ happenedAt: at("10:00") }), aMessage({ happenedAt: at("11:00") })];
    const before = itemsOf({ messages: loaded, hasOlder: true });
    const after = itemsOf({ messages: [aMessage({ happenedAt: at("09:00") }), ...loaded], hasOlder: true });
    const keys = (items: ThreadItem[]) => items.map(({ key }) => key);
    expect(kinds(before)).toEqual(["message", "message"]);
    expect(keys(after).slice(1)).toEqual(keys(before));
  });
});

describe("runs", () => {
  test("a run breaks after five minutes, at another agent, at the other side and at any line between", () => {
    const items = itemsOf({
      messages: [
        aReply({ happenedAt: at("10:00") }),
        aReply({ happenedAt: at("10:04") }),
        aReply({ happenedAt: at("10:09") }),
        aReply({ happenedAt: at("10:10"), agent: GRACE }),
        aMessage({ happenedAt: at("10:11") }),
        aReply({ happenedAt: at("10:12"), agent: GRACE }),
        aReply({ happenedAt: at("10:14"), agent: GRACE }),
      ],
      events: [anEvent({ happenedAt: at("10:13") })],
    });
    expect(runs(items)).toEqual([true, false, true, true, true, true, true]);
  });

  test("a message that continues a run ends the one before it no longer", () => {
    const items = itemsOf({ messages: [aReply({ happenedAt: at("10:00") }), aReply({ happenedAt: at("10:01") })] });
    const ends = items.flatMap((item) => (item.kind === "message" ? [item.endsRun] : []));
    expect(ends).toEqual([false, true]);
  });

  test("a retry knows which attempt it is", () => {
    const first = aReply({ status: "failed" });
    const second = aReply({ status: "failed", retryOfId: first.id });
    const third = aReply({ retryOfId: second.id });
    const attempts = itemsOf({ messages: [first, second, third] }).flatMap((item) =>
      item.kind === "message" ? [item.attempt] : [],
    );
    expect(attempts).toEqual([1, 2, 3]);
  });
});

describe("lines", () => {
  test("the unread divider stands right before the first unread message, under its day", () => {
    const read = aMessage({ happenedAt: "2026-11-21T12:00:00.000Z" });
    const unread = aMessage({ happenedAt: at("09:00") });
    const items = itemsOf({ messages: [read, unread], unread: { messageId: unread.id, count: 1 } });
    expect(kinds(items)).toEqual(["day", "message", "day", "unread", "message"]);
  });

  test("an unread message that is not loaded has no divider", () => {
    const items = itemsOf({ messages: [aMessage()], unread: { messageId: "elsewhere", count: 70 } });
    expect(kinds(items)).toEqual(["day", "message"]);
  });

  test("what reopened the conversation stands under the line that says so, on its own day", () => {
    const items = itemsOf({
      messages: [
        aReply({ happenedAt: at("09:00") }),
        aMessage({ happenedAt: at("10:00") }),
        aMessage({ happenedAt: "2026-11-22T23:59:59.000Z" }),
        aMessage({ happenedAt: "2026-11-23T08:00:00.000Z" }),
      ],
      events: [
        anEvent({ kind: "resolved", happenedAt: at("11:00") }),
        anEvent({ kind: "reopened", actor: null, happenedAt: "2026-11-23T00:00:01.000Z" }),
      ],
    });
    expect(items.map((item) => (item.kind === "event" ? item.event.kind : item.kind))).toEqual([
      ...["day", "message", "message", "resolved", "reopened", "message", "day", "message"],
    ]);
  });

  test("a conversation that a colleague reopened says so where it happened", () => {
    const items = itemsOf({
      messages: [aMessage({ happenedAt: at("10:00") })],
      events: [anEvent({ kind: "reopened", actor: ADA, happenedAt: at("11:00") })],
    });
    expect(kinds(items)).toEqual(["day", "message", "event"]);
  });

  test("events stand between the messages that happened before and after them, in their order", () => {
    const items = itemsOf({
      messages: [aMessage({ happenedAt: at("10:00") }), aMessage({ happenedAt: at("12:00") })],
      events: [anEvent({ kind: "resolved", happenedAt: at("11:30") }), anEvent({ happenedAt: at("11:00") })],
    });
    expect(items.map((item) => (item.kind === "event" ? item.event.kind : item.kind))).toEqual([
      "day",
      "message",
      "assigned",
      "resolved",
      "message",
    ]);
  });

  test("the closing of the window stands where it happened: before the template that was sent afterwards", () => {
    const items = itemsOf({
      messages: [aReply({ happenedAt: at("12:47") }), aReply({ type: "template", happenedAt: at("13:20") })],
      closing: { at: at("13:14"), isRefused: false },
    });
    expect(kinds(items)).toEqual(["day", "message", "window-closed", "message"]);
  });

  test("the closing of the window is left out while the messages around it are not loaded", () => {
    const messages = [aMessage({ happenedAt: at("10:00") }), aMessage({ happenedAt: at("11:00") })];
    const closing = itemsOf({ messages, hasNewer: true, closing: { at: at("13:14"), isRefused: false } });
    expect(kinds(closing)).not.toContain("window-closed");
    const closed = itemsOf({ messages, hasOlder: true, closing: { at: at("09:00"), isRefused: false } });
    expect(kinds(closed)).not.toContain("window-closed");
  });
});

test("a bubble keeps its key when the server confirms the message", () => {
  const clientMessageId = "0199";
  const [optimistic] = itemsOf({ messages: [aReply({ id: "local", clientMessageId })], hasOlder: true });
  const [confirmed] = itemsOf({ messages: [aReply({ id: "row", clientMessageId, agent: ADA })], hasOlder: true });
  expect(confirmed?.key).toBe(optimistic?.key);
});
