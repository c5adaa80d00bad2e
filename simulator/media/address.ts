import { createHmac, timingSafeEqual } from "node:crypto";
import type { World } from "../world";
import type { MediaFile } from "./media-file";

const LIFE_SECONDS = 5 * 60;

export const DOWNLOAD_PATH = "/whatsapp_business/attachments/";
/** Where an armed redirect leads: the same bytes under another name of this machine. */
export const ELSEWHERE_PATH = "/elsewhere/attachments/";

/** Where a file can be downloaded for five minutes, with the access token. */
export function makeDownloadUrl(world: World, file: MediaFile, origin = world.origin, path = DOWNLOAD_PATH): string {
  const expires = world.clock.nowSeconds() + LIFE_SECONDS;
  const url = new URL(path, origin);
  url.searchParams.set("mid", file.id);
  url.searchParams.set("ext", String(expires));
  url.searchParams.set("hash", sign(world, file.id, expires));
  return url.href;
}

/** The file behind a download address that is ours and still lives. */
export function resolveDownload(world: World, url: URL): MediaFile | undefined {
  const id = url.searchParams.get("mid") ?? "";
  const expires = Number(url.searchParams.get("ext"));
  const given = Buffer.from(url.searchParams.get("hash") ?? "");
  const expected = Buffer.from(sign(world, id, expires));
  const isOurs = given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
  if (!isOurs || world.clock.nowSeconds() >= expires) return undefined;
  return world.media.atMeta(id, world.clock.now());
}

function sign(world: World, id: string, expires: number): string {
  return createHmac("sha256", world.business.appSecret).update(`${id}.${expires}`).digest("base64url");
}
