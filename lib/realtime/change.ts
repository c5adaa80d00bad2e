import { z } from "zod";

/** What one process tells the others: ids only. Small enough for a notification (8,000 bytes). */
export const Change = z.discriminatedUnion("type", [
  z.object({ type: z.literal("changed"), conversations: z.array(z.string()), all: z.boolean().optional() }),
  /** `isAppearing`: there was no draft, or there is none any more, which lists show. */
  z.object({
    type: z.literal("draft"),
    conversationId: z.string(),
    agentId: z.string(),
    revision: z.string(),
    isAppearing: z.boolean(),
  }),
  z.object({ type: z.literal("templates") }),
  z.object({ type: z.literal("webhooks") }),
  /** The keys of a number, or of one that is being connected: whoever holds some forgets them. */
  z.object({ type: z.literal("keys") }),
  /** Sessions of this agent have ended. */
  z.object({ type: z.literal("agent-signed-out"), agentId: z.string() }),
  /** What these agents may do or see has changed: their browsers fetch everything anew. */
  z.object({ type: z.literal("agents-changed"), agentIds: z.array(z.string()) }),
  z.object({
    type: z.literal("presence"),
    conversationId: z.string(),
    agent: z.object({ id: z.string(), name: z.string() }),
    state: z.enum(["viewing", "writing", "gone"]),
  }),
]);
export type Change = z.infer<typeof Change>;

/** The channel of all notifications. */
export const CHANNEL = "casement";

/** More ids than this would not fit a notification: everything is said to have changed. */
export const MAX_IDS = 150;
