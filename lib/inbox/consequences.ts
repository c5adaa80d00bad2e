import type { Job } from "@/lib/jobs/job";

/** What the rows of one transaction make known to others, at its commit. `all`: more changed than `conversations` names. */
export type Consequences = { conversations: Set<string>; jobs: Job[]; all?: boolean };
