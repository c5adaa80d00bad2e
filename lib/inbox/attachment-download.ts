import type { AttachmentFailure } from "@/lib/contract/attachment";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import type { DownloadOutcome } from "@/lib/whatsapp/media-download";
import type { Refusal } from "@/lib/whatsapp/outcome";

/**
 * A file on its way, with Meta's checksum of it; or why it will not come (`over`), or not now (`later`): `isOurs` when it is for
 * us to repair (token, permission), so that waiting for it is right as long as Meta keeps the file.
 */
export type Opened =
  | { kind: "open"; content: AsyncIterable<Uint8Array>; sha256: string | null }
  | { kind: "over"; failure: AttachmentFailure; code: number | null }
  /** Meta does not know it. Said too of a file that it will know in a minute. */
  | { kind: "unknown"; code: number | null }
  | { kind: "later"; code: number | null; isOurs: boolean };

/** An address that is too old, or that was given to somebody else: asking for a new one helps. */
const STALE_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 410]);
/** Meta's codes for an id that it does not know, or not for this number. */
const UNKNOWN_ID_CODES: ReadonlySet<number> = new Set([33, 100]);
const NOT_FOUND = "http-404";

/** Asks Meta where a file is and opens it. An address that does not work is asked for once more. */
export async function openAtMeta(client: WhatsAppClient, mediaId: string, phoneNumberId: string): Promise<Opened> {
  const first = await tryOpen(client, mediaId, phoneNumberId);
  if (first.kind !== "stale") return first;
  const second = await tryOpen(client, mediaId, phoneNumberId);
  return second.kind === "stale" ? { kind: "unknown", code: null } : second;
}

async function tryOpen(client: WhatsAppClient, mediaId: string, phoneNumberId: string): Promise<Opened | { kind: "stale" }> {
  const address = await client.resolveMedia(mediaId, phoneNumberId);
  if (address.kind !== "resolved") return judge(address);
  const download = await client.downloadMedia(address.url);
  return download.kind === "downloading"
    ? { kind: "open", content: download.content, sha256: address.sha256 }
    : judgeDownload(download);
}

function judge(refusal: Refusal): Opened {
  if (refusal.kind !== "rejected") {
    const isGone = refusal.reason === NOT_FOUND;
    return isGone ? { kind: "unknown", code: null } : { kind: "later", code: null, isOurs: false };
  }
  const { code } = refusal.error;
  if (UNKNOWN_ID_CODES.has(code)) return { kind: "unknown", code };
  if (refusal.class === "never") return { kind: "over", failure: "refused", code };
  return { kind: "later", code, isOurs: refusal.class === "configuration" };
}

function judgeDownload(download: Exclude<DownloadOutcome, { kind: "downloading" }>): Opened | { kind: "stale" } {
  switch (download.kind) {
    case "refused":
      return STALE_STATUSES.has(download.httpStatus) ? { kind: "stale" } : { kind: "later", code: null, isOurs: false };
    case "elsewhere":
      return { kind: "over", failure: "refused", code: null };
    case "too-large":
      return { kind: "over", failure: "too_large", code: null };
    default:
      return { kind: "later", code: null, isOurs: false };
  }
}
