import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openDiskStore } from "@/lib/storage/disk-store";
import type { FileStore } from "@/lib/storage/file-store";

let folder: string | undefined;

/** A store in a folder that this test file has for itself; the same one at each call. */
export function temporaryStore(): FileStore {
  folder ??= mkdtempSync(join(tmpdir(), "casement-files-"));
  return openDiskStore(folder);
}

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
