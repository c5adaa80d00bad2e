import { describe, expect, test } from "vitest";
import { canBeVoice, findMediaProblem } from "@/lib/whatsapp/media-limits";

const KB = 1024;
const MB = 1024 * KB;
const file = (mimeType: string, sizeBytes: number, isAnimated = false) => ({ mimeType, sizeBytes, isAnimated });

describe("a file", () => {
  test.each([
    ["image", "image/jpeg", 5 * MB],
    ["image", "image/png", 5 * MB],
    ["video", "video/mp4", 16 * MB],
    ["video", "video/3gpp", 16 * MB],
    ["audio", "audio/ogg; codecs=opus", 16 * MB],
    ["audio", "audio/mpeg", 16 * MB],
    ["sticker", "image/webp", 100 * KB],
    ["document", "application/x-anything", 100 * MB],
  ] as const)("is taken as %s when it is %s, up to %i bytes and not one more", (as, mimeType, maxBytes) => {
    expect(findMediaProblem(as, file(mimeType, maxBytes))).toBeNull();
    expect(findMediaProblem(as, file(mimeType, maxBytes + 1))).toEqual({ kind: "too_large", limitBytes: maxBytes });
  });

  test.each([
    ["image", "image/webp"],
    ["image", "image/heic"],
    ["video", "video/webm"],
    ["audio", "audio/webm"],
    ["sticker", "image/png"],
  ] as const)("is not taken as %s when it is %s", (as, mimeType) => {
    expect(findMediaProblem(as, file(mimeType, 1))).toEqual({ kind: "type_not_taken", limitBytes: null });
  });

  test("that moves may be a larger sticker", () => {
    expect(findMediaProblem("sticker", file("image/webp", 500 * KB, true))).toBeNull();
    expect(findMediaProblem("sticker", file("image/webp", 500 * KB + 1, true))).toMatchObject({ kind: "too_large" });
    expect(findMediaProblem("sticker", file("image/webp", 500 * KB, false))).toMatchObject({ kind: "too_large" });
  });

  test("without bytes cannot be sent as anything", () => {
    expect(findMediaProblem("document", file("text/plain", 0))).toEqual({ kind: "empty", limitBytes: null });
  });

  test("can be a voice note only as Ogg", () => {
    expect(canBeVoice("audio/ogg; codecs=opus")).toBe(true);
    expect(canBeVoice("audio/mpeg")).toBe(false);
  });
});
