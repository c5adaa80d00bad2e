import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import * as z from "zod";
import { eventually } from "../support/conditions";

const CHILD = "tests/support/postgres-child.ts";
const Announcement = z.object({ url: z.string(), home: z.string() });
const isRoot = process.getuid?.() === 0;
const rubbish: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, "SIGTERM")));
  for (const path of rubbish.splice(0)) rmSync(path, { recursive: true, force: true });
});

test("data and port survive a restart", async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  await query(first.url, "CREATE TABLE kept (id int)");
  await end(first.child, "SIGTERM");
  const second = await start(dataDir);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "SELECT count(*)::int AS count FROM kept")).toEqual([{ count: 0 }]);
});

test("when its parent is killed the server ends too, and the next start finds its data", async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  await query(first.url, "CREATE TABLE kept (id int)");
  await end(first.child, "SIGKILL");
  await eventually("the server is gone", () => !existsSync(join(first.home, "postgres/postmaster.pid")));
  const second = await start(dataDir);
  expect(await query(second.url, "SELECT count(*)::int AS count FROM kept")).toEqual([{ count: 0 }]);
});

test("a lock left by a crash is removed, even when its number belongs to another program now", async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  await end(first.child, "SIGTERM");
  writeFileSync(join(first.home, "postgres/postmaster.pid"), `${process.pid}\n${first.home}/postgres\n`);
  const second = await start(dataDir);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a kept server that dies, and cannot be started for a while, comes back at the same address when it can", async () => {
  const { url, home, child } = await start(makeDataDir(), "kept");
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  await query(url, "CREATE TABLE kept (id int)");
  const settings = join(home, "postgres/postgresql.auto.conf");
  const before = readFileSync(settings, "utf8");
  writeFileSync(settings, `${before}\nno_such_setting = on\n`);
  process.kill(Number(readFileSync(join(home, "postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  await eventually("it says what is in the way", () => said.includes("could not be started, trying again"));
  writeFileSync(settings, before);
  const rows = await eventually("it answers again", () =>
    query(url, "SELECT count(*)::int AS count FROM kept").catch(() => null),
  );
  expect(rows).toEqual([{ count: 0 }]);
  await eventually("it says so", () => said.includes("PostgreSQL runs again"));
  expect(child.exitCode).toBeNull();
}, 60_000);

test("the server runs on UTC and listens on loopback only", async () => {
  const { url } = await start(makeDataDir());
  expect(await query(url, "SELECT current_setting('timezone') AS zone, current_setting('listen_addresses') AS host")).toEqual([
    { zone: "UTC", host: "127.0.0.1" },
  ]);
});

test.runIf(isRoot)("run by root in a folder that is closed to others, the data lies where PostgreSQL can go", async () => {
  const closed = mkdtempSync(join(tmpdir(), "casement-closed-"));
  rubbish.push(closed);
  const dataDir = join(closed, ".data");
  const first = await start(dataDir);
  rubbish.push(first.home);
  expect(first.home).not.toContain(closed);
  await end(first.child, "SIGTERM");
  expect((await start(dataDir)).url).toBe(first.url);
});

test.runIf(isRoot)("data of an ordinary user stays his when root starts it", async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  await end(first.child, "SIGTERM");
  const nobody = { uid: 65_534, gid: 65_534 };
  await run("chown", ["-R", `${nobody.uid}:${nobody.gid}`, join(first.home, "postgres")]);
  await start(dataDir);
  expect(readFileSync(join(first.home, "postgres/postmaster.pid"), "utf8")).toContain("postgres");
  expect((await run("stat", ["-c", "%u", join(first.home, "postgres/postmaster.pid")])).trim()).toBe("65534");
});

function makeDataDir(): string {
  const parent = mkdtempSync(join(tmpdir(), "casement-postgres-"));
  chmodSync(parent, 0o755);
  rubbish.push(parent);
  const dataDir = join(parent, "data");
  mkdirSync(dataDir);
  return dataDir;
}

async function start(dataDir: string, mode = "once") {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, dataDir, mode], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk)));
    child.once("exit", (code) => reject(new Error(`PostgreSQL's child ended with ${code}.`)));
  });
  return { ...Announcement.parse(JSON.parse(line)), child };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await exited;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  await new Promise((resolve) => child.once("close", resolve));
  return output;
}
