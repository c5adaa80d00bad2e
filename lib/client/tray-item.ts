import type { FileView, MediaKind } from "@/lib/contract/attachment";
import { CAPTION_MAX_LENGTH } from "@/lib/contract/message";
import { canBeVoice, MEDIA_MAX_BYTES } from "@/lib/whatsapp/media-limits";
import { type MediaPart, type ReplyPart, takesCaption } from "./reply-parts";

/** How many messages one press of "Send" may make of a tray. */
export const TRAY_MAX = 10;

/**
 * Why a file is not on our server. unreachable: no answer · too_large: beyond what WhatsApp takes of anything · unreadable:
 * this browser cannot turn it into a recording that WhatsApp plays · refused: the server did not take it.
 */
export type UploadFailure = "unreachable" | "too_large" | "unreadable" | "refused";

/** A file on its way to our server. `share` from 0 to 1. */
type Loading = {
  id: string;
  fileName: string;
  mimeType: string;
  sizeBytes: number;
  /** An object URL of a picture; null for what has none. */
  previewUrl: string | null;
} & (
  | { state: "converting" }
  | { state: "uploading"; share: number }
  | { state: "failed"; failure: UploadFailure; limitBytes: number | null }
);

/** What waits above the text field to be sent. `isDecided`: false while the agent has to say what becomes of a file that WhatsApp does not take as it is. */
export type TrayItem =
  | Loading
  | { id: string; state: "ready"; part: Exclude<ReplyPart, { kind: "text" }>; isDecided: boolean; isResizing: boolean };

/** A file once it is on our server: as the agent asked for it, else as what suits it best. */
export function toMediaPart(file: FileView, wanted: MediaKind | null): { part: MediaPart; isDecided: boolean } {
  const asWanted = wanted !== null && file.sendableAs.includes(wanted);
  const as = asWanted ? wanted : (file.sendableAs[0] ?? file.problem?.as ?? "document");
  const part = { kind: "media", file, as, isVoice: false, caption: "" } as const;
  return { part, isDecided: file.sendableAs.length > 0 && (asWanted || file.problem === null) };
}

/** A recording made here once it is on our server. `waveform`: what was heard while it was made, for as long as the server has none. */
export function toVoicePart(file: FileView, waveform: number[]): { part: MediaPart; isDecided: boolean } {
  const { part, isDecided } = toMediaPart(file, "audio");
  const isVoice = part.as === "audio" && canBeVoice(file.mimeType);
  return { part: { ...part, isVoice, file: file.waveform.length > 0 ? file : { ...file, waveform } }, isDecided };
}

/** Whether everything in the tray could be sent now. */
export function isTrayReady(items: readonly TrayItem[]): boolean {
  return items.every((item) => item.state === "ready" && item.isDecided && !item.isResizing);
}

/** Whether the tray will be ready by itself: something is on its way, and nothing has failed or waits for a decision. */
export function isTrayLoading(items: readonly TrayItem[]): boolean {
  const isOnItsWay = (item: TrayItem) => item.state === "converting" || item.state === "uploading";
  return items.some(isOnItsWay) && items.every((item) => isOnItsWay(item) || (item.state === "ready" && item.isDecided));
}

/**
 * The messages that a tray and the text beside it make, in order. The text is the caption of the first file that has none of
 * its own, when that one can have one and the text fits; else a message of its own, before the rest.
 */
export function toParts(items: readonly TrayItem[], text: string): ReplyPart[] {
  const parts = items.flatMap((item) => (item.state === "ready" ? [item.part] : []));
  const words = text.trim();
  if (words === "") return parts;
  const [first, ...rest] = parts;
  if (first?.kind === "media" && takesCaption(first.as) && first.caption.trim() === "" && words.length <= CAPTION_MAX_LENGTH) {
    return [{ ...first, caption: words }, ...rest];
  }
  return [{ kind: "text", text: words }, ...parts];
}

/** Whether a file is beyond what our server takes at all. */
export function isTooLarge(sizeBytes: number): boolean {
  return sizeBytes > MEDIA_MAX_BYTES;
}
