import { DomainError } from "@/lib/errors";
import { MEDIA_MAX_BYTES } from "@/lib/whatsapp/media-limits";
import { piecesOf } from "./body";

/**
 * The bytes of an upload, as they come. Throws DomainError "too_large" before the first one when the request says that it is larger
 * than WhatsApp carries; whoever reads must count too, because a request may say nothing. Reading throws DomainError "invalid_input"
 * when the browser goes away in the middle of it.
 */
export function streamBody(request: Request): AsyncIterable<Uint8Array> {
  if (Number(request.headers.get("content-length")) > MEDIA_MAX_BYTES) {
    throw new DomainError("too_large", "WhatsApp carries files of up to 100 MB.");
  }
  return piecesOf(request, "The file did not come whole. Send it again.");
}

/** The name in `x-file-name`, percent-encoded; null when there is none, or one that nobody wrote so. */
export function readFileName(request: Request): string | null {
  const name = request.headers.get("x-file-name");
  try {
    return name === null ? null : decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
