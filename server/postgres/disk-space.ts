import { statfsSync } from "node:fs";

/** PostgreSQL ends when it cannot make another segment of its log, and needs one to start: 16 MB each. */
const NEEDED_BYTES = 32 * 1024 * 1024;

/** Whether the disk that holds a folder has too little room for PostgreSQL to run on. */
export function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < NEEDED_BYTES;
}
