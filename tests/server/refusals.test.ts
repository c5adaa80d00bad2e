import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { findFreePort } from "@/server/ports";
import { runProgram } from "../support/programs";

const NUMBER = {
  WHATSAPP_PHONE_NUMBER_ID: "1001",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2002",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "app secret",
  WHATSAPP_VERIFY_TOKEN: "verify token",
};
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

async function start(variables: Record<string, string>): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "casement-start-"));
  rubbish.push(dataDir);
  const [PORT, SIMULATOR_PORT] = [String(await findFreePort()), String(await findFreePort())];
  const program = runProgram(["server/bootstrap.mjs", "start"], { PORT, SIMULATOR_PORT, DATA_DIR: dataDir, ...variables });
  expect(await program.ended).toBe(1);
  return program.output().trim().split("\n").at(-1) ?? "";
}
