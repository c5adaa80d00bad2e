import type { FileView } from "../media/media-file";

/** Meta's object of a message, without the keys that all messages have. */
export type MetaMessage = Record<string, unknown> & { type: string };

/** Something ready to be sent: Meta's object, the words that a phone shows for it, and its files. */
export type Composed = { message: MetaMessage; text: string | null; files: FileView[] };

/** A message without files. */
export function plain(message: MetaMessage, text: string | null = null): Composed {
  return { message, text, files: [] };
}
