import type { MessageView } from "@/lib/contract/message";
import { CUP, DOOR, SPEECH, UPRIGHT } from "./drawings";
import { facts, makeFixtures } from "./message-fixture";

const { attachment, inbound, outbound } = makeFixtures("media");

const door = { url: DOOR, thumbnailUrl: DOOR, file: facts({ mimeType: "image/svg+xml", width: 1300, height: 750 }) };
const upright = { url: UPRIGHT, thumbnailUrl: UPRIGHT, file: facts({ mimeType: "image/svg+xml", width: 300, height: 400 }) };

/** Photos, videos and stickers. */
export const PICTURES = [
  inbound("17:44", {
    type: "image",
    text: "This is the door, *no parcel*",
    attachments: [attachment({ kind: "image", ...door })],
  }),
  inbound("17:44", { type: "image", attachments: [attachment({ kind: "image", ...upright })] }),
  outbound("17:50", {
    type: "video",
    status: "read",
    text: "How to fold the box for a return: first the short flaps, then the long ones.",
    attachments: [
      attachment({
        kind: "video",
        ...door,
        file: facts({ mimeType: "video/mp4", width: 1280, height: 720, durationMs: 47_000 }),
      }),
    ],
  }),
  inbound("17:52", {
    type: "sticker",
    attachments: [attachment({ kind: "sticker", url: CUP, thumbnailUrl: CUP, file: facts() })],
  }),
  outbound("17:53", {
    type: "sticker",
    attachments: [attachment({ kind: "sticker", url: CUP, thumbnailUrl: CUP, file: facts() })],
  }),
];

/** Files that are not here. */
export const MISSING = [
  inbound("18:01", { type: "image", text: "And the other side", attachments: [attachment({ kind: "image", state: "waiting" })] }),
  inbound("18:02", {
    type: "image",
    attachments: [attachment({ kind: "image", state: "failed", failure: "refused", failureCode: 131_052 })],
  }),
  inbound("18:03", { type: "video", attachments: [attachment({ kind: "video", state: "failed", failure: "gone" })] }),
  inbound("18:04", { type: "image", attachments: [attachment({ kind: "image", state: "expired" })] }),
  inbound("18:05", {
    type: "document",
    attachments: [attachment({ kind: "document", state: "failed", failure: "unreachable", fileName: "Contract.docx" })],
  }),
  inbound("18:06", { type: "audio", attachments: [attachment({ kind: "audio", isVoice: true, state: "waiting" })] }),
  inbound("18:07", { type: "sticker", attachments: [attachment({ kind: "sticker", state: "waiting" })] }),
];

const spoken = {
  kind: "audio" as const,
  isVoice: true,
  url: "",
  file: facts({ mimeType: "audio/ogg", durationMs: 14_000, waveform: SPEECH }),
};

/** Recordings without their sound, and documents. */
export const RECORDINGS = [
  inbound("17:43", { type: "audio", attachments: [attachment(spoken)] }),
  outbound("17:45", { type: "audio", status: "played", attachments: [attachment(spoken)] }),
  inbound("17:46", {
    type: "audio",
    attachments: [attachment({ kind: "audio", url: "", file: facts({ mimeType: "audio/mpeg", durationMs: 14_000 }) })],
  }),
  inbound("17:47", {
    type: "document",
    text: "The invoice you asked for",
    attachments: [
      attachment({ kind: "document", fileName: "Invoice 48213.pdf", url: DOOR, file: facts({ mimeType: "application/pdf" }) }),
    ],
  }),
  outbound("17:48", {
    type: "document",
    attachments: [
      attachment({
        kind: "document",
        fileName: "Preisliste Herbst und Winter 2026, Großhandel, endgültige Fassung (3).xlsx",
        url: DOOR,
        file: facts({ sizeBytes: 2_410_882 }),
      }),
    ],
  }),
  inbound("17:49", { type: "document", attachments: [attachment({ kind: "document", url: DOOR, file: facts() })] }),
];

/** The same with a sound that can be played. */
export function withSound(messages: MessageView[], url: string): MessageView[] {
  return messages.map((message) => ({
    ...message,
    attachments: message.attachments.map((file) => (file.kind === "audio" && file.state === "ready" ? { ...file, url } : file)),
  }));
}
