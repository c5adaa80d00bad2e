import { answerJson, type Exchange } from "../http/exchange";
import { DOWNLOAD_PATH, ELSEWHERE_PATH, makeDownloadUrl, resolveDownload } from "../media/address";
import type { MediaFile } from "../media/media-file";
import type { World } from "../world";
import { authenticate } from "./authorization";
import { GraphError } from "./graph-error";

/** Serves a download address: the bytes for whoever shows the token, while the address lives. */
export async function handleDownload(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const at = world.clock.now();
  const record = (status: number | null) => {
    const payload = { authorization: request.headers.authorization === undefined ? "none" : "sent" };
    world.recordCall({ at, method: request.method ?? "GET", path: url.pathname, payload, status, answer: null });
  };
  try {
    // Elsewhere is another host's: it hands the bytes to anybody with the address, and must never see the token.
    if (url.pathname !== ELSEWHERE_PATH) authenticate(world, request.headers.authorization, new URLSearchParams());
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    record(401);
    answerJson(response, 401, error.toBody());
    return;
  }
  const file = resolveDownload(world, url);
  if (file && world.troubles.take("media-gone", null)) file.expiresAt = null;
  if (!file || file.expiresAt === null) {
    record(404);
    response.writeHead(404, { "content-type": "text/html" }).end("<html>Not found</html>");
    return;
  }
  if (url.pathname === DOWNLOAD_PATH && world.troubles.take("media-redirect", null)) {
    record(302);
    response.writeHead(302, { location: makeDownloadUrl(world, file, otherOrigin(url), ELSEWHERE_PATH) }).end();
    return;
  }
  record(200);
  await giveBytes(world, exchange, file);
}

async function giveBytes(world: World, { response }: Exchange, file: MediaFile): Promise<void> {
  const bytes = await world.media.read(file);
  const slow = world.troubles.take("media-slow", null);
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.lateMs).unref());
  response.writeHead(200, { "content-type": file.mimeType, "content-length": bytes.byteLength });
  if (!world.troubles.take("media-truncated", null)) response.end(bytes);
  else response.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)), () => response.destroy());
}

/** The same machine under its other name, which is another host to a client. */
function otherOrigin(url: URL): string {
  const other = new URL(url.origin);
  other.hostname = url.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return other.origin;
}
