/** A file that somebody sent or is about to send. Meta knows it by `id` while it keeps it; phones keep what they have seen. */
export type MediaFile = {
  id: string;
  /** The business's number that uploaded or received it. Null: it has not left a customer's phone. */
  ownerId: string | null;
  /** As declared by whoever brought it. */
  mimeType: string;
  /** By content, without parameters; null when it cannot be told (plain text). */
  contentType: string | null;
  fileName: string | null;
  sizeBytes: number;
  /** Hex. */
  sha256: string;
  /** A WebP picture that moves. */
  isAnimated: boolean;
  /** Of Opus in Ogg; null for everything else. */
  channels: number | null;
  /** When Meta forgets it, in milliseconds. Null: Meta does not have it. */
  expiresAt: number | null;
};

/** What a phone shows: a file of the simulator's, or a link that the business gave. */
export type FileView = { id: string | null; url: string; mimeType: string; fileName: string | null; sizeBytes: number | null };

export function viewFile(file: MediaFile): FileView & { id: string } {
  const { id, mimeType, fileName, sizeBytes } = file;
  return { id, url: `/control/files/${id}`, mimeType, fileName, sizeBytes };
}
