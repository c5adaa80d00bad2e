import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const CLIENTS = 16;

/** Single-row commits a second that PostgreSQL does here, by pgbench: the same table, the same bytes. Null without pgbench. */
export async function pgbench(databaseUrl: string, body: Buffer, seconds: number): Promise<number | null> {
  const script = join(await mkdtemp(join(tmpdir(), "casement-bench-")), "insert.sql");
  await writeFile(script, `INSERT INTO webhook_delivery (body) VALUES ('\\x${body.toString("hex")}');\n`);
  try {
    const { stdout } = await run("pgbench", [
      "-n",
      "-M",
      "prepared",
      "-f",
      script,
      "-c",
      `${CLIENTS}`,
      "-j",
      "2",
      "-T",
      `${seconds}`,
      databaseUrl,
    ]);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
