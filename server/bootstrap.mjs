#!/usr/bin/env node
// The way in for every npm script. Node's own modules only: on a clean clone nothing else is there yet.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_NODE = [20, 19];
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ENTRIES = {
  start: "server/start.ts",
  dev: "server/dev.ts",
  web: "server/web.ts",
  worker: "server/worker.ts",
  "owner-token": "server/owner-token.ts",
  build: "server/build-pages.ts",
  check: "tests/check.ts",
  test: "tests/run.ts",
  bench: "bench/run.ts",
};

process.chdir(ROOT);
process.env.NEXT_TELEMETRY_DISABLED = "1";
const entry = entryFor(process.argv[2]);
requireNode();
installPackages();
generateDatabaseClient();
chooseMode(process.argv[2]);
await run(entry);

function entryFor(name) {
  return ENTRIES[name] ?? refuse(`Say what to run: ${Object.keys(ENTRIES).join(", ")}.`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  refuse(`Casement needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

function installPackages() {
  if (isNewer("node_modules/.package-lock.json", "package-lock.json")) return;
  console.log("Installing packages …");
  // No package needs its install script here, and one of them would fetch a program that a closed network does not give.
  // Everything at once, also where NODE_ENV says production: `npm test` follows `npm start` on the same clone.
  const flags = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // `ci` refuses a lock file that lacks another platform's packages, as one has that was written behind a partial registry.
  if (npm(["ci", ...flags]) || npm(["install", "--no-save", ...flags])) return;
  refuse("The packages could not be installed; npm says why above.");
}

function npm(args) {
  // npm tells its scripts where it is. Started without npm, the one on the path has to do.
  const cli = process.env.npm_execpath;
  const { status } = cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], { stdio: "inherit" })
    : spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  return status === 0;
}

function generateDatabaseClient() {
  if (isNewer("lib/db/generated/client.ts", "prisma/schema.prisma")) return;
  console.log("Generating the database client …");
  const prisma = join(ROOT, "node_modules/prisma/build/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], {
    encoding: "utf8",
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, "prisma/schema-engine.mjs"), CHECKPOINT_DISABLE: "1" },
  });
  if (status !== 0) refuse(`The database client could not be generated:\n${stdout}${stderr}`);
}

/** React and Next choose their builds by NODE_ENV, and npm sets nothing. Tests choose for themselves. */
function chooseMode(name) {
  if (["start", "web", "worker", "owner-token"].includes(name)) process.env.NODE_ENV ??= "production";
  if (name === "dev") process.env.NODE_ENV = "development";
}

function isNewer(made, source) {
  return existsSync(made) && statSync(made).mtimeMs >= statSync(source).mtimeMs;
}

/** Runs TypeScript in this very process, so that signals meet the program and not a parent that must pass them on. */
async function run(file) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(ROOT, file)).href);
}

function refuse(words) {
  console.error(words);
  process.exit(1);
}
