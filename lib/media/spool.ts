import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** Bytes that lie on this machine's disk while they are looked at. `checksum` is SHA-256, hex. */
export type SpooledFile = { path: string; sizeBytes: number; checksum: string; read(): Readable };

/**
 * Writes bytes to a temporary file, hands it to `work`, and removes it, whatever happens. Sniffing, decoding and sending need the
 * bytes more than once, and memory is no place for 100 MB. Throws what reading `content` throws.
 */
export async function withSpooled<Result>(
  content: AsyncIterable<Uint8Array>,
  work: (file: SpooledFile) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "casement-file-"));
  try {
    const path = join(folder, randomUUID());
    const { sizeBytes, checksum } = await write(path, content);
    return await work({ path, sizeBytes, checksum, read: () => createReadStream(path) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return { sizeBytes, checksum: hash.digest("hex") };
}
