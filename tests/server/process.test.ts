import { fork, spawn } from "node:child_process";
import { expect, test } from "vitest";
import { eventually } from "../support/conditions";
import { printed, runProgram } from "../support/programs";

const CHILD = ["--import", "tsx", "tests/support/process-child.ts"];

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s undoes what was begun, last first, and exits with 0", async (signal) => {
  const program = runProgram(CHILD);
  await printed(program, "begun");
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  expect(program.output()).toBe("begun\nlast undone first\nfirst undone last\n");
});

test("an undoing that hangs is cut short, with exit code 1", async () => {
  const program = runProgram([...CHILD, "slow"]);
  await printed(program, "begun");
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(1);
});

test("under npm, whose shell dies of the signal and passes nothing on, it ends all the same", async () => {
  const { PATH = "" } = process.env;
  const env = { NODE_ENV: "production" as const, PATH, npm_lifecycle_event: "start" };
  const shell = spawn("/bin/sh", ["-c", `${process.execPath} ${CHILD.join(" ")}; true`], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  shell.stdout.on("data", (chunk) => (output += chunk));
  await eventually("the process begins", () => output.includes("begun"));
  shell.kill("SIGTERM");
  await eventually("the process ends", () => output.includes("first undone last"));
});

test("a supervised process ends when its supervisor is gone", async () => {
  const child = fork("tests/support/process-child.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.once("message", resolve));
  child.disconnect();
  expect(await ended).toBe(0);
});

test("it ends in time even when its work hangs and nobody reads its log any more", async () => {
  const child = fork("tests/support/process-child.ts", ["slow"], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.once("message", resolve));
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.disconnect();
  expect(await ended).toBe(1);
});
