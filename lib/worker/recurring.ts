import { isDatabaseClosed } from "@/lib/db";
import { log } from "@/lib/log";

/** Something the worker does again and again. */
export type Chore = { name: string; everyMs: number; run: () => Promise<unknown> };

/**
 * Runs each chore at once and then in its interval; a run that takes longer delays the next one, and one that fails is
 * logged and tried again in time. `stop` waits for runs under way; a database that is closed for good ends it too.
 */
export function startRecurring(chores: readonly Chore[]): { stop: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  const timers = new Map<Chore, NodeJS.Timeout>();
  let stopped = false;

  function schedule(chore: Chore, delayMs: number): void {
    if (stopped || isDatabaseClosed()) return;
    timers.set(
      chore,
      setTimeout(() => {
        const run = perform(chore).finally(() => {
          running.delete(run);
          schedule(chore, chore.everyMs);
        });
        running.add(run);
      }, delayMs),
    );
  }

  for (const chore of chores) schedule(chore, 0);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

async function perform({ name, run }: Chore): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.warn({ err: error, chore: name }, "a recurring task failed");
  }
}
