import type { UploadSession } from "../media/upload-sessions";
import { type GraphCall, unknownObject } from "./graph-call";
import { invalidParameter } from "./graph-error";

/** Ids of upload sessions begin with this. */
export const UPLOAD_PREFIX = "upload:";

const TYPES = ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];
const MOST_BYTES = 100 * 1024 * 1024;

/** POST /{app}/uploads: opens a session for a file of a known size and type. */
export function startUpload({ world, caller, params, query }: GraphCall): { id: string } {
  const read = (name: string) => query.get(name) ?? params.optionalString(name);
  const length = Number(query.get("file_length") ?? params.raw("file_length"));
  if (!Number.isInteger(length) || length < 1) throw invalidParameter("Param file_length must be an integer greater than 0.");
  if (length > MOST_BYTES) throw invalidParameter(`Param file_length must be at most ${MOST_BYTES}.`);
  const mimeType = (read("file_type") ?? "").toLowerCase();
  if (!TYPES.includes(mimeType)) {
    throw invalidParameter(`Param file_type must be one of {${TYPES.join(", ")}} - got "${mimeType}".`);
  }
  const fileName = read("file_name") ?? "file";
  return { id: world.uploads.open({ appId: caller.app.id, fileName, mimeType, length }, world.clock.now()).id };
}

/** GET /upload:…: from which byte on to continue. */
export function readUpload(call: GraphCall): { id: string; file_offset: number } {
  const { id, received } = requireSession(call);
  return { id, file_offset: received };
}

/** POST /upload:… with the bytes from `file_offset` on. Answers with the handle when all are there. */
export async function continueUpload(call: GraphCall): Promise<{ h: string }> {
  const { world, bytes, headers } = call;
  const session = requireSession(call);
  const offset = headers.file_offset;
  if (typeof offset !== "string" || !/^\d+$/.test(offset)) throw invalidParameter("The header file_offset is required.");
  if (Number(offset) !== session.received) {
    throw invalidParameter(`The header file_offset is ${offset}, but ${session.received} bytes have been received.`);
  }
  if (bytes.byteLength === 0) throw invalidParameter("The body is empty.");
  if (session.received + bytes.byteLength > session.length) {
    throw invalidParameter(`The file is larger than the ${session.length} bytes of file_length.`);
  }
  const isComplete = world.uploads.add(session, bytes);
  if (!isComplete) {
    throw invalidParameter(`The file is not complete: ${session.received} of ${session.length} bytes have been received.`);
  }
  return { h: await world.uploads.finish(session, world.media, world.clock.now()) };
}

/** An id is "upload:…?sig=…", and the part behind the question mark reads as a query unless it was escaped. */
function requireSession(call: GraphCall): UploadSession {
  const { world, caller, id, query } = call;
  const sig = query.get("sig");
  const whole = id.includes("?") || sig === null ? id : `${id}?sig=${sig}`;
  const session = world.uploads.find(whole, world.clock.now());
  if (!session || session.appId !== caller.app.id) throw unknownObject(call);
  return session;
}
