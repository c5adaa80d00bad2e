import { describe, expect, test } from "vitest";
import { emptyChoice, emptyDraft, fromInteractive, type InteractiveDraft } from "@/components/interactive/draft";
import { judge } from "@/components/interactive/problems";
import { toInteractive } from "@/components/interactive/to-interactive";
import type { Interactive } from "@/lib/contract/interactive";

const FILE_ID = "01a20369-5ef3-7491-ac18-c78e27051e80";

function choices(...titles: string[]) {
  return titles.map((title) => ({ ...emptyChoice(), title }));
}

function draft(type: Interactive["type"], change: Partial<InteractiveDraft>): InteractiveDraft {
  return { ...emptyDraft(type), body: "Which size?", ...change };
}

describe("a draft", () => {
  test("becomes buttons whose ids are words of their titles, each once", () => {
    const { interactive } = judge(draft("button", { buttons: choices("Size M", "Größe L", "…") }));
    expect(interactive).toMatchObject({
      type: "button",
      buttons: [
        { id: "size-m", title: "Size M" },
        { id: "größe-l", title: "Größe L" },
        { id: "option-3", title: "…" },
      ],
    });
  });

  test("keeps the ids that came with a saved message", () => {
    const saved: Interactive = { type: "button", body: "Sure?", buttons: [{ id: "ORDER_OK", title: "Yes" }] };
    expect(toInteractive(fromInteractive(saved))).toMatchObject(saved);
  });

  test.each<Interactive>([
    {
      type: "list",
      body: "Pick",
      button: "Open",
      sections: [
        { title: "A", rows: [{ id: "1", title: "One", description: "first" }] },
        { title: "B", rows: [{ id: "2", title: "Two" }] },
      ],
    },
    {
      type: "cta_url",
      body: "See",
      header: { type: "image", fileId: FILE_ID },
      link: { label: "Open", url: "https://ribeira.example" },
    },
    { type: "location_request_message", body: "Where?" },
    { type: "flow", body: "Book", label: "Start", flowId: "123", mode: "draft", screen: "FIRST" },
    { type: "product", catalogId: "c", productId: "mug" },
    {
      type: "product_list",
      header: { type: "text", text: "Mugs" },
      body: "All",
      catalogId: "c",
      sections: [{ title: "A", productIds: ["m1", "m2"] }],
    },
    { type: "catalog_message", body: "Look", thumbnailProductId: "mug" },
    {
      type: "carousel",
      body: "Two",
      cards: [1, 2].map((n) => ({
        header: { type: "image" as const, fileId: FILE_ID },
        body: `Card ${n}`,
        link: { label: "Go", url: "https://ribeira.example" },
      })),
    },
    {
      type: "carousel",
      body: "Two",
      cards: [1, 2].map((n) => ({
        header: { type: "video" as const, fileId: FILE_ID },
        buttons: [{ id: `b${n}`, title: "More" }],
      })),
    },
    { type: "product_carousel", body: "Three", catalogId: "c", productIds: ["a", "b", "c"] },
    { type: "address_message", body: "Address?" },
    { type: "call_permission_request" },
    { type: "voice_call", body: "Call us", label: "Call", minutes: 60 },
    { type: "request_contact_info", body: "Your number?" },
  ])("survives being saved and opened again: $type", (saved) => {
    expect(JSON.parse(JSON.stringify(judge(fromInteractive(saved)).interactive))).toEqual(saved);
  });
});

describe("problems stand at their fields", () => {
  test("what is missing, and what is too long with how much is possible", () => {
    const { problems } = judge(draft("button", { body: " ", footer: "f".repeat(61), buttons: choices("", "x".repeat(21)) }));
    expect(problems?.get("body")).toEqual({ kind: "required", count: 0 });
    expect(problems?.get("footer")).toEqual({ kind: "tooLong", count: 60 });
    expect(problems?.get("buttons.0.title")).toEqual({ kind: "required", count: 0 });
    expect(problems?.get("buttons.1.title")).toEqual({ kind: "tooLong", count: 20 });
  });

  test("a header without its file, and a link to a bare address of digits", () => {
    const { problems } = judge(draft("cta_url", { headerKind: "image", label: "Go", url: "http://10.0.0.1/" }));
    expect(problems?.get("header.fileId")?.kind).toBe("required");
    expect(problems?.get("link.url")?.kind).toBe("link");
  });

  test("only the cards that are meant are judged", () => {
    const { problems } = judge(draft("carousel", { cardAction: "buttons" }));
    expect(problems?.get("cards.0.buttons.0.title")?.kind).toBe("required");
    expect([...(problems?.keys() ?? [])].some((path) => path.includes("link"))).toBe(false);
  });

  test("two buttons of one name", () => {
    expect(judge(draft("button", { buttons: choices("Yes", "Yes") })).problems?.get("buttons")?.kind).toBe("sameTwice");
  });

  test("eleven rows of a list", () => {
    const sections = [{ ...emptyDraft("list").sections[0], key: "s", title: "", products: "", rows: choices(..."abcdefghijk") }];
    expect(judge(draft("list", { listButton: "Open", sections })).problems?.get("sections")?.kind).toBe("sections");
  });
});
