import { randomBytes } from "node:crypto";
import type { PhoneNumber } from "../account/phone-number";
import type { MetaMessage } from "../customers/composed";
import type { World } from "../world";
import { makeDownloadUrl } from "./address";
import { isMediaKind } from "./kinds";

const LIFE_MS = 7 * 86_400_000;

/** A message as its webhook tells it: from now on Meta has its file for seven days, and where to get it stands beside the id. */
export function tellMedia(world: World, message: MetaMessage, number: PhoneNumber): MetaMessage {
  const media = isMediaKind(message.type) ? message[message.type] : undefined;
  if (!isMedia(media)) return message;
  const file = world.media.get(media.id);
  if (!file) return message;
  file.ownerId = number.id;
  file.expiresAt = world.clock.now() + LIFE_MS;
  const wrong = world.troubles.take("media-checksum", null) ? { sha256: randomBytes(32).toString("base64") } : {};
  const url = world.settings.mediaUrls ? { url: makeDownloadUrl(world, file) } : {};
  return { ...message, [message.type]: { ...media, ...wrong, ...url } };
}

function isMedia(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}
