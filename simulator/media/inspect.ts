import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { baseType } from "./kinds";
import type { MediaFile } from "./media-file";

type Findings = Pick<MediaFile, "contentType" | "sizeBytes" | "sha256" | "isAnimated" | "channels">;

/** What a container is called where the browser's and the table's names differ. */
const SAME_AS: Record<string, string> = { "audio/x-m4a": "audio/mp4", "audio/m4a": "audio/mp4", "application/x-cfb": "" };

/** What the bytes are, whatever anybody says. */
export async function inspect(bytes: Buffer): Promise<Findings> {
  const found = await fileTypeFromBuffer(bytes);
  const contentType = found ? baseType(SAME_AS[found.mime] ?? found.mime) : "";
  return {
    contentType: contentType === "" ? null : contentType,
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    isAnimated: contentType === "image/webp" && bytes.subarray(0, 4096).includes("ANIM"),
    channels: contentType === "audio/ogg" ? opusChannels(bytes) : null,
  };
}

/** The channel count stands in the tenth byte of Opus's identification header (RFC 7845). */
function opusChannels(bytes: Buffer): number | null {
  const header = bytes.subarray(0, 512).indexOf("OpusHead");
  return header < 0 ? null : (bytes[header + 9] ?? null);
}
