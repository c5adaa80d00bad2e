import { accessSync, constants, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Refusal } from "./refusal";

const REASONS: Record<string, string> = {
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "the disk is read-only",
  ENOTDIR: "it is no folder",
  EEXIST: "it is no folder",
};

/** Makes sure of a folder for what is kept on this machine. Throws a Refusal when nothing can be written there. */
export function requireDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : "");
    throw new Refusal(`DATA_DIR (${resolve(dataDir)}) cannot be used: ${reason}. Set DATA_DIR to a folder of this account's.`);
  }
}
