import { beforeEach, describe, expect, it, vi } from "vitest";
import { draftKeys, forgetDrafts } from "@/lib/client/draft-memory";
import { attempted, met } from "@/lib/client/draft-merge";
import type { OwnDraft } from "@/lib/contract/draft";

/** A browser's storage, which Node has not: its keys are its own properties. */
class Storage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    const value = Object.hasOwn(this, key) ? this[key] : null;
    return typeof value === "string" ? value : null;
  }

  setItem(key: string, value: string): void {
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

const NONE: OwnDraft = { text: "", beside: "", revision: null, version: 0 };
const place = (conversationId: string) => ({ agentId: "ada", conversationId });
const words = (text: string) => ({ text, beside: "" });

beforeEach(() => {
  vi.stubGlobal("localStorage", new Storage());
});

/** A page has its own memory, and shares the storage with the pages before it and beside it. */
async function openPage() {
  vi.resetModules();
  return import("@/lib/client/draft-store");
}

type Page = Awaited<ReturnType<typeof openPage>>;

/** The server takes what is pending. */
function save(page: Page, conversationId: string, version = 1) {
  page.changeDraft(place(conversationId), (state) => {
    if (!state?.pending) return state;
    return met(attempted(state), { ...state.words, revision: state.pending, version }, "next");
  });
}

describe("what is not saved", () => {
  it("is known to the next page, of this agent alone", async () => {
    (await openPage()).writeDraft(place("marta"), words("Dear Marta"), NONE);

    const next = await openPage();
    expect(next.draftAt(place("marta"))?.words).toEqual(words("Dear Marta"));
    expect(next.unsavedDrafts("ada")).toEqual(["marta"]);
    expect(next.unsavedDrafts("grace")).toEqual([]);
  });

  it("is told by the server once it is saved: it may have been sent by then", async () => {
    const page = await openPage();
    page.writeDraft(place("marta"), words("Dear Marta"), NONE);
    save(page, "marta");
    expect(page.unsavedDrafts("ada")).toEqual([]);

    expect((await openPage()).draftAt(place("marta"))).toBeNull();
  });

  it("goes before what is saved when there is no room", async () => {
    const page = await openPage();
    page.writeDraft(place("first"), words("Unsaved"), NONE);
    for (let nth = 0; nth < 150; nth += 1) {
      page.writeDraft(place(`saved-${nth}`), words("Saved"), NONE);
      save(page, `saved-${nth}`);
    }
    expect(draftKeys()).toHaveLength(100);
    expect((await openPage()).unsavedDrafts("ada")).toEqual(["first"]);
  });

  it("stays nowhere in the browser once the agent has signed out", async () => {
    (await openPage()).writeDraft(place("marta"), words("Dear Marta"), NONE);
    forgetDrafts();
    expect(draftKeys()).toEqual([]);
  });
});

describe("two tabs", () => {
  it("have one text, and lose nothing of what was written in both at once", async () => {
    const one = await openPage();
    one.writeDraft(place("marta"), words("Dear"), NONE);
    const other = await openPage();
    expect(other.draftAt(place("marta"))?.words).toEqual(words("Dear"));

    one.writeDraft(place("marta"), words("Dear Marta"), NONE);
    // Its screen still says "Dear": no event has reached it.
    other.writeDraft(place("marta"), words("Dear Madam"), NONE);
    expect(other.draftAt(place("marta"))?.words).toEqual({ text: "Dear Madam", beside: "Dear Marta" });
  });
});
