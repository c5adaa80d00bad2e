import type { Problem } from "@/lib/contract/problem";
import { SignInRefusal } from "@/lib/contract/session";

/** Why a gate did not open, as its notice tells it. */
export type Refusal =
  | { kind: "mismatch"; triesLeft: number; pause: Pause | null }
  | { kind: "paused"; pause: Pause }
  | { kind: "away" }
  /** The browser keeps no session at this address. */
  | { kind: "address" }
  | { kind: "failed"; requestId: string };

export type Pause = { seconds: number };

/** The refusal of a sign-in, from the problem that the server answered with. */
export function refusalOf({ code, details, requestId }: Omit<Problem["error"], "message">): Refusal {
  const { triesLeft = 0, retryAfterSeconds } = SignInRefusal.safeParse(details).data ?? {};
  const pause = retryAfterSeconds === undefined ? null : { seconds: retryAfterSeconds };
  // Input that cannot be read (an address of 400 signs) is a wrong one too.
  if (code === "unauthenticated" || code === "invalid_input") return { kind: "mismatch", triesLeft, pause };
  if (code === "too_many_attempts" && pause) return { kind: "paused", pause };
  if (code === "insecure_address") return { kind: "address" };
  if (code === "unavailable") return { kind: "away" };
  return { kind: "failed", requestId };
}
