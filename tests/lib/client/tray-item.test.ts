import { describe, expect, test } from "vitest";
import { isTrayLoading, isTrayReady, type TrayItem, toMediaPart, toParts, toVoicePart } from "@/lib/client/tray-item";
import type { FileView } from "@/lib/contract/attachment";

function file(change: Partial<FileView> = {}): FileView {
  return {
    ...{ id: "01a20369-5ef3-7491-ac18-c78e27051e80", fileName: "mug.jpg", url: "/api/files/1", thumbnailUrl: null },
    ...{ mimeType: "image/jpeg", sizeBytes: 1000, width: 1, height: 1, durationMs: null, waveform: [], isAnimated: false },
    ...{ sendableAs: ["image", "document"], problem: null },
    ...change,
  };
}

function ready(change: Partial<FileView> = {}, caption = ""): TrayItem {
  const { part, isDecided } = toMediaPart(file(change), null);
  return { id: "1", state: "ready", part: { ...part, caption }, isDecided, isResizing: false };
}

const tooLarge = {
  sendableAs: ["document" as const],
  problem: { kind: "too_large" as const, as: "image" as const, limitBytes: 5_242_880, canResize: true },
};
const uploading: TrayItem = {
  ...{ id: "2", fileName: "a.jpg", mimeType: "image/jpeg", sizeBytes: 1, previewUrl: null },
  ...{ state: "uploading", share: 0.5 },
};

describe("a file in the tray", () => {
  test("goes as what suits it best, unless the agent asked for something that is possible", () => {
    expect(toMediaPart(file(), null).part.as).toBe("image");
    expect(toMediaPart(file(), "document").part.as).toBe("document");
    expect(toMediaPart(file(), "sticker").part.as).toBe("image");
  });

  test("that is too large as a photo waits for a decision, but not when a document was asked for", () => {
    expect(toMediaPart(file(tooLarge), null).isDecided).toBe(false);
    expect(toMediaPart(file(tooLarge), "document").isDecided).toBe(true);
  });

  test("is a voice message only as Ogg, with what was heard while the server knows no loudness", () => {
    const ogg = file({ mimeType: "audio/ogg", sendableAs: ["audio", "document"] });
    expect(toVoicePart(ogg, [1, 2]).part).toMatchObject({ as: "audio", isVoice: true, file: { waveform: [1, 2] } });
    expect(toVoicePart({ ...ogg, waveform: [9] }, [1]).part.file.waveform).toEqual([9]);
    expect(toVoicePart({ ...ogg, mimeType: "audio/mp4" }, []).part.isVoice).toBe(false);
  });
});

describe("the tray", () => {
  test("can be sent once everything is there and decided", () => {
    expect(isTrayReady([ready()])).toBe(true);
    expect(isTrayReady([ready(), uploading])).toBe(false);
    expect(isTrayReady([ready(tooLarge)])).toBe(false);
  });

  test("sends itself later only while nothing waits for the agent", () => {
    expect(isTrayLoading([ready(), uploading])).toBe(true);
    expect(isTrayLoading([ready()])).toBe(false);
    expect(isTrayLoading([ready(tooLarge), uploading])).toBe(false);
  });
});

describe("what a press of Send makes", () => {
  test("the text becomes the caption of the first file", () => {
    expect(toParts([ready(), ready()], " The blue one ")).toMatchObject([{ caption: "The blue one" }, { caption: "" }]);
  });

  test("the text stands alone before a file that has a caption, takes none, or when it is too long for one", () => {
    expect(toParts([ready({}, "Mine")], "Hello")).toMatchObject([{ kind: "text", text: "Hello" }, { caption: "Mine" }]);
    expect(toParts([ready({ sendableAs: ["sticker"] })], "Hello")).toMatchObject([{ kind: "text" }, { as: "sticker" }]);
    expect(toParts([ready()], "a".repeat(1025))).toMatchObject([{ kind: "text" }, { caption: "" }]);
  });

  test("nothing is made of nothing", () => {
    expect(toParts([], "  ")).toEqual([]);
  });
});
