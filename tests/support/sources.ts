import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const IMPORT = /(?:^|[;\s])(?:import|export)\s(?:[^"'`;()]*?\sfrom\s)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;
const EXTENSIONS = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts"];
const GENERATED = "lib/db/generated/";

type SourceFile = { path: string; text: string; imports: string[] };

/** Who imports whom, among the TypeScript files of some folders. */
export class Sources {
  private readonly byPath: Map<string, SourceFile>;

  constructor(readonly files: readonly SourceFile[]) {
    this.byPath = new Map(files.map((file) => [file.path, file]));
  }

  importsIn(path: string): readonly string[] {
    return this.byPath.get(path)?.imports ?? [];
  }

  /** The project's file that an import names; null for a package. Without such a file, the path as it is written. */
  targetOf(from: string, name: string): string | null {
    if (!name.startsWith(".") && !name.startsWith("@/")) return null;
    const base = name.startsWith("@/") ? name.slice(2) : normalize(join(dirname(from), name));
    return EXTENSIONS.map((extension) => base + extension).find((path) => existsSync(path) && statSync(path).isFile()) ?? base;
  }

  /** All files that these load, directly or through others. */
  reachableFrom(entries: readonly string[]): Set<string> {
    const seen = new Set<string>();
    const waiting = [...entries];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      waiting.push(...this.localImports(path));
    }
    return seen;
  }

  /** Each way round that leads from a file back to itself. */
  findCycles(): string[] {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      if (trail.includes(path) || done.has(path)) return;
      for (const next of this.localImports(path)) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const { path } of this.files) visit(path, []);
    return cycles;
  }

  private localImports(path: string): string[] {
    return this.importsIn(path).flatMap((name) => {
      const target = this.targetOf(path, name);
      return target !== null && this.byPath.has(target) ? [target] : [];
    });
  }
}

/** The sources under some folders, generated ones left out. */
export function readSources(folders: readonly string[]): Sources {
  const paths = folders.filter((folder) => existsSync(folder)).flatMap(pathsUnder);
  return new Sources(
    paths.map((path) => {
      const text = readFileSync(path, "utf8");
      return { path, text, imports: importsOf(text) };
    }),
  );
}

/** What a source text imports, as it is written there, types included. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith(GENERATED));
}
