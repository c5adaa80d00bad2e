import { join } from "node:path";
import { openDiskStore } from "./disk-store";
import type { FileStore } from "./file-store";
import { openS3Store, type S3Settings } from "./s3-store";

/** The store that the environment names: a bucket, or else the folder `media` of DATA_DIR. */
export function openFileStore({ mediaBucket, DATA_DIR }: { mediaBucket: S3Settings | null; DATA_DIR: string }): FileStore {
  return mediaBucket ? openS3Store(mediaBucket) : openDiskStore(join(DATA_DIR, "media"));
}
