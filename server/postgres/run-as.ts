import { execFileSync, spawnSync } from "node:child_process";

/** The unprivileged account that a server run by root uses for PostgreSQL, which refuses to run as root. */
export type RunAs = { uid: number; gid: number };

const ACCOUNT = "postgres";

/** Null for an ordinary user, who runs PostgreSQL himself. For root: the account `postgres`, made when it is missing. */
export function accountForPostgres(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  return findAccount() ?? createAccount();
}

/** Whether the account passes `test <flag> <path>`: reads it, enters it, executes it. Asks the system, not the mode bits. */
export function canUse(runAs: RunAs, flag: "-r" | "-w" | "-x", path: string): boolean {
  return spawnSync("test", [flag, path], { ...runAs, cwd: "/" }).status === 0;
}

function findAccount(): RunAs | null {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, ACCOUNT], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createAccount(): RunAs {
  execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", ACCOUNT]);
  const created = findAccount();
  if (!created) throw new Error(`The account "${ACCOUNT}", which PostgreSQL runs as, could not be created.`);
  return created;
}
