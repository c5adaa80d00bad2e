import { v7 as uuidv7 } from "uuid";
import { type AttachmentFailure, MediaKind } from "@/lib/contract/attachment";
import type { Tx } from "@/lib/db";
import { isJsonObject, type JsonObject, textAt } from "@/lib/whatsapp/json";
import type { Consequences } from "./consequences";
import { cleanFileName } from "./file-name";
import type { InboundMessage } from "./inbound-messages";

/** How long Meta keeps a file that it told us of. */
const META_KEEPS_MS = 7 * 86_400_000;
/** Meta's codes on a message whose file it could not get from the contact's phone, and of one that is larger than it carries. */
const NOT_AVAILABLE = new Set([131052, 131053]);
const TOO_LARGE = /too (?:big|large)|size/i;
const MAX_CLAIM_LENGTH = 255;

type Failure = { failure: AttachmentFailure; failureCode: number | null };

/** A file without an id cannot be asked for. */
const NAMELESS: Failure = { failure: "gone", failureCode: null };

type AttachmentRow = {
  id: string;
  messageId: string;
  conversationId: string;
  happenedAt: Date;
  kind: MediaKind;
  isVoice: boolean;
  state: "waiting" | "failed";
  mediaId: string | null;
  claimedType: string | null;
  claimedSha256: string | null;
  fileName: string | null;
  failure: AttachmentFailure | null;
  failureCode: number | null;
  expiresAt: Date;
};

/**
 * Stores the files of new messages as waiting, with a job each that fetches them; those that Meta says it does not have as failed.
 * One statement, however many messages. Called again with the same messages it changes nothing.
 */
export async function recordInboundAttachments(
  tx: Tx,
  inserted: readonly InboundMessage[],
  now: Date,
  consequences: Consequences,
): Promise<void> {
  const rows = inserted.flatMap((message) => toAttachment(message, now));
  if (rows.length === 0) return;
  const stored = await tx.$queryRaw<{ id: string; state: string }[]>`
    INSERT INTO attachment (id, message_id, conversation_id, happened_at, kind, is_voice, state, media_id, claimed_type,
      claimed_sha256, file_name, failure, failure_code, expires_at)
    SELECT id, "messageId", "conversationId", "happenedAt", kind, "isVoice", state, "mediaId", "claimedType", "claimedSha256",
      "fileName", failure, "failureCode", "expiresAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      id uuid, "messageId" uuid, "conversationId" uuid, "happenedAt" timestamptz, kind text, "isVoice" boolean,
      state "AttachmentState", "mediaId" text, "claimedType" text, "claimedSha256" text, "fileName" text, failure text,
      "failureCode" int, "expiresAt" timestamptz)
    ON CONFLICT (message_id, position) DO NOTHING
    RETURNING id, state::text AS state`;
  for (const { id, state } of stored) {
    if (state === "waiting") consequences.jobs.push({ kind: "fetch-attachment", attachmentId: id });
  }
}

function toAttachment(message: InboundMessage, now: Date): AttachmentRow[] {
  const { id, conversationId, happenedAt, type, payload } = message;
  const kind = MediaKind.safeParse(type).data;
  if (!kind) return [];
  // A file of before is told of when Meta has just taken it in.
  const toldAt = message.isHistory ? now : happenedAt;
  const media = payload[kind];
  const mediaId = textAt(media, "id");
  const failure = readFailure(payload) ?? (mediaId === null ? NAMELESS : null);
  return [
    {
      id: uuidv7(),
      messageId: id,
      conversationId,
      happenedAt,
      kind,
      isVoice: kind === "audio" && isJsonObject(media) && media.voice === true,
      state: failure ? "failed" : "waiting",
      mediaId: bounded(mediaId),
      claimedType: bounded(textAt(media, "mime_type")),
      claimedSha256: bounded(textAt(media, "sha256")),
      fileName: cleanFileName(textAt(media, "filename")),
      failure: failure?.failure ?? null,
      failureCode: failure?.failureCode ?? null,
      expiresAt: new Date(toldAt.getTime() + META_KEEPS_MS),
    },
  ];
}

/** What Meta says went wrong with the file, on the message itself. */
function readFailure(payload: JsonObject): Failure | null {
  const errors = Array.isArray(payload.errors) ? payload.errors.filter(isJsonObject) : [];
  const error = errors.find(({ code }) => NOT_AVAILABLE.has(Number(code)));
  if (!error) return null;
  const words = [textAt(error, "error_data", "details"), textAt(error, "message"), textAt(error, "title")].join(" ");
  return { failure: TOO_LARGE.test(words) ? "too_large" : "refused", failureCode: Number(error.code) };
}

function bounded(claim: string | null): string | null {
  return claim === null ? null : claim.slice(0, MAX_CLAIM_LENGTH);
}
