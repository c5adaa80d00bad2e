import * as z from "zod/mini";
import { type AttachmentView, FileView, MediaKind } from "@/lib/contract/attachment";
import { ContactCard } from "@/lib/contract/contact-card";
import { type MessageContent, Place } from "@/lib/contract/content";
import { filesOf, Interactive } from "@/lib/contract/interactive";
import type { ScheduledContent } from "@/lib/contract/scheduled";

/** A file with what the agent decided about it. `caption` is "" for none. */
export const MediaPart = z.object({
  kind: z.literal("media"),
  file: FileView,
  as: MediaKind,
  isVoice: z.boolean(),
  caption: z.string(),
});
export type MediaPart = z.infer<typeof MediaPart>;

/** One message of what an agent is about to send. */
export const ReplyPart = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  MediaPart,
  z.object({ kind: z.literal("location"), place: Place }),
  z.object({ kind: z.literal("contacts"), cards: z.array(ContactCard) }),
  /** `files`: what is known of the files that it shows. */
  z.object({ kind: z.literal("interactive"), interactive: Interactive, files: z.array(FileView) }),
]);
export type ReplyPart = z.infer<typeof ReplyPart>;

/** Whether WhatsApp shows words below a file of this kind. */
export function takesCaption(as: MediaKind): boolean {
  return as === "image" || as === "video" || as === "document";
}

type PartContent = Exclude<ScheduledContent, { kind: "template" }>;

/** The part as the server takes it, now or later. */
export function toContent(part: ReplyPart, clientMessageId: string): PartContent {
  switch (part.kind) {
    case "text":
      return { kind: "text", clientMessageId, text: part.text.trim() };
    case "media":
      return toMediaReply(part, clientMessageId);
    case "location": {
      const { latitude, longitude, name, address } = part.place;
      return {
        kind: "location",
        clientMessageId,
        latitude,
        longitude,
        ...(name ? { name } : {}),
        ...(address ? { address } : {}),
      };
    }
    case "contacts":
      return { kind: "contacts", clientMessageId, cards: part.cards };
    case "interactive":
      return { kind: "interactive", clientMessageId, interactive: part.interactive };
  }
}

function toMediaReply({ file, as, isVoice, caption }: MediaPart, clientMessageId: string): PartContent {
  const words = caption.trim();
  return {
    kind: "media",
    clientMessageId,
    fileId: file.id,
    as,
    ...(isVoice ? { isVoice } : {}),
    ...(takesCaption(as) && words !== "" ? { caption: words } : {}),
    ...(as === "document" && file.fileName ? { fileName: file.fileName } : {}),
  };
}

/** The words that a part is known by where it cannot be drawn; null when it has none. */
export function wordsOf(part: ReplyPart): string | null {
  switch (part.kind) {
    case "text":
      return part.text.trim();
    case "media":
      return part.caption.trim() || null;
    case "location":
      return part.place.name ?? part.place.address;
    case "contacts":
      return part.cards.map(({ name }) => name).join(", ");
    case "interactive":
      return part.interactive.body ?? null;
  }
}

/** Meta's type of the message that a part becomes. */
export function typeOf(part: ReplyPart): string {
  return part.kind === "media" ? part.as : part.kind;
}

/** What a bubble draws besides the words of a part. */
export function contentOf(part: ReplyPart): MessageContent | null {
  switch (part.kind) {
    case "location":
      return { kind: "location", place: part.place };
    case "contacts":
      return { kind: "contacts", cards: part.cards, leftOut: 0, isAnswer: false };
    case "interactive":
      return { kind: "interactive", interactive: part.interactive };
    default:
      return null;
  }
}

/** The files of a part as its bubble shows them, from where they were uploaded. */
export function attachmentsOf(part: ReplyPart): AttachmentView[] {
  if (part.kind === "media") {
    const { file, as, isVoice } = part;
    return [
      { ...READY, id: file.id, kind: as, isVoice, fileName: file.fileName, ...pathsOf(file.id, file), file: factsOf(file) },
    ];
  }
  if (part.kind !== "interactive") return [];
  return filesOf(part.interactive).map(({ type, fileId, fileName }, index) => {
    const known = part.files.find(({ id }) => id === fileId);
    return {
      ...READY,
      id: `${fileId}-${index}`,
      kind: type,
      isVoice: false,
      fileName: fileName ?? known?.fileName ?? null,
      ...pathsOf(fileId, known),
      file: known ? factsOf(known) : null,
    };
  });
}

/** Where an uploaded file is shown from: what the server said, else where every file of ours is. */
export function pathsOf(fileId: string, known?: Pick<FileView, "url" | "thumbnailUrl">) {
  return {
    url: known?.url ?? `/api/files/${fileId}`,
    thumbnailUrl: known ? known.thumbnailUrl : `/api/files/${fileId}/thumbnail`,
  };
}

const READY = { state: "ready", claimedType: null, failure: null, failureCode: null, expiresAt: null } as const;

function factsOf({ mimeType, sizeBytes, width, height, durationMs, waveform, isAnimated }: FileView) {
  return { mimeType, sizeBytes, width, height, durationMs, waveform, isAnimated };
}
