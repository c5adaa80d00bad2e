import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Cluster } from "./cluster";

/** A fast shutdown takes far less; after it, the server may stop without its last checkpoint. */
const STOP_TIMEOUT_MS = 4_500;
const QUIT_TIMEOUT_MS = 1_000;
/** A slow machine, or one that has much to recover after a crash. */
const START_TIMEOUT_MS = 10 * 60_000;
const POLL_MS = 50;

// PostgreSQL, and a watch over the pipe on descriptor 3. Only our process holds its other end, so the pipe ends when we close
// it and also when we are killed without a chance to say so; then the server shuts down fast (SIGINT).
const KEEPER = `"$@" 3<&- & server=$!
{ read -r _ <&3; kill -INT $server; } 2>/dev/null &
watch=$!
wait $server; status=$?
kill $watch 2>/dev/null
exit $status`;

/** A server process under a keeper that ends it when this process ends, in whatever way. */
export type Keeper = { stop(): Promise<void>; onExit(callback: () => void): void };

/**
 * Runs the cluster's server on a loopback port until `stop`. Resolves once it accepts `url`.
 * Throws with the end of the server's own log when it does not come up.
 */
export async function keepRunning(
  cluster: Cluster,
  url: string,
  settings: Record<string, string>,
  logFile: string,
): Promise<Keeper> {
  const child = spawnServer(cluster, new URL(url).port, settings, logFile);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    release(child);
    const timer = setTimeout(() => quitNow(child), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    await groupEnded(child);
  };
  const over = new AbortController();
  try {
    await Promise.race([
      accepts(url, over.signal),
      exited.then(() => {
        throw new Error(`PostgreSQL did not start:\n${readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n")}`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    over.abort();
  }
  return { onExit: (callback) => void exited.then(callback), stop };
}

function spawnServer({ binaries, directory, runAs }: Cluster, port: string, settings: Record<string, string>, logFile: string) {
  const flags = Object.entries({
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    ...settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [join(binaries, "bin/postgres"), "-D", directory, ...flags] as const;
  const log = openSync(logFile, "w", 0o600);
  // Its own process group: Ctrl-C in the terminal is for us, and the database goes last.
  const options: SpawnOptions = { ...runAs, cwd: "/", detached: true, stdio: ["ignore", log, log, "pipe"] };
  const child =
    process.platform === "win32"
      ? spawn(command[0], command.slice(1), options)
      : spawn("/bin/sh", ["-c", KEEPER, "keeper", ...command], options);
  closeSync(log);
  return child;
}

function release(child: ChildProcess): void {
  if (process.platform === "win32") child.kill();
  else child.stdio[3]?.destroy();
}

/** To the keeper's whole group, because the keeper alone would leave the server behind. Nothing committed is lost. */
function quitNow(child: ChildProcess): void {
  if (child.pid) process.kill(-child.pid, "SIGQUIT");
}

/** After a quit the keeper may be gone before the server is. */
async function groupEnded(child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + QUIT_TIMEOUT_MS;
  while (isGroupAlive(child) && performance.now() < giveUpAt) await sleep(POLL_MS);
}

function isGroupAlive({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, 0);
  } catch {
    return false;
  }
}

async function accepts(url: string, signal: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (!signal.aborted) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(POLL_MS);
    } finally {
      await client.end();
    }
  }
}
