import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { environmentWith } from "@/lib/env";

type Usage = { user: number; system: number };

/** A process under measurement: a server on its own port, or the worker. */
export class Child {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts a file of bench/servers and waits until it says that it is ready. */
  static async start(file: string, variables: Record<string, string>): Promise<Child> {
    const child = fork(new URL(`./servers/${file}`, import.meta.url), {
      execArgv: ["--import", "tsx"],
      env: environmentWith({ LOG_LEVEL: "error", ...variables }),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const ready = once(child, "message");
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`${file} ended with ${code} before it was ready.`);
    });
    await Promise.race([ready, ended]);
    return new Child(child);
  }

  /** Whether it ended, by itself or because somebody ended it. */
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** CPU time that the process has used so far, in microseconds. */
  async cpuMicroseconds(): Promise<number> {
    const { user, system } = await this.ask<Usage>();
    return user + system;
  }

  /** What the process answers when it is asked: each of them knows one answer. */
  async ask<Answer>(): Promise<Answer> {
    const answer = once(this.child, "message");
    this.child.send("?");
    return ((await answer) as [Answer])[0];
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }
}
