import type { Job } from "@/lib/jobs/job";

/** What the rows of one transaction make known to others, at its commit. */
export type Consequences = { conversations: Set<string>; jobs: Job[] };
