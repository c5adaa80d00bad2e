import type { Refusal } from "./refusal";

/** What came of a step of the way in. Forbidden: what was proven before it no longer counts. */
export type Entry = { kind: "signed-in"; next: string } | { kind: "refused"; isForbidden: boolean; refusal: Refusal };
