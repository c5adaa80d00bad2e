import { z } from "zod";
import { MediaKind } from "@/lib/contract/attachment";
import { ContactCard } from "@/lib/contract/contact-card";
import { filesOf, Interactive } from "@/lib/contract/interactive";
import { TemplateSnapshot } from "@/lib/contract/message";
import { TemplateExtras } from "@/lib/contract/template";
import {
  contactsMessage,
  interactiveMessage,
  locationMessage,
  mediaMessage,
  type OutboundMessage,
  type Recipient,
  reactionMessage,
  templateMessage,
  textMessage,
} from "@/lib/whatsapp/outbound";
import type { MediaIds } from "@/lib/whatsapp/outbound-interactive";
import { withMediaIds } from "@/lib/whatsapp/template-parameters";

type Quoting = { quotedWamid: string | null };

/** What a message of ours says, as its row keeps it. `body` is what search and previews use. */
export type OutboundContent =
  | ({ type: "text"; body: string; payload: Record<string, never> } & Quoting)
  | { type: "reaction" /** The emoji; empty = taken back. */; body: string; quotedWamid: string; payload: Record<string, never> }
  | { type: "template"; body: string; quotedWamid: null; payload: TemplatePayload }
  | ({ type: MediaKind /** The caption. */; body: string | null; payload: { media: SentMedia } } & Quoting)
  | ({ type: "location"; body: string | null; payload: { location: SentLocation } } & Quoting)
  | ({ type: "contacts"; body: string; payload: { contacts: ContactCard[] } } & Quoting)
  | ({ type: "interactive"; body: string | null; payload: { interactive: Interactive } } & Quoting);

/**
 * A template with its values in place: what goes to Meta but for its ids of the files, what the bubble shows, and what a retry
 * fills in anew. Rows of old know neither extras nor files.
 */
export const TemplatePayload = z.object({
  templateId: z.uuid(),
  name: z.string(),
  language: z.string(),
  components: z.array(z.record(z.string(), z.json())),
  values: z.record(z.string(), z.string()),
  extras: z.optional(TemplateExtras),
  /** The files of its headers, in the order of its slots. */
  files: z
    .array(z.object({ kind: z.enum(["image", "video", "document"]), fileId: z.uuid(), fileName: z.string().nullable() }))
    .default([]),
  snapshot: TemplateSnapshot,
});
export type TemplatePayload = z.infer<typeof TemplatePayload>;

/** A file of ours, as it is sent. */
const SentMedia = z.object({ fileId: z.uuid(), isVoice: z.boolean(), fileName: z.string().nullable() });
type SentMedia = z.infer<typeof SentMedia>;

const SentLocation = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
});
type SentLocation = z.infer<typeof SentLocation>;

/** A file that a message shows. */
export type ContentFile = { kind: MediaKind; fileId: string; isVoice: boolean; fileName: string | null };

/** The columns of a stored message that its content is read from. */
export type ContentRow = { type: string; body: string | null; quotedWamid: string | null; payload: unknown };

/** Reads back what was stored. Throws for a row that no version of ours wrote. */
export function readContent({ type, body, quotedWamid, payload }: ContentRow): OutboundContent {
  if (type === "template") {
    return { type, body: body ?? "", quotedWamid: null, payload: TemplatePayload.parse(payload) };
  }
  if (type === "text" && body !== null) return { type, body, quotedWamid, payload: {} };
  if (type === "reaction" && quotedWamid !== null) return { type, body: body ?? "", quotedWamid, payload: {} };
  if (type === "location") {
    return { type, body, quotedWamid, payload: z.object({ location: SentLocation }).parse(payload) };
  }
  if (type === "contacts") {
    return { type, body: body ?? "", quotedWamid, payload: z.object({ contacts: z.array(ContactCard) }).parse(payload) };
  }
  if (type === "interactive") {
    return { type, body, quotedWamid, payload: z.object({ interactive: Interactive }).parse(payload) };
  }
  const kind = MediaKind.safeParse(type);
  if (kind.success) return { type: kind.data, body, quotedWamid, payload: z.object({ media: SentMedia }).parse(payload) };
  throw new Error(`An outbound message of type ${type} that cannot be sent.`);
}

/** Whether this may be sent only while the service window is open. */
export function isFreeForm(content: OutboundContent): content is Exclude<OutboundContent, { type: "template" }> {
  return content.type !== "template";
}

/** The files that a message shows, in the order of its attachments. */
export function contentFiles(content: OutboundContent): ContentFile[] {
  switch (content.type) {
    case "text":
    case "reaction":
    case "location":
    case "contacts":
      return [];
    case "template":
      return content.payload.files.map((file) => ({ ...file, isVoice: false }));
    case "interactive":
      return filesOf(content.payload.interactive).map(({ type, fileId, fileName = null }) => ({
        kind: type,
        fileId,
        isVoice: false,
        fileName,
      }));
    default:
      return [{ kind: content.type, ...content.payload.media }];
  }
}

/**
 * The request body for Meta. `messageId` comes back in every status webhook of this message; `mediaIds` has Meta's id of
 * each of its files.
 */
export function toRequest(
  content: OutboundContent,
  recipient: Recipient,
  messageId: string,
  mediaIds: MediaIds = new Map(),
): OutboundMessage {
  const envelope = { recipient, callbackData: messageId };
  switch (content.type) {
    case "text":
      return textMessage({ ...envelope, text: content.body, quotedWamid: content.quotedWamid });
    case "reaction":
      return reactionMessage({ ...envelope, targetWamid: content.quotedWamid, emoji: content.body });
    case "template": {
      const { name, language, components } = content.payload;
      return templateMessage({ ...envelope, name, language, components: withMediaIds(components, mediaIds) });
    }
    case "location":
      return locationMessage({ ...envelope, quotedWamid: content.quotedWamid, ...content.payload.location });
    case "contacts":
      return contactsMessage({ ...envelope, quotedWamid: content.quotedWamid, cards: content.payload.contacts });
    case "interactive": {
      const { interactive } = content.payload;
      return interactiveMessage({ ...envelope, quotedWamid: content.quotedWamid, interactive, mediaIds });
    }
    default: {
      const { fileId, isVoice, fileName } = content.payload.media;
      const mediaId = mediaIds.get(fileId);
      if (mediaId === undefined) throw new Error("The file of a message was not uploaded.");
      const { type: as, body: caption, quotedWamid } = content;
      return mediaMessage({ ...envelope, quotedWamid, as, mediaId, caption, fileName, isVoice });
    }
  }
}
