import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeObjectId } from "../ids";
import { inspect } from "./inspect";
import type { MediaFile } from "./media-file";

const MOST_BYTES = 300 * 1024 * 1024;
const MOST_FILES = 20_000;

type Bytes = { path: string; sizeBytes: number };
export type FileFacts = Pick<MediaFile, "ownerId" | "mimeType" | "fileName" | "expiresAt">;

/**
 * Files on disk, in a folder of their own that goes with the simulator. The same bytes are kept once. At most 300 MB: the oldest
 * leave first, for phones as well as for Meta.
 */
export class MediaStore {
  private folder: string | null = null;
  private readonly files = new Map<string, MediaFile>();
  private readonly bytes = new Map<string, Bytes>();

  constructor(private readonly mostBytes = MOST_BYTES) {}

  async add(content: Buffer, facts: FileFacts): Promise<MediaFile> {
    const findings = await inspect(content);
    if (!this.bytes.has(findings.sha256)) {
      const path = join(this.openFolder(), findings.sha256);
      await writeFile(path, content);
      this.bytes.set(findings.sha256, { path, sizeBytes: content.byteLength });
    }
    return this.keep({ id: makeObjectId(), ...facts, ...findings });
  }

  /** The same bytes under another id: each message has an id of its own at Meta. */
  copy(file: MediaFile, facts: FileFacts): MediaFile {
    return this.keep({ ...file, ...facts, id: makeObjectId() });
  }

  get(id: string): MediaFile | undefined {
    return this.files.get(id);
  }

  /** The file as Meta knows it now; undefined when it has forgotten it or never had it. */
  atMeta(id: string, now: number): MediaFile | undefined {
    const file = this.files.get(id);
    return file && file.expiresAt !== null && now < file.expiresAt ? file : undefined;
  }

  async read(file: MediaFile): Promise<Buffer> {
    const kept = this.bytes.get(file.sha256);
    if (!kept) throw new Error(`The bytes of ${file.id} are gone.`);
    return readFile(kept.path);
  }

  clear(): void {
    this.files.clear();
    this.bytes.clear();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  private keep(file: MediaFile): MediaFile {
    this.files.set(file.id, file);
    // What is used again counts as new.
    const kept = this.bytes.get(file.sha256);
    this.bytes.delete(file.sha256);
    if (kept) this.bytes.set(file.sha256, kept);
    this.dropOldest(file.sha256);
    return file;
  }

  private dropOldest(newest: string): void {
    let total = [...this.bytes.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const [sha256, { path, sizeBytes }] of this.bytes) {
      if (total <= this.mostBytes || sha256 === newest) break;
      total -= sizeBytes;
      this.bytes.delete(sha256);
      for (const file of this.files.values()) if (file.sha256 === sha256) this.files.delete(file.id);
      rmSync(path, { force: true });
    }
    const [oldest] = this.files.keys();
    if (this.files.size > MOST_FILES && oldest !== undefined) this.files.delete(oldest);
  }

  private openFolder(): string {
    this.folder ??= mkdtempSync(join(tmpdir(), "whatsapp-media-"));
    return this.folder;
  }
}
