import { describe, expect, test } from "vitest";
import { bubbleShape } from "@/components/conversation/message/bubble-shape";
import { canQuote, canReact, copyableText } from "@/components/conversation/message/capabilities";
import { failureAdvice, retryPossibleAt } from "@/components/conversation/message/failure-advice";
import { mediaGlance } from "@/components/conversation/message/media-glance";
import type { MessageFailure } from "@/lib/contract/message";
import { aFile, aMessage, aReply } from "./messages";

const now = new Date("2026-11-22T15:00:00.000Z");
const photo = aFile({ kind: "image", url: "/photo", thumbnailUrl: "/small" });
const sticker = aFile({ kind: "sticker", url: "/sticker", thumbnailUrl: "/small" });

describe("the shape of a bubble", () => {
  test("follows what it holds first", () => {
    expect(bubbleShape(aMessage())).toBe("words");
    expect(bubbleShape(aMessage({ attachments: [photo] }))).toBe("picture");
    expect(bubbleShape(aMessage({ attachments: [sticker] }))).toBe("bare");
    expect(bubbleShape(aMessage({ attachments: [aFile({ kind: "document" })] }))).toBe("words");
  });

  test("is that of a file where a picture cannot be drawn", () => {
    for (const kind of ["image", "sticker", "video"] as const) {
      expect(bubbleShape(aMessage({ attachments: [aFile({ kind, url: "/bytes" })] }))).toBe("words");
    }
    expect(bubbleShape(aMessage({ attachments: [aFile({ kind: "image", state: "waiting" })] }))).toBe("picture");
  });

  test("has a ground under a sticker that quotes, and nothing of what was deleted", () => {
    const quoted = { id: "1", direction: "inbound", author: "Marta", type: "text", text: "Hi" } as const;
    expect(bubbleShape(aMessage({ attachments: [sticker], quoted }))).toBe("words");
    expect(bubbleShape(aMessage({ attachments: [photo], revokedAt: now.toISOString() }))).toBe("words");
  });
});

describe("what WhatsApp shows as no message", () => {
  test.each([
    ["deleted", aMessage({ revokedAt: now.toISOString(), text: null })],
    ["a call", aMessage({ type: "call", text: null })],
    ["a notice", aMessage({ type: "system", text: null })],
  ])("%s can neither be quoted nor reacted to", (_name, message) => {
    expect(canQuote(message, true)).toBe(false);
    expect(canReact(message, true, now)).toBe(false);
    expect(copyableText(message)).toBeNull();
  });
});

describe("one line about a message", () => {
  test("knows its first file", () => {
    const voice = aFile({ kind: "audio", isVoice: true, thumbnailUrl: null });
    expect(mediaGlance(aMessage({ attachments: [voice, photo] }))).toEqual({
      isVoice: true,
      fileName: null,
      thumbnailUrl: null,
      durationMs: null,
    });
    expect(mediaGlance(aMessage())).toBeNull();
  });
});

describe("what we did not send ourselves", () => {
  const refusedFor = (ours: NonNullable<MessageFailure["ours"]>) =>
    failureAdvice(aReply({ status: "failed", failure: { code: null, ours, title: null, details: null } }), true);

  test("is not told as a refusal of WhatsApp's, and is not offered again", () => {
    expect(refusedFor("opted_out")).toEqual({ kind: "failed", words: "stoppedMarketing", party: "contact", action: null });
    expect(refusedFor("file_unavailable")).toMatchObject({ words: "fileUnavailable", party: "ours", action: null });
  });
});

test("a marketing message that Meta held back waits a day from its failure, not from its writing", () => {
  const { steps } = aReply();
  const failure = { code: 131_049, ours: null, title: null, details: null };
  const held = aReply({ happenedAt: "2026-11-20T10:00:00.000Z", status: "failed", failure });
  expect(retryPossibleAt({ ...held, steps: { ...steps, failedAt: "2026-11-21T11:10:00.000Z" } })).toBe(
    "2026-11-22T11:10:00.000Z",
  );
  expect(retryPossibleAt(held)).toBe("2026-11-21T10:00:00.000Z");
});
