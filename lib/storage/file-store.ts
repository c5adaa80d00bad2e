import type { Readable } from "node:stream";

/** The first and the last byte that are wanted, both included. */
export type ByteRange = { start: number; end: number };

/** Where bytes are kept under keys of ours: a folder, or a bucket. Whatever process opens it by the same settings sees the same files. */
export type FileStore = {
  /** Keeps what is given under a key, whole or not at all; replaces what was there. Throws when `sizeBytes` is not its size. */
  put(key: string, content: Readable, sizeBytes: number): Promise<void>;
  /** The bytes, or a range of them; null when there are none under this key. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** In bytes; null when there are none under this key. */
  size(key: string): Promise<number | null>;
  /** Forgets a key. One that is not there is no error. */
  delete(key: string): Promise<void>;
};

/** The store does not answer, or refuses us: what is in it nobody knows for now. */
export class StoreAwayError extends Error {
  override readonly name = "StoreAwayError";
}

const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/**
 * A key, or a throw: names between slashes that begin with a letter or a digit, so that none can leave the folder. Keys are made
 * by us, never of what somebody sent; this holds even if that is forgotten once.
 */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error("A key of the file store has characters that no key has.");
  return key;
}
