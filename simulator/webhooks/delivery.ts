import type { Mark } from "./log";
import type { Target } from "./targets";
import type { Update } from "./update";

/** One POST to the product, with everything needed to make it again byte for byte. */
export type Delivery = {
  id: number;
  createdAt: number;
  updates: Update[];
  body: Buffer;
  target: Target;
  signature: string;
  mark: Mark | null;
  attempts: number;
  state: "trying" | "acknowledged" | "given-up";
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the second, third … attempt: at once, then growing. */
const WAITS = [0, SECOND, 4 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
const LONGEST_WAIT = 16 * HOUR;
const HORIZON = 7 * 24 * HOUR;

/** How long Meta waits after a failed attempt, or null when it gives up (seven days, or the setting's number of attempts). */
export function waitBeforeNextAttempt(delivery: Delivery, now: number, maxAttempts: number): number | null {
  if (delivery.attempts >= maxAttempts || now - delivery.createdAt > HORIZON) return null;
  return WAITS[delivery.attempts - 1] ?? LONGEST_WAIT;
}

export function inWords(delivery: Delivery): { words: string; subject: string } {
  const [first] = delivery.updates;
  const others = delivery.updates.length - 1;
  const words = others > 0 ? `${first?.words} and ${others} more` : (first?.words ?? "a body of your own");
  return { words: words + attemptWords(delivery) + markWords(delivery.mark), subject: first?.subject ?? "" };
}

function attemptWords(delivery: Delivery): string {
  const words = ["", "", ", second try", ", third try"];
  return words[delivery.attempts] ?? `, try ${delivery.attempts}`;
}

function markWords(mark: Mark | null): string {
  switch (mark) {
    case "duplicate":
      return ", sent twice on purpose";
    case "reordered":
      return ", after its successor on purpose";
    case "late":
      return ", hours late on purpose";
    case "again":
      return ", sent again by hand";
    case null:
      return "";
  }
}
