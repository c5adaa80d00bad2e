import { describe, expect, test } from "vitest";
import { arrivalsSince, countNewSince, lastArrivedId } from "@/components/conversation/log/new-messages";
import { nextUnreadMark } from "@/components/conversation/log/unread-mark";
import { ADA, aMessage, aReply, GRACE } from "./messages";

describe("the unread divider", () => {
  test("marks where the unread messages begin when a reader comes", () => {
    const mark = nextUnreadMark(null, { firstUnreadId: "a", unreadCount: 2, isWatching: false });
    expect(mark).toEqual({ messageId: "a", count: 2 });
  });

  test("stays after the messages have been read", () => {
    const mark = { messageId: "a", count: 2 };
    expect(nextUnreadMark(mark, { firstUnreadId: null, unreadCount: 0, isWatching: true })).toBe(mark);
  });

  test("does not appear for a message that arrives under the reader's eyes, nor moves for it", () => {
    const arrived = { firstUnreadId: "b", unreadCount: 1, isWatching: true };
    expect(nextUnreadMark(null, arrived)).toBeNull();
    expect(nextUnreadMark({ messageId: "a", count: 2 }, arrived)).toEqual({ messageId: "a", count: 2 });
  });

  test("moves to what arrives while the reader is away, and counts on", () => {
    const first = nextUnreadMark({ messageId: "a", count: 2 }, { firstUnreadId: "b", unreadCount: 1, isWatching: false });
    expect(first).toEqual({ messageId: "b", count: 1 });
    expect(nextUnreadMark(first, { firstUnreadId: "b", unreadCount: 2, isWatching: false })?.count).toBe(2);
  });
});

describe("new messages below", () => {
  const older = aMessage();
  const seen = aMessage();
  const inbound = aMessage();
  const mine = aReply({ agent: ADA });
  const colleagues = aReply({ agent: GRACE });
  const sending = aReply({ id: "zzzz", clientMessageId: "zzzz" });
  const messages = [older, seen, inbound, mine, colleagues, sending];

  test("what the contact and colleagues wrote counts, what the reader wrote does not", () => {
    expect(countNewSince(messages, seen.id, ADA.id)).toBe(2);
  });

  test("a late message counts although it stands above what was seen", () => {
    expect(countNewSince([inbound, older, seen], seen.id, ADA.id)).toBe(1);
  });

  test("nothing is new before anything has been seen", () => {
    expect(countNewSince(messages, null, ADA.id)).toBe(0);
    expect(arrivalsSince(messages, null)).toEqual([]);
  });

  test("only the contact's messages are announced", () => {
    expect(arrivalsSince(messages, seen.id)).toEqual([inbound]);
  });

  test("what the server has not named yet is not the last to have arrived", () => {
    expect(lastArrivedId(messages)).toBe(colleagues.id);
    expect(lastArrivedId([])).toBeNull();
  });
});
