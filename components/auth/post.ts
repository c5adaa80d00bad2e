import { Problem } from "@/lib/contract/problem";
import { SignedIn } from "@/lib/contract/session";
import { send } from "./send";

/** What came of posting a gate's form: a session and where to go, a refusal, or no answer at all. */
export type Posted = { kind: "signed-in"; next: string } | { kind: "refused"; problem: Problem["error"] } | { kind: "away" };

/** Posts fields as JSON to a handler that answers `SignedIn` or a `Problem`. Never throws. */
export async function post(path: string, fields: unknown): Promise<Posted> {
  const response = await send("POST", path, fields);
  const body: unknown = await response?.json().catch(() => null);
  const signedIn = SignedIn.safeParse(body);
  if (response?.ok && signedIn.success) return { kind: "signed-in", next: signedIn.data.next };
  const problem = Problem.safeParse(body);
  if (problem.success && problem.data.error.code !== "unavailable") return { kind: "refused", problem: problem.data.error };
  return { kind: "away" };
}
