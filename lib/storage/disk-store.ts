import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ByteRange, checkKey, type FileStore } from "./file-store";

/** Files in a folder, each under its key. */
export function openDiskStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, checkKey(key));
  return {
    put: async (key, content, sizeBytes) => put(pathOf(key), content, sizeBytes),
    get: async (key, range) => read(pathOf(key), range),
    size: async (key) => sizeOf(pathOf(key)),
    delete: async (key) => rm(pathOf(key), { force: true }),
  };
}

/** Under another name until it is whole: a reader never sees half of it, whatever breaks. */
async function put(path: string, content: Readable, sizeBytes: number): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(content, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    const written = await sizeOf(unfinished);
    if (written !== sizeBytes) throw new Error(`A file has ${written} bytes instead of ${sizeBytes}.`);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Once it is open: what goes wrong before is an error of this call, and not one that nobody listens for yet, which ends a process. */
function read(path: string, range?: ByteRange): Promise<Readable | null> {
  return orNull(async () => {
    const content = createReadStream(path, range);
    await once(content, "open");
    return content;
  });
}

async function sizeOf(path: string): Promise<number | null> {
  const facts = await orNull(() => stat(path));
  return facts?.size ?? null;
}

async function orNull<Found>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
