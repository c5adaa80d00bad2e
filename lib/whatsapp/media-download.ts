import * as z from "zod";
import { type GraphConnection, requestGraph } from "./graph-request";
import { maybe } from "./lenient";
import { MEDIA_MAX_BYTES } from "./media-limits";
import { type Refusal, settle, unreadableAnswer } from "./outcome";
import { classifyTransportFailure, type TransportFailure } from "./transport-failure";

/** What Meta says of a file, and where it can be fetched for the next five minutes. `sha256` is base64 or hex. */
export type MediaAddress = {
  kind: "resolved";
  url: string;
  mimeType: string | null;
  sha256: string | null;
  sizeBytes: number | null;
};

/**
 * A file on its way to us, or why not. refused: the address answered with this status · elsewhere: the address, or where it leads
 * to, is none of Meta's, so that our token does not go there · too-large: more than MEDIA_MAX_BYTES.
 */
export type DownloadOutcome =
  | { kind: "downloading"; content: AsyncIterable<Uint8Array> }
  | { kind: "refused"; httpStatus: number }
  | { kind: "elsewhere" }
  | { kind: "too-large" }
  | TransportFailure;

/** Thrown while a file is read that is longer than MEDIA_MAX_BYTES. */
export class MediaTooLargeError extends Error {
  override readonly name = "MediaTooLargeError";
}

/** 100 MB by a slow line. */
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const MAX_REDIRECTS = 3;
/** Without one, Meta answers some clients with a page instead of the file. */
const USER_AGENT = "Mozilla/5.0 (compatible; Casement)";
/** Where Meta keeps files: these hosts, and what ends in a dot and one of them. */
const META_HOSTS = ["fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net"];

const Address = z.object({
  url: z.string().max(8_192),
  mime_type: maybe(z.string()),
  sha256: maybe(z.string()),
  file_size: maybe(z.coerce.number().int().nonnegative()),
});

/** Asks where a file is. The number must be the one that received it. */
export async function resolveMedia(
  connection: GraphConnection,
  mediaId: string,
  phoneNumberId: string,
): Promise<MediaAddress | Refusal> {
  const query = { phone_number_id: phoneNumberId };
  const result = settle(await requestGraph(connection, { method: "GET", path: [mediaId], query }));
  if (result.kind !== "ok") return result;
  const address = Address.safeParse(result.json);
  if (!address.success) return unreadableAnswer();
  const { url, mime_type, sha256, file_size } = address.data;
  return { kind: "resolved", url, mimeType: mime_type ?? null, sha256: sha256 ?? null, sizeBytes: file_size ?? null };
}

/**
 * Opens a file at the address that `resolveMedia` gave. The token goes to Meta's hosts and to the configured API only, and with
 * a redirect only to the same origin again. Reading throws MediaTooLargeError beyond the limit, or when the connection breaks.
 */
export async function downloadMedia({ apiUrl, accessToken }: GraphConnection, url: string): Promise<DownloadOutcome> {
  const headers = { authorization: `Bearer ${accessToken}`, "user-agent": USER_AGENT };
  const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
  let place = trusted(url, apiUrl);
  try {
    for (let redirects = 0; place !== null && redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(place, { headers, signal, redirect: "manual" });
      if (response.status < 300 || response.status >= 400) return read(response);
      await response.body?.cancel();
      const target: URL | null = trusted(response.headers.get("location") ?? "", apiUrl, place);
      place = target?.origin === place.origin ? target : null;
    }
    return { kind: "elsewhere" };
  } catch (error) {
    return classifyTransportFailure(error);
  }
}

/** The address, if the token may go there. */
function trusted(address: string, apiUrl: string, base?: URL): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (url.username !== "" || url.password !== "") return null;
  if (url.origin === new URL(apiUrl).origin) return url;
  const isMetas = META_HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return url.protocol === "https:" && url.port === "" && isMetas ? url : null;
}

async function read(response: Response): Promise<DownloadOutcome> {
  if (!response.ok) {
    await response.body?.cancel();
    return { kind: "refused", httpStatus: response.status };
  }
  if (Number(response.headers.get("content-length")) > MEDIA_MAX_BYTES) {
    await response.body?.cancel();
    return { kind: "too-large" };
  }
  return { kind: "downloading", content: bounded(response.body) };
}

async function* bounded(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MEDIA_MAX_BYTES) throw new MediaTooLargeError(`The file is larger than ${MEDIA_MAX_BYTES} bytes.`);
    yield chunk;
  }
}
