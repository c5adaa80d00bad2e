import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentWith } from "@/lib/env";
import type { OnStop } from "./process";
import { Refusal } from "./refusal";

const STAMP = ".next/casement-sources";
/** What a build is made of. Tests, server and simulator are not in it. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const LAST_LINES = 40;
const BUILD_ID_LENGTH = 20;

/** Whether what `next build` last made is what the sources say now. */
export function isBuilt(): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();
}

/** Runs `next build`. Throws a Refusal with the end of its output when it fails. */
export async function build(onStop: OnStop): Promise<void> {
  const sources = fingerprint();
  const output: string[] = [];
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: environmentWith({ NODE_ENV: "production", CASEMENT_BUILD_ID: sources.slice(0, BUILD_ID_LENGTH) }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  onStop(() => void child.kill());
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0)
    throw new Refusal(`The pages could not be built:\n${output.join("").split("\n").slice(-LAST_LINES).join("\n")}`);
  writeFileSync(STAMP, sources);
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap(filesUnder)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
