import { classifyIdentifier } from "./identity";

const START = "wamid.";
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
const TOKEN = /^[!-~]+$/;

/** The record begins with a record of its own, about the peer, and a text in it: the phone's digits or the BSUID. */
const RECORD = 0x1c;
const TEXT = 0x18;
const WRITTEN_BY: ReadonlyMap<number | undefined, string> = new Map([
  [0x11, "business"],
  [0x12, "contact"],
]);
const MAX_TOKEN_LENGTH = 127;
/** A length from here on takes a second byte: seven bits each, the lowest first. */
const LONG = 0x80;

/**
 * What of a message's id is the same however Meta spells it: who wrote it and the message's token, as one text. Since July 2026
 * one message is named with the contact's phone in front, and also with their BSUID. Null for an id that cannot be taken apart: it
 * is only ever equal to itself. Says nothing across conversations: tokens are unique within one.
 */
export function wamidKey(wamid: string): string | null {
  const bytes = recordOf(wamid);
  if (bytes === null) return null;
  // From the end, because only there are the lengths of all parts known: the token, its length, its kind, who wrote it, the peer's end.
  for (let length = 1; length <= MAX_TOKEN_LENGTH; length += 1) {
    const start = bytes.length - 1 - length;
    const author = WRITTEN_BY.get(bytes[start - 3]);
    if (bytes[start - 1] !== length || bytes[start - 2] !== TEXT || author === undefined || bytes[start - 4] !== 0) continue;
    const token = bytes.subarray(start, -1).toString("latin1");
    if (TOKEN.test(token)) return `${author}:${token}`;
  }
  return null;
}

/** Whom a message's id names in front: the phone or the BSUID of whoever it was exchanged with. Null as for `wamidKey`. */
export function wamidPeer(wamid: string): ReturnType<typeof classifyIdentifier> {
  const bytes = recordOf(wamid);
  if (bytes === null) return null;
  const [low = 0, high = 0] = bytes.subarray(2);
  const [length, start] = low < LONG ? [low, 3] : [(low & (LONG - 1)) | (high << 7), 4];
  return classifyIdentifier(bytes.subarray(start, start + length).toString("latin1"));
}

function recordOf(wamid: string): Buffer | null {
  const encoded = wamid.startsWith(START) ? wamid.slice(START.length) : "";
  if (!BASE64.test(encoded)) return null;
  const bytes = Buffer.from(encoded, "base64");
  return bytes[0] === RECORD && bytes[1] === TEXT && bytes.at(-1) === 0 ? bytes : null;
}
