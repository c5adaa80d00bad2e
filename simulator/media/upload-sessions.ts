import { randomBytes } from "node:crypto";
import type { MediaFile } from "./media-file";
import type { MediaStore } from "./store";

const LIFE_MS = 24 * 3_600_000;
const MOST_SESSIONS = 50;
const MOST_HANDLES = 2_000;

/** A file on its way to Meta in parts. */
export type UploadSession = {
  /** "upload:…?sig=…" */
  id: string;
  appId: string;
  fileName: string;
  mimeType: string;
  /** Bytes in all, and so far. */
  length: number;
  received: number;
  parts: Buffer[];
  expiresAt: number;
};

type Handle = { file: MediaFile; expiresAt: number };

/** Uploads for samples of templates: a session takes the bytes, a handle stands for them. Both live for a day. */
export class UploadSessions {
  private readonly sessions = new Map<string, UploadSession>();
  private readonly handles = new Map<string, Handle>();

  open(facts: Pick<UploadSession, "appId" | "fileName" | "mimeType" | "length">, now: number): UploadSession {
    const id = `upload:${randomBytes(30).toString("base64url")}?sig=${randomBytes(12).toString("base64url")}`;
    const session = { ...facts, id, received: 0, parts: [], expiresAt: now + LIFE_MS };
    this.sessions.set(id, session);
    dropOldest(this.sessions, MOST_SESSIONS);
    return session;
  }

  find(id: string, now: number): UploadSession | undefined {
    const session = this.sessions.get(id);
    return session && now < session.expiresAt ? session : undefined;
  }

  /** True: the file is complete. */
  add(session: UploadSession, bytes: Buffer): boolean {
    session.parts.push(bytes);
    session.received += bytes.byteLength;
    return session.received === session.length;
  }

  /** Makes a handle of a complete file; the session is over. */
  async finish(session: UploadSession, media: MediaStore, now: number): Promise<string> {
    this.sessions.delete(session.id);
    const { mimeType, fileName } = session;
    const file = await media.add(Buffer.concat(session.parts), { ownerId: null, mimeType, fileName, expiresAt: null });
    const handle = `4::${Buffer.from(mimeType).toString("base64")}:${randomBytes(48).toString("base64url")}`;
    this.handles.set(handle, { file, expiresAt: now + LIFE_MS });
    dropOldest(this.handles, MOST_HANDLES);
    return handle;
  }

  /** The file behind a handle that still lives. */
  fileOf(handle: string, now: number): MediaFile | undefined {
    const found = this.handles.get(handle);
    return found && now < found.expiresAt ? found.file : undefined;
  }

  clear(): void {
    this.sessions.clear();
    this.handles.clear();
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
