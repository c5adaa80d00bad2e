import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { NOON_SECONDS, receiveDeliveries } from "./inbox";
import type { MetaAnswer, MetaRequest } from "./meta-stand-in";
import { deliveryOf, marta, messageFrom } from "./meta-webhook";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes);

let wamids = 0;

/** Marta sends a file; answers the attachment that it became. */
export async function receiveFile(
  type: string,
  content: object,
  { at = NOON_SECONDS, errors }: { at?: number; errors?: object[] } = {},
) {
  wamids += 1;
  const wamid = `wamid.FILE.${wamids}`;
  const { contact, message } = messageFrom(marta, "", { at, wamid, type, content });
  await receiveDeliveries([deliveryOf([{ contact, message: { ...message, ...(errors ? { errors } : {}) } }])]);
  return db().attachment.findFirstOrThrow({ where: { message: { wamid } } });
}

export const attachmentNow = (id: string) => db().attachment.findUniqueOrThrow({ where: { id }, include: { file: true } });

/** What the stand-in answers for a file at Meta: the address by id, then the bytes by address. */
export function fileAtMeta(
  url: string,
  bytes: Uint8Array,
  { sha256: claim = sha256(bytes).digest("hex"), mimeType = "image/jpeg" } = {},
): (request: MetaRequest) => MetaAnswer | null {
  return ({ path }) => {
    if (path.startsWith("/v26.0/")) {
      const json = {
        messaging_product: "whatsapp",
        url: `${url}/bytes`,
        mime_type: mimeType,
        sha256: claim,
        file_size: bytes.length,
      };
      return { status: 200, json: { ...json, id: path.split("/").at(-1) } };
    }
    return { status: 200, bytes, headers: { "content-type": mimeType } };
  };
}
