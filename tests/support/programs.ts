import { type ChildProcess, spawn } from "node:child_process";
import { eventually } from "./conditions";

export type Program = {
  child: ChildProcess;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Resolves with the exit code when it has ended. */
  ended: Promise<number | null>;
};

/** Runs a program of ours as a person at a terminal would, with only the given variables of its own. */
export function runProgram(args: readonly string[], variables: Record<string, string> = {}): Program {
  const { PATH = "", HOME = "" } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH, HOME, ...variables };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: () => output, ended };
}

/** Waits until a program has printed something. */
export async function printed(program: Program, words: string): Promise<void> {
  await eventually(`the program prints "${words}"; so far: ${program.output()}`, () => program.output().includes(words));
}
