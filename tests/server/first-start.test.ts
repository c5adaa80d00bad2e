import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner } from "@/lib/auth/setup";
import { db } from "@/lib/db";
import { eventually } from "../support/conditions";
import { type Program, runProgram } from "../support/programs";

/** A program, its packages and its tables, on a machine that does much else. */
const START_MS = 60_000;
const TOKEN = /creates the owner with this token: (\S+)/;
const REAL = {
  DATABASE_URL: process.env.DATABASE_URL ?? "",
  WHATSAPP_PHONE_NUMBER_ID: "1001",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2002",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "app secret",
  WHATSAPP_VERIFY_TOKEN: "verify token",
  WHATSAPP_API_URL: "http://127.0.0.1:9",
};
let dataDir: string;
const programs: Program[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "casement-first-"));
  await db().$executeRaw`TRUNCATE setting, agent, one_time_token CASCADE`;
});

afterEach(async () => {
  for (const { child } of programs) child.kill("SIGTERM");
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
  rmSync(dataDir, { recursive: true, force: true });
});

function run(name: string): Program {
  const program = runProgram(["server/bootstrap.mjs", name], { ...REAL, DATA_DIR: dataDir });
  programs.push(program);
  return program;
}

async function ownerToken(): Promise<string> {
  const program = run("owner-token");
  expect(await program.ended).toBe(0);
  return TOKEN.exec(program.output())?.[1] ?? "";
}

// Three programs, one after the other.
test(
  "a worker that is started apart says when it is ready and where, and how the owner of an empty deployment gets in",
  async () => {
    const worker = run("worker");
    await eventually("the worker says that it is ready", () => worker.output().includes("is ready, with the database"), START_MS);
    expect(worker.output()).toContain(new URL(REAL.DATABASE_URL).host);
    const lost = TOKEN.exec(worker.output())?.[1] ?? "";

    const token = await ownerToken();
    const ada = { name: "Ada", email: "ada@ribeira.example", password: "a long enough password" };
    await expect(createOwner({ ...ada, token: lost })).rejects.toThrow("This is not the token that the server printed last.");
    await createOwner({ ...ada, token });

    const late = run("owner-token");
    expect(await late.ended).toBe(1);
    expect(late.output().trim()).toBe(
      "There is an owner already: who cannot get in is invited again, by an admin under Settings, People.",
    );
  },
  3 * START_MS,
);
