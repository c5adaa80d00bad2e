import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOLDERS, type Folder, folderOf, TOP_LEVEL } from "./support/floors";
import { importsOf, readSources } from "./support/sources";

const sources = readSources(TOP_LEVEL);
const { files } = sources;

describe("floors", () => {
  test("every source file stands in a folder that the table names", () => {
    expect(files.filter(({ path }) => folderOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test("every folder of the table exists", () => {
    expect(FOLDERS.filter(({ at }) => !at.some((place) => existsSync(place))).map(({ at }) => at)).toEqual([]);
  });

  test.each(FOLDERS.map((folder) => [folder.at[0], folder] as const))("%s imports only what its row allows", (_name, folder) => {
    const wrong = files
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, imports }) =>
        imports.filter((name) => !isAllowed(folder, path, name)).map((name) => `${path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

test("no file imports itself through others", () => {
  expect(sources.findCycles()).toEqual([]);
});

test("nothing that a browser loads reaches a module of Node's or the database", () => {
  const entries = files.filter(({ path }) => /^(components|lib\/client)\//.test(path)).map(({ path }) => path);
  const wrong = [...sources.reachableFrom(entries)].flatMap((path) =>
    sources
      .importsIn(path)
      .filter((name) => /^(node:|pg$|pino$|@prisma\/)/.test(name))
      .map((name) => `${path} → ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("only lib/env, the way in and configuration files read the environment", () => {
  const readers = files.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers.sort()).toEqual(["lib/env.ts", "server/bootstrap.mjs"]);
});

test("the product logs through lib/log; only programs at a terminal write to the console", () => {
  const writers = files.filter(
    ({ path, text }) => /^(app|components|lib|simulator)\//.test(path) && /\bconsole\.\w+\(/.test(text),
  );
  expect(writers.map(({ path }) => path)).toEqual([]);
});

test("whatever the browser loads late goes through lib/client/late-part, which tries again and says so", () => {
  const late = files.filter(({ path }) => /^(app|components|lib\/client)\//.test(path));
  const calls = late.flatMap(({ path, text }) =>
    [...text.matchAll(/(.{0,40})\bimport\(/gs)].map(([, before = ""]) => ({ path, before })),
  );
  const unwrapped = calls.filter(({ before }) => !/(\btypeof |\blate(Part|View)\(\s*\(\) =>\s*)$/.test(before));
  expect(unwrapped.map(({ path }) => path)).toEqual([]);
  expect(calls.length).toBeGreaterThan(5);
});

test("nobody imports server-only, which throws in the worker", () => {
  expect(files.filter(({ imports }) => imports.includes("server-only")).map(({ path }) => path)).toEqual([]);
});

test("every way to write an import is seen", () => {
  const text = [
    'import "a";',
    'import b from "b";',
    'import { c,\n  d } from "c";',
    'import type { E } from "e";',
    'export { f } from "f";',
    'export * from "g";',
    'const h = await import("h");',
  ].join("\n");
  expect(importsOf(text)).toEqual(["a", "b", "c", "e", "f", "g", "h"]);
});

function isAllowed(folder: Folder, path: string, name: string): boolean {
  const target = sources.targetOf(path, name);
  if (target === null) return folder.packages === "any" || folder.packages.some((allowed) => isPackage(name, allowed));
  const other = folderOf(target);
  // The generated client and package.json stand in no row of their own.
  if (other === undefined) return target.startsWith("lib/db/generated") || /\.(json|css)$/.test(target);
  return other === folder || folder.folders.includes(other.at[0]) || folder.folders.includes(target);
}

function isPackage(name: string, allowed: string): boolean {
  return allowed.endsWith(":") ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`);
}
