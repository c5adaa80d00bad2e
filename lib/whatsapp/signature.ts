import { createHmac, timingSafeEqual } from "node:crypto";

const HEADER = /^sha256=([0-9a-f]{64})$/;

/** The value of `X-Hub-Signature-256` for these bytes: "sha256=" and the HMAC-SHA256 in lower-case hex. */
export function signBody(appSecret: string, body: Uint8Array): string {
  return `sha256=${digest(appSecret, body).toString("hex")}`;
}

/**
 * Whether Meta signed exactly these bytes. `header` is `X-Hub-Signature-256` as received. An empty app secret, which
 * anybody could sign with, is never valid.
 *
 * Meta's documents say that non-ASCII characters are escaped before signing, so a body that holds them is also compared
 * in that form. Both comparisons need the secret.
 */
export function isSignatureValid(appSecret: string, body: Uint8Array, header: string | null): boolean {
  const hex = header === null ? undefined : HEADER.exec(header)?.[1];
  if (hex === undefined || appSecret === "") return false;
  const claimed = Buffer.from(hex, "hex");
  if (timingSafeEqual(digest(appSecret, body), claimed)) return true;
  const escaped = escapeNonAscii(body);
  return escaped !== null && timingSafeEqual(digest(appSecret, escaped), claimed);
}

function digest(appSecret: string, body: string | Uint8Array): Buffer {
  return createHmac("sha256", appSecret).update(body).digest();
}

/** The body with every UTF-16 unit above 0x7E written as \uxxxx; null when there is none, or it is not UTF-8. */
function escapeNonAscii(body: Uint8Array): string | null {
  if (!body.some((byte) => byte > 0x7e)) return null;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    // Not UTF-8: Meta cannot have escaped it, so there is no second form to compare.
    return null;
  }
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
