import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SupervisedProcess } from "@/server/supervisor";

const CHILD = "../tests/support/supervised-child";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "casement-supervisor-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const startsFile = () => join(folder, "starts");
const starts = () => readFileSync(startsFile(), "utf8").trim().split("\n").length;

test("a process that fails its first start is started again", async () => {
  const child = new SupervisedProcess(CHILD, ["flaky", startsFile()]);
  await child.start();
  expect(starts()).toBe(2);
  await child.stop();
});

test("a process that refuses to start is not asked again", async () => {
  const child = new SupervisedProcess(CHILD, ["refusing", startsFile()]);
  await expect(child.start()).rejects.toThrow("could not start");
  expect(starts()).toBe(1);
});
