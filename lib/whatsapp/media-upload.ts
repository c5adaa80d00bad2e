import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import * as z from "zod";
import { type GraphConnection, type GraphRequest, requestGraph } from "./graph-request";
import { type Refusal, settle, unreadableAnswer } from "./outcome";

/** Bytes on their way to Meta. The type is by content; Meta refuses a file whose content is something else. */
export type MediaUpload = { content: Readable; sizeBytes: number; mimeType: string; fileName: string };

/** Meta keeps the file for 30 days, for this number alone. */
export type UploadOutcome = { kind: "uploaded"; mediaId: string } | Refusal;

/** 100 MB by a slow line. */
const UPLOAD_TIMEOUT_MS = 5 * 60_000;
const Uploaded = z.object({ id: z.string().min(1).max(512) });

/**
 * Gives Meta a file. The form is written here and not by FormData, so that the bytes are streamed and yet have a length: a
 * request in chunks is not understood everywhere, and 100 MB do not belong in memory.
 */
export async function uploadMedia(
  connection: GraphConnection,
  phoneNumberId: string,
  { content, sizeBytes, mimeType, fileName }: MediaUpload,
): Promise<UploadOutcome> {
  const type = mimeType === "audio/ogg" ? "audio/ogg; codecs=opus" : mimeType;
  const boundary = `casement-${randomUUID()}`;
  const head = Buffer.from(
    `${field(boundary, "messaging_product", "whatsapp")}${field(boundary, "type", type)}--${boundary}\r\n` +
      `content-disposition: form-data; name="file"; filename="${quotable(fileName)}"\r\ncontent-type: ${type}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const form = {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + sizeBytes + tail.length,
    stream: Readable.from(enclose(head, content, tail)),
  };
  const request: GraphRequest = { method: "POST", path: [phoneNumberId, "media"], form };
  const result = settle(await requestGraph({ ...connection, timeoutMs: UPLOAD_TIMEOUT_MS }, request));
  if (result.kind !== "ok") return result;
  const uploaded = Uploaded.safeParse(result.json);
  return uploaded.success ? { kind: "uploaded", mediaId: uploaded.data.id } : unreadableAnswer();
}

async function* enclose(head: Buffer, content: Readable, tail: Buffer): AsyncGenerator<Buffer> {
  yield head;
  yield* content;
  yield tail;
}

function field(boundary: string, name: string, value: string): string {
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

/** As browsers write names into forms. */
function quotable(fileName: string): string {
  return fileName.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
