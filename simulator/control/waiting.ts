import * as z from "zod";
import type { ControlCall } from "./call";
import { ControlError } from "./control-error";

const MOST_WAITERS = 500;
/** Looks now and then without being told, for what changes without an event. */
const LOOK_EVERY_MS = 200;

export const Patience = z.object({ timeoutMs: z.coerce.number().int().min(0).max(60_000).default(10_000) });

let waiters = 0;

/** Answers as soon as `look` finds something; 408 when it takes too long. */
export async function waitFor<T>(call: ControlCall, timeoutMs: number, look: () => T | undefined): Promise<T> {
  if (waiters >= MOST_WAITERS) throw new ControlError(429, "Too many are waiting already.");
  const found = look();
  if (found !== undefined) return found;
  waiters++;
  try {
    return await new Promise<T>((resolve, reject) => {
      const check = () => {
        const now = look();
        if (now !== undefined) finish(() => resolve(now));
      };
      const finish = (settle: () => void) => {
        clearTimeout(deadline);
        clearInterval(ticker);
        stop();
        call.exchange.response.off("close", giveUp);
        settle();
      };
      const giveUp = () => finish(() => reject(new ControlError(408, "It has not happened in time.")));
      // An event is told from the middle of a change: look when the change is complete.
      const stop = call.world.events.listen(() => setImmediate(check));
      const ticker = setInterval(check, LOOK_EVERY_MS);
      const deadline = setTimeout(giveUp, timeoutMs);
      call.exchange.response.on("close", giveUp);
    });
  } finally {
    waiters--;
  }
}
