import { describe, expect, test } from "vitest";
import {
  conversationsHref,
  exportHref,
  figureScope,
  messageHref,
  messagesHref,
} from "@/components/supervision/frame/figure-links";
import { reportQuery, type Scope, withScope } from "@/components/supervision/frame/scope";
import { ConversationFilter, MessageFilter } from "@/lib/contract/supervision";

const NUMBER = "0197c1f0-0000-7000-8000-000000000001";
const SCOPE: Scope = { period: "today", first: null, last: null, numberId: NUMBER, teamId: null, agentId: null };
const NOON = new Date("2026-11-24T12:00:00Z");
const query = reportQuery(SCOPE, NOON, "Europe/Lisbon");

describe("the link of a figure", () => {
  test("asks for exactly what was counted, until the moment it was counted", () => {
    const scope = figureScope(query, "2026-11-24T14:32:08.000Z");
    const href = messagesHref({ ...scope, bucket: "failed", cause: "132015" }, 34);
    const asked = Object.fromEntries(new URL(href, "https://casement.example").searchParams);
    expect(asked).toEqual({
      from: "2026-11-24T00:00:00.000Z",
      to: "2026-11-24T14:32:08.000Z",
      numberId: NUMBER,
      bucket: "failed",
      cause: "132015",
      expected: "34",
    });
    expect(MessageFilter.safeParse(asked).success).toBe(true);
  });

  test("ends with the period when that was over before", () => {
    const yesterday = reportQuery({ ...SCOPE, period: "yesterday" }, NOON, "Europe/Lisbon");
    expect(figureScope(yesterday, "2026-11-24T14:32:08.000Z").to).toBe("2026-11-24T00:00:00.000Z");
  });

  test("of conversations is a filter that the server knows", () => {
    const href = conversationsHref({ set: "waiting", numberId: NUMBER, agentId: "nobody" }, 6);
    expect(href).toBe(`/supervision/conversations?set=waiting&numberId=${NUMBER}&agentId=nobody&expected=6`);
    expect(ConversationFilter.safeParse(Object.fromEntries(new URL(href, "https://x.example").searchParams)).success).toBe(true);
  });

  test("keeps what is said in words whole", () => {
    const filter = { from: "2026-11-24T00:00:00.000Z", to: "2026-11-25T00:00:00.000Z", q: "é isso & mais" };
    expect(new URL(exportHref(filter), "https://x.example").searchParams.get("q")).toBe("é isso & mais");
  });

  test("to a message opens its conversation there", () => {
    expect(messageHref({ conversationId: "c1", id: "m1" })).toBe("/inbox/c1?message=m1");
  });
});

test("the address of a board says only what differs from today's", () => {
  expect(withScope("/supervision", { ...SCOPE, numberId: null })).toBe("/supervision");
  expect(withScope("/supervision/failures", { ...SCOPE, numberId: null, period: "week" })).toBe(
    "/supervision/failures?period=week",
  );
});

test("what a report is asked with stays equal until midnight", () => {
  expect(reportQuery(SCOPE, new Date("2026-11-24T23:59:59Z"), "Europe/Lisbon")).toEqual(query);
  expect(reportQuery(SCOPE, new Date("2026-11-25T00:00:00Z"), "Europe/Lisbon")).not.toEqual(query);
});
