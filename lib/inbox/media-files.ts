import { Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import type { ProbedFile } from "@/lib/media/probe";
import type { SpooledFile } from "@/lib/media/spool";
import type { FileStore } from "@/lib/storage/file-store";

/** The bytes themselves, or the small picture of them. */
export type FilePart = "file" | "thumbnail";

/** What serving bytes needs to know: where they are, what they are by content, and what a person calls them. */
export type StoredFile = { key: string; mimeType: string; fileName: string | null };

/** Where a file's bytes and its small picture are. */
type Keys = { storageKey: string; thumbnailKey: string | null };

/** The keys of a file under a name that is unique in its kind: `owner` is the id of the attachment or of the file. */
export function keysFor(kind: "received" | "uploaded", owner: string, probed: ProbedFile): Keys {
  // Ids of one day begin alike: their ends spread the files over folders.
  const storageKey = `${kind}/${owner.slice(-2)}/${owner}`;
  return { storageKey, thumbnailKey: probed.thumbnail ? `${storageKey}.webp` : null };
}

/** Stores a file's bytes and its small picture. Doing it again under the same keys changes nothing. */
export async function storeBytes(store: FileStore, { storageKey, thumbnailKey }: Keys, file: SpooledFile, probed: ProbedFile) {
  await store.put(storageKey, file.read(), file.sizeBytes);
  if (thumbnailKey && probed.thumbnail) {
    await store.put(thumbnailKey, Readable.from([probed.thumbnail]), probed.thumbnail.byteLength);
  }
}

/** Forgets a file's bytes and its small picture. */
export async function deleteBytes(store: FileStore, { storageKey, thumbnailKey }: Keys): Promise<void> {
  await store.delete(storageKey);
  if (thumbnailKey) await store.delete(thumbnailKey);
}

/** Makes the row of a file, of an agent's upload or of what a contact sent (`uploadedById` null). Answers its id. */
export async function insertFile(
  tx: Pick<Tx, "mediaFile">,
  {
    id = uuidv7(),
    keys,
    file,
    probed,
    fileName,
    uploadedById,
    createdAt,
  }: {
    id?: string;
    keys: Keys;
    file: SpooledFile;
    probed: ProbedFile;
    fileName: string | null;
    uploadedById: string | null;
    createdAt: Date;
  },
): Promise<string> {
  const { mimeType, width, height, durationMs, isAnimated } = probed;
  const facts = { checksum: file.checksum, byteSize: file.sizeBytes, mimeType, width, height, durationMs, isAnimated };
  await tx.mediaFile.create({
    data: { id, ...keys, ...facts, waveform: [], fileName, uploadedById, createdAt },
    select: { id: true },
  });
  return id;
}
