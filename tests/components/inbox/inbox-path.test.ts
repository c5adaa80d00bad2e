import { describe, expect, it } from "vitest";
import { inboxHref, openConversationId } from "@/components/inbox/inbox-path";
import { loadFilter, resolveFilter } from "@/components/inbox/list-filter";
import { validListWidth } from "@/components/inbox/list-width";

const ID = "01a202f9-66a7-741d-8e26-0975e7d198e2";

describe("the inbox's address", () => {
  it("names the conversation and, unless it is the usual one, the view", () => {
    expect(inboxHref(null, { view: "all", order: null })).toBe("/inbox");
    expect(inboxHref(ID, { view: "mine", order: "closing" })).toBe(`/inbox/${ID}?view=mine&order=closing`);
  });

  it("leads back to what it was made of", async () => {
    const url = new URL(inboxHref(ID, { view: "unread", order: "activity" }), "http://here.invalid");
    expect(openConversationId(url.pathname)).toBe(ID);
    expect(await loadFilter(url.searchParams)).toEqual({ view: "unread", order: "activity" });
  });

  it("opens nothing on another page, nor for what is no id", () => {
    expect(openConversationId("/inbox")).toBeNull();
    expect(openConversationId("/inbox/../settings")).toBeNull();
    expect(openConversationId("/settings")).toBeNull();
  });

  it("takes what it does not know for absent", async () => {
    expect(await loadFilter(new URLSearchParams({ view: "everything", order: "random" }))).toEqual({ view: "all", order: null });
  });
});

describe("the order of a list", () => {
  it("is the reader's own, but by time left where that is what the list is for, unless the address says otherwise", () => {
    expect(resolveFilter({ view: "mine", order: null }, "activity").order).toBe("activity");
    expect(resolveFilter({ view: "mine", order: null }, "closing").order).toBe("closing");
    expect(resolveFilter({ view: "closing", order: null }, "activity").order).toBe("closing");
    expect(resolveFilter({ view: "closing", order: "activity" }, "closing").order).toBe("activity");
  });
});

describe("the list's width", () => {
  it("stays within its bounds, and is the usual one when nobody chose", () => {
    expect(["360", "10", "9999"].map(validListWidth)).toEqual([360, 300, 420]);
    expect([undefined, "", "wide"].map(validListWidth)).toEqual([348, 348, 348]);
  });
});
