import { latePart } from "@/lib/client/late-part";
import type { Entry } from "./entry";

const loadReader = latePart(() => import("./read-entry"));

/**
 * Takes a step of the way in; never throws. What checks the answer is loaded with the first step: whoever only looks at the
 * form does not wait for it, and the inbox behind it needs the same.
 */
export async function enter(path: string, fields: unknown): Promise<Entry> {
  const reader = await loadReader().catch(() => null);
  return reader ? reader.readEntry(path, fields) : { kind: "refused", isForbidden: false, refusal: { kind: "away" } };
}
