import { describe, expect, test } from "vitest";
import { mediaOf, mergeMedia } from "@/components/media/media-items";
import type { GalleryItem } from "@/lib/client/gallery";
import { aFile, aMessage } from "@/tests/components/conversation/messages";

const photo = (id: string, facts = {}) => aFile({ id, kind: "image", url: `/${id}`, thumbnailUrl: `/${id}/small`, ...facts });
const bytesOf = (mimeType: string) => ({
  ...{ mimeType, sizeBytes: 1, width: null, height: null, durationMs: null, waveform: [], isAnimated: false },
});

describe("what can be looked at one after the other", () => {
  test("is the photos and videos that are here, and nothing else", () => {
    const messages = [
      aMessage({ id: "1", attachments: [photo("a"), aFile({ id: "b", kind: "video", url: "/b", file: bytesOf("video/mp4") })] }),
      aMessage({ id: "2", attachments: [photo("c", { state: "waiting", url: null })] }),
      aMessage({ id: "3", attachments: [aFile({ id: "d", kind: "document", url: "/d" })] }),
      aMessage({ id: "4", attachments: [photo("e", { thumbnailUrl: null })] }),
      aMessage({ id: "5", attachments: [aFile({ id: "f", kind: "video", url: "/f", file: bytesOf("text/html") })] }),
    ];
    expect(idsOf(mediaOf(messages))).toEqual(["a", "b"]);
  });

  test("runs from old to new, each once, the files of one message in their order", () => {
    const loaded = mediaOf([
      aMessage({ id: "2", happenedAt: "2026-11-22T14:00:00.000Z", attachments: [photo("z"), photo("y")] }),
      aMessage({ id: "3", happenedAt: "2026-11-22T15:00:00.000Z", attachments: [photo("c")] }),
    ]);
    const gallery = mediaOf([
      aMessage({ id: "3", happenedAt: "2026-11-22T15:00:00.000Z", attachments: [photo("c")] }),
      aMessage({ id: "1", happenedAt: "2026-11-22T13:00:00.000Z", attachments: [photo("a")] }),
    ]);
    expect(idsOf(mergeMedia(loaded, gallery))).toEqual(["a", "z", "y", "c"]);
  });
});

function idsOf(items: GalleryItem[]): string[] {
  return items.map(({ attachment }) => attachment.id);
}
