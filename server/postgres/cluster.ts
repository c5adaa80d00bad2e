import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Refusal } from "../refusal";
import type { RunAs } from "./run-as";

const SHUTDOWN_WAIT_MS = 15_000;
const POLL_MS = 100;

/** Where a cluster is and how it is run. */
export type Cluster = { binaries: string; directory: string; runAs: RunAs | null };

/** Makes an empty cluster: UTF-8, one collation on every machine, passwords asked even on loopback. */
export async function initializeCluster({ binaries, directory, runAs }: Cluster, user: string, password: string): Promise<void> {
  // Under another name until it is whole, so that an interrupted first start leaves nothing that looks like a cluster.
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), "casement-"));
  const passwordFile = join(secrets, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) for (const path of [unfinished, secrets, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  const flags = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    await promisify(execFile)(
      join(binaries, "bin/initdb"),
      [`--pgdata=${unfinished}`, `--username=${user}`, `--pwfile=${passwordFile}`, "--locale=C", "--no-instructions", ...flags],
      { ...runAs, cwd: "/" },
    );
    renameSync(unfinished, directory);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

/**
 * Clears the way for a server on this cluster. Waits for an earlier server that is still shutting down, and removes the lock
 * of one that never could. Throws a Refusal when another program is using the cluster.
 */
export async function releaseLock(directory: string): Promise<void> {
  const lock = join(directory, "postmaster.pid");
  const giveUpAt = performance.now() + SHUTDOWN_WAIT_MS;
  while (existsSync(lock)) {
    const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
    if (!isPostgres(pid)) {
      // Left by a crash or a power cut; the number may belong to somebody else by now, which PostgreSQL would not dare to tell.
      rmSync(lock, { force: true });
    } else if (performance.now() > giveUpAt) {
      throw new Refusal(
        `The data in ${directory} is in use by another running Casement (PostgreSQL is process ${pid}): stop it first.`,
      );
    } else {
      await sleep(POLL_MS);
    }
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || (existsSync(commandLine) && readFileSync(commandLine, "utf8").includes("postgres"));
}
