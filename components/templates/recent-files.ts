import type { ChosenFile } from "./extras-draft";

const MAX_FILES = 12;

/** What was chosen for templates in this tab, the newest first. */
let files: readonly ChosenFile[] = [];

/** Notes that a file was chosen, for the next template that wants one. */
export function rememberFile(file: ChosenFile): void {
  files = [file, ...files.filter(({ fileId }) => fileId !== file.fileId)].slice(0, MAX_FILES);
}

export function recentFiles(): readonly ChosenFile[] {
  return files;
}
