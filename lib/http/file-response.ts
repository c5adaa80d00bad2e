import { Readable } from "node:stream";
import { DomainError } from "@/lib/errors";
import type { FileStore } from "@/lib/storage/file-store";
import { parseRange } from "./byte-range";

/** What is served: a key of the store, what its bytes are by content, and what a person calls it. */
type ServedFile = { key: string; mimeType: string; fileName: string | null };

/** Types that a browser shows by itself without running anything of theirs, and what their files end in. */
const SHOWN: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "video/mp4": "mp4",
  "video/3gpp": "3gp",
  "video/webm": "webm",
  "audio/webm": "webm",
  "audio/ogg": "ogg",
  "audio/mpeg": "mp3",
  "audio/aac": "aac",
  "audio/amr": "amr",
  "audio/mp4": "m4a",
  "application/pdf": "pdf",
};

/** A file's bytes never change; who may see them can. */
const CACHE_SECONDS = 86_400;

/**
 * Bytes of the store as an answer to a GET, whole or the range that it asks for. They came from strangers: only types that browsers
 * show without running anything keep their name, everything else is for saving; `?download=1` is for saving in any case. That no
 * browser runs or guesses anything else, the server's security headers say. Throws DomainError "not_found" when the store does not
 * have the bytes.
 */
export async function fileResponse(request: Request, file: ServedFile, store: FileStore): Promise<Response> {
  const sizeBytes = await store.size(file.key);
  if (sizeBytes === null) throw new DomainError("not_found", "This file is not here any more.");
  const headers = headersFor(file, new URL(request.url).searchParams.get("download") === "1");
  const range = parseRange(request.headers.get("range"), sizeBytes);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${sizeBytes}`);
    headers.set("cache-control", "no-store");
    return new Response(null, { status: 416, headers });
  }
  const content = await store.get(file.key, range ?? undefined);
  if (!content) throw new DomainError("not_found", "This file is not here any more.");
  headers.set("content-length", String(range ? range.end - range.start + 1 : sizeBytes));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${sizeBytes}`);
  return new Response(toWeb(content), { status: range ? 206 : 200, headers });
}

function headersFor({ mimeType, fileName }: ServedFile, isDownload: boolean): Headers {
  const [type = "", ...more] = mimeType.split("; ");
  // A picture that could not be decoded may be a page behind the first bytes of one.
  const ending = more.includes("unreadable") ? undefined : SHOWN[type];
  const isShown = ending !== undefined && !isDownload;
  return new Headers({
    "content-type": ending === undefined ? "application/octet-stream" : type,
    "content-disposition": `${isShown ? "inline" : "attachment"}; ${nameFor(fileName ?? `file.${ending ?? "bin"}`)}`,
    "cross-origin-resource-policy": "same-origin",
    "cache-control": `private, max-age=${CACHE_SECONDS}, immutable`,
    "accept-ranges": "bytes",
  });
}

/** In ASCII for old readers, and whole, as RFC 5987 writes it. */
function nameFor(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Ends reading when the browser goes away. */
function toWeb(content: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(content) as ReadableStream<Uint8Array>;
}
