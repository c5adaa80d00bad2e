import * as z from "zod";
import { type GraphConnection, requestGraph } from "./graph-request";
import type { MediaUpload } from "./media-upload";
import { type Refusal, settle, unreadableAnswer } from "./outcome";

/** The handle stands for the file in one submission; it is no media id, and expires within a day. */
export type SampleOutcome = { kind: "uploaded"; handle: string } | Refusal;

/** 100 MB by a slow line. */
const UPLOAD_TIMEOUT_MS = 5 * 60_000;
const Session = z.object({ id: z.string().startsWith("upload:").max(2048) });
const Uploaded = z.object({ h: z.string().min(1).max(8192) });

/** Gives Meta a file by its resumable upload: a session, then the bytes in one piece. `appId` is `readApp`'s. */
export async function uploadSample(
  connection: GraphConnection,
  appId: string,
  { content, sizeBytes, mimeType, fileName }: MediaUpload,
): Promise<SampleOutcome> {
  const query = { file_name: fileName, file_length: String(sizeBytes), file_type: mimeType };
  const opened = settle(await requestGraph(connection, { method: "POST", path: [appId, "uploads"], query }));
  // Nobody else reads it when there is nowhere to put it.
  if (opened.kind !== "ok") {
    content.destroy();
    return opened;
  }
  const session = Session.safeParse(opened.json);
  if (!session.success) {
    content.destroy();
    return unreadableAnswer();
  }
  const sent = await requestGraph(
    { ...connection, timeoutMs: UPLOAD_TIMEOUT_MS },
    {
      method: "POST",
      ...addressOf(session.data.id),
      form: { contentType: mimeType, length: sizeBytes, stream: content },
      headers: { authorization: `OAuth ${connection.accessToken}`, file_offset: "0" },
    },
  );
  const result = settle(sent);
  if (result.kind !== "ok") return result;
  const uploaded = Uploaded.safeParse(result.json);
  return uploaded.success ? { kind: "uploaded", handle: uploaded.data.h } : unreadableAnswer();
}

/** A session's id is a piece of an address: "upload:…?sig=…". */
function addressOf(sessionId: string): { path: string[]; query: Record<string, string> } {
  const [path = "", search = ""] = sessionId.split("?", 2);
  // A plus is itself here, and no space as in forms.
  const query = Object.fromEntries(new URLSearchParams(search.replaceAll("+", "%2B")));
  return { path: [path], query };
}
