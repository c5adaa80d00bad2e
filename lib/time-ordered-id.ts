import { v7 as uuidv7 } from "uuid";
import { realNow } from "./clock";
import { singleton } from "./singleton";

const last = singleton("time-ordered-id", () => ({ msecs: 0, seq: 0 }));

/**
 * A new id (UUID v7) that sorts behind this process's earlier ones, and among other processes' by when it was made: by the database's
 * clock, because the order of ids is the order of arrival, and hosts' clocks disagree.
 */
export function timeOrderedId(): string {
  const msecs = realNow().getTime();
  last.seq = msecs > last.msecs ? 0 : last.seq + 1;
  last.msecs = Math.max(last.msecs, msecs);
  return uuidv7({ msecs: last.msecs, seq: last.seq });
}
