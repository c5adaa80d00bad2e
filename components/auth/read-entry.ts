import type { Entry } from "./entry";
import { post } from "./post";
import { refusalOf } from "./refusal";

/** Posts a step of the way in, and says in the gate's words why it was refused. */
export async function readEntry(path: string, fields: unknown): Promise<Entry> {
  const posted = await post(path, fields);
  if (posted.kind === "signed-in") return posted;
  if (posted.kind === "away") return { kind: "refused", isForbidden: false, refusal: posted };
  return { kind: "refused", isForbidden: posted.problem.code === "forbidden", refusal: refusalOf(posted.problem) };
}
