import * as z from "zod/mini";

/** The body of every refused request: a stable code, words for the agent, and what to quote to an admin. */
export const Problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    details: z.optional(z.unknown()),
  }),
});
export type Problem = z.infer<typeof Problem>;
