import { env } from "@/lib/env";
import { singleton } from "@/lib/singleton";
import type { FileStore } from "@/lib/storage/file-store";
import { openFileStore } from "@/lib/storage/open-store";

/** The web process's one store of files. Opened on first use. */
export function fileStore(): FileStore {
  return singleton("files", () => openFileStore(env()));
}
