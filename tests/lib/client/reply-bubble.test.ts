import { describe, expect, test } from "vitest";
import { toBubble } from "@/lib/client/reply-bubble";
import { type ReplyPart, toContent } from "@/lib/client/reply-parts";
import { MessageView, ReplyInput } from "@/lib/contract/message";

const CLIENT_ID = "01a20369-5ef3-7491-ac18-c78e27051e80";
const FILE_ID = "01a20369-5ef3-7491-ac18-c78e27051e81";
const AT = new Date("2026-11-22T14:02:00Z");

function part(change: Partial<Extract<ReplyPart, { kind: "media" }>> = {}): Extract<ReplyPart, { kind: "media" }> {
  const file = {
    ...{ id: FILE_ID, fileName: "invoice.pdf", url: `/api/files/${FILE_ID}`, thumbnailUrl: null, mimeType: "application/pdf" },
    ...{ sizeBytes: 10, width: null, height: null, durationMs: null, waveform: [], isAnimated: false, problem: null },
    sendableAs: ["document" as const],
  };
  return { kind: "media", file, as: "document", isVoice: false, caption: " June ", ...change };
}

function bubbleOf(of: ReplyPart) {
  return toBubble("c1", toContent(of, CLIENT_ID), { part: of, agent: { id: "a", name: "Ada" } }, AT);
}

describe("the bubble of a reply on its way", () => {
  test.each<ReplyPart>([
    { kind: "text", text: "Hello" },
    part(),
    { kind: "location", place: { latitude: 38.72, longitude: -9.14, name: "Store", address: null, url: null } },
    { kind: "contacts", cards: [{ name: "Ana", phones: [], emails: [], urls: [], addresses: [] }] },
    {
      kind: "interactive",
      interactive: {
        type: "cta_url",
        header: { type: "image", fileId: FILE_ID },
        body: "See",
        link: { label: "Go", url: "https://a.example" },
      },
      files: [],
    },
  ])("is a message of the contract, and its reply too: $kind", (of) => {
    expect(MessageView.safeParse(bubbleOf(of)).error).toBeUndefined();
    expect(ReplyInput.safeParse(toContent(of, CLIENT_ID)).error).toBeUndefined();
  });

  test("shows the file from where it was uploaded, with its caption", () => {
    expect(bubbleOf(part())).toMatchObject({
      type: "document",
      text: "June",
      status: "queued",
      attachments: [{ kind: "document", state: "ready", url: `/api/files/${FILE_ID}`, fileName: "invoice.pdf" }],
    });
  });

  test("a sticker and a voice message carry no words, and only a voice message says that it is one", () => {
    expect(toContent(part({ as: "sticker" }), CLIENT_ID)).not.toHaveProperty("caption");
    expect(toContent(part({ as: "audio", isVoice: true }), CLIENT_ID)).toMatchObject({ isVoice: true });
    expect(toContent(part(), CLIENT_ID)).not.toHaveProperty("isVoice");
  });
});
