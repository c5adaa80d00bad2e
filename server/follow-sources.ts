import { type FSWatcher, watch } from "node:fs";

const FOLDERS = ["lib", "server", "simulator"];
const QUIET_MS = 150;

/** Calls back when sources outside Next's care changed and have been quiet for a moment. Returns the way to stop. */
export function followSources(onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = FOLDERS.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (!file?.endsWith(".ts")) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, QUIET_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
