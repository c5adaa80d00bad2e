import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { EnvError, isRunByNpm, settings } from "@/lib/env";
import { log } from "@/lib/log";
import { Refusal } from "./refusal";

/** How long a process may take to end cleanly. */
const STOP_TIMEOUT_MS = 8_500;

const PARENT_CHECK_MS = 500;

/** The one word that a process says to its supervisor, when it does its work. */
export const READY = "ready";

/** How a supervised process ends when it refuses to start: trying again would not help. Anything else might pass. */
export const REFUSED = 78;

/** Says what to undo when the process ends. What was begun last is undone first. */
export type OnStop = (undo: () => unknown) => void;

/**
 * Runs one of the product's processes: starts it, says when it is ready, and ends it cleanly on SIGTERM, SIGINT or SIGHUP,
 * even before it is ready, and when the supervisor that started it is gone. What cannot start says so and exits with 1.
 */
export async function runProcess(name: string, start: (onStop: OnStop) => Promise<void>, stopTimeoutMs = STOP_TIMEOUT_MS) {
  const ending = new Ending(name, stopTimeoutMs);
  endOnSignals(ending);
  endOnBugs(name, ending);
  try {
    log.level = settings().LOG_LEVEL;
    await start((undo) => ending.add(undo));
    process.send?.(READY);
  } catch (error) {
    if (ending.begun) return;
    complain(error);
    await ending.begin(isSupervised() && isRefusal(error) ? REFUSED : 1);
  }
}

/** Whether `npm start` or `npm run dev` started this process and has prepared everything for it. */
export function isSupervised(): boolean {
  return process.send !== undefined;
}

/** The way out of a process: once, in reverse order of the way in, within bounds of time. */
class Ending {
  begun = false;
  private readonly undos: (() => unknown)[] = [];

  constructor(
    private readonly name: string,
    private readonly timeoutMs: number,
  ) {}

  add(undo: () => unknown): void {
    this.undos.push(undo);
  }

  async begin(exitCode: number): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    setTimeout(() => this.giveUp(), this.timeoutMs);
    for (const undo of this.undos.reverse()) await this.attempt(undo);
    process.exit(exitCode);
  }

  /** Whoever read our log may be gone, and writing to nobody throws: exiting must not depend on it. */
  private giveUp(): void {
    try {
      log.warn(`${this.name} did not end in time`);
    } finally {
      process.exit(1);
    }
  }

  private async attempt(undo: () => unknown): Promise<void> {
    try {
      await undo();
    } catch (error) {
      log.error({ err: error }, `${this.name} could not end cleanly`);
    }
  }
}

function endOnSignals(ending: Ending): void {
  const end = () => void ending.begin(0);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  // Ctrl-C reaches every process of the terminal. A supervised one leaves the order of ending to its supervisor.
  process.on("SIGINT", isSupervised() ? () => undefined : end);
  process.on("disconnect", end);
  if (isRunByNpm() && !isSupervised()) endWithParent(end);
}

/** npm passes a signal on to its shell, which dies of it and tells nobody: the script finds itself with another parent. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS).unref();
}

function endOnBugs(name: string, ending: Ending): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      if (ending.begun) return;
      log.fatal({ err: error }, `${name} failed`);
      void ending.begin(1);
    });
  }
}

/** People read one sentence for what they can change, and for what passes; a stack for a bug. */
function complain(error: unknown): void {
  const fault = databaseFault(error);
  // What of the tables is of another version can only be read from the error.
  const passes = fault !== null && fault !== "other-schema" && fault !== "broken";
  if (isRefusal(error)) console.error(`\n${error.message}`);
  else console.error(passes ? `\n${FAULT_WORDS[fault]}` : error);
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Refusal || error instanceof EnvError;
}
