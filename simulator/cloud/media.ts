import { makeDownloadUrl } from "../media/address";
import { baseType, kindOfType, limitOf, UPLOAD_TYPES } from "../media/kinds";
import type { MediaFile } from "../media/media-file";
import type { World } from "../world";
import { GraphError, invalidParameter } from "./graph-error";
import type { Sender } from "./sender";

const UPLOAD_LIFE_MS = 30 * 86_400_000;

/** A form as `POST /{number}/media` gets it. */
export type UploadForm = { fields: Record<string, string>; file: { name: string; type: string; bytes: Buffer } | null };

/** Reads a multipart body; null when it is none. */
export async function readUploadForm(bytes: Buffer, contentType = ""): Promise<UploadForm | null> {
  if (!/^multipart\/form-data;/i.test(contentType)) return null;
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const part = form.get("file");
  const file = part instanceof File ? { name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) } : null;
  return { fields: Object.fromEntries(fields), file };
}

/** Keeps an upload for thirty days. What it really is shows only when it is sent, as with Meta. */
export async function uploadMedia({ world, number }: Sender, form: UploadForm | null): Promise<{ id: string }> {
  if (form?.fields.messaging_product !== "whatsapp") throw invalidParameter("The parameter messaging_product is required.");
  if (!form.file) throw invalidParameter("The parameter file is required.");
  const { bytes, name, type } = form.file;
  const declared = form.fields.type;
  if (declared === undefined || declared === "") throw invalidParameter("The parameter type is required.");
  const kind = kindOfType(type);
  if (!kind || baseType(declared) !== baseType(type)) throw wrongType(kind ? declared : type);
  if (bytes.byteLength === 0) throw invalidParameter("Param file must not be empty.");
  const file = await world.media.add(bytes, {
    ownerId: number.id,
    mimeType: type,
    fileName: name,
    expiresAt: world.clock.now() + UPLOAD_LIFE_MS,
  });
  const limit = limitOf(kind, file.isAnimated);
  if (file.sizeBytes > limit) {
    file.expiresAt = null;
    throw new GraphError(131053, { details: `File size exceeds the limit of ${limit} bytes for ${baseType(type)}.` });
  }
  return { id: file.id };
}

/** Tells where a file can be downloaded, for the next five minutes. */
export function describeMedia(world: World, file: MediaFile, query: URLSearchParams, origin: string): Record<string, unknown> {
  checkOwner(file, query);
  return {
    messaging_product: "whatsapp",
    url: makeDownloadUrl(world, file, origin),
    mime_type: file.mimeType,
    sha256: file.sha256,
    file_size: file.sizeBytes,
    id: file.id,
  };
}

export function deleteMedia(file: MediaFile, query: URLSearchParams): { success: true } {
  checkOwner(file, query);
  file.expiresAt = null;
  return { success: true };
}

function checkOwner(file: MediaFile, query: URLSearchParams): void {
  const asked = query.get("phone_number_id");
  if (asked === null || asked === file.ownerId) return;
  throw invalidParameter(`Media ${file.id} does not belong to the phone number ${asked}.`);
}

function wrongType(received: string): GraphError {
  const list = UPLOAD_TYPES.join(", ");
  return invalidParameter(
    `Param file must be a file with one of the following types: ${list}. Received file of type '${received || "application/octet-stream"}'.`,
  );
}
