import { Problem } from "@/lib/contract/problem";
import { SignedIn } from "@/lib/contract/session";

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

/** A JSON request to our own server; null when no answer came. */
export async function send(method: "POST" | "PUT", path: string, body: unknown): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method, headers, body: JSON.stringify(body) }).catch(() => null);
}
