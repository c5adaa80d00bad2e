import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { listenRefusal } from "@/server/http-server";
import { findFreePort } from "@/server/ports";
import { runProgram } from "../support/programs";
import { startSilentPooler } from "../support/silent-pooler";

const NUMBER = {
  WHATSAPP_PHONE_NUMBER_ID: "1001",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2002",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "app secret",
  WHATSAPP_VERIFY_TOKEN: "verify token",
};
const isRoot = process.getuid?.() === 0;
const rubbish: string[] = [];

afterEach(() => {
  for (const path of rubbish.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe("npm start refuses in one sentence, with exit code 1", () => {
  test("a port in use, and says how to choose another", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
    });
    const refusal = await start({ PORT: String(port) });
    other.close();
    expect(refusal).toBe(`Port ${port} is in use: stop what uses it, or choose another with PORT=${port + 1}.`);
  });

  test("a DATABASE_URL that is none", async () => {
    expect(await start({ DATABASE_URL: "localhost:5432/casement" })).toBe("DATABASE_URL is not a postgresql:// URL.");
  });

  test("a database that nothing answers for, without telling its password", async () => {
    const port = await findFreePort();
    const refusal = await start({ DATABASE_URL: `postgresql://casement:hush@127.0.0.1:${port}/casement` });
    expect(refusal).toBe(`The database of DATABASE_URL (127.0.0.1:${port}/casement) cannot be used: nothing answers there.`);
  });

  test("an address of another machine, which is no port in use", async () => {
    expect(await start({ HOST: "203.0.113.9" })).toBe(
      "HOST 203.0.113.9 is no address of this machine: use 127.0.0.1, or 0.0.0.0 to be reached from other machines.",
    );
  });

  test("a DATA_DIR in which nothing can be kept", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "casement-start-")), "file");
    rubbish.push(dirname(file));
    writeFileSync(file, "");
    for (const DATA_DIR of [file, join(file, "below")]) {
      expect(await start({ DATA_DIR })).toBe(
        `DATA_DIR (${DATA_DIR}) cannot be used: it is no folder. Set DATA_DIR to a folder of this account's.`,
      );
    }
  }, 60_000);

  test.runIf(isRoot === false)("a DATA_DIR of another account", async () => {
    expect(await start({ DATA_DIR: "/usr/casement" })).toMatch(/this account may not write there/);
  });

  test("a password that ends the host's name too early, without telling it", async () => {
    const refusal = await start({ DATABASE_URL: "postgresql://casement:hu/sh@127.0.0.1:5432/casement" });
    expect(refusal).toMatch(/^DATABASE_URL cannot be read: in a password .* or leave it out and give it in PGPASSWORD\.$/);
  });

  test("a database behind what passes no notifications on", async () => {
    const pooler = await startSilentPooler(process.env.DATABASE_URL ?? "");
    const refusal = await start({ DATABASE_URL: pooler.url });
    await pooler.close();
    expect(refusal).toMatch(/passes no notifications on, as behind a transaction pooler: give its direct address/);
  }, 60_000);

  test.each(Object.keys(NUMBER))("a number without %s, and names it", async (name) => {
    expect(await start({ ...NUMBER, [name]: "" })).toContain(`half configured: ${name} has no value.`);
  });
});

test("a database with the wrong password is refused in one sentence", async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.username = "nobody_of_this_name";
  url.password = "hush";
  const refusal = await start({ DATABASE_URL: url.toString() });
  expect(refusal).toMatch(/^The database of DATABASE_URL \(.*\) cannot be used: the user or the password is wrong\.$/);
});

test("a port that this account may not use is refused by the name of its setting", () => {
  const error = Object.assign(new Error("listen EACCES"), { code: "EACCES" });
  expect(listenRefusal(error, 80, "127.0.0.1", "SIMULATOR_PORT")).toMatchObject({
    message: "Port 80 may not be used by this account: choose one from 1024 on with SIMULATOR_PORT.",
  });
});

async function start(variables: Record<string, string>): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "casement-start-"));
  rubbish.push(dataDir);
  const [PORT, SIMULATOR_PORT] = [String(await findFreePort()), String(await findFreePort())];
  const program = runProgram(["server/bootstrap.mjs", "start"], { PORT, SIMULATOR_PORT, DATA_DIR: dataDir, ...variables });
  expect(await program.ended).toBe(1);
  return program.output().trim().split("\n").at(-1) ?? "";
}
