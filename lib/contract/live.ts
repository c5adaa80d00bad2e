import * as z from "zod/mini";
import { AgentSummary } from "./agent";

/** Milliseconds since 1970 by the server's clock; in every frame and in the `x-server-time` header of every answer. */
const serverTime = z.number();
/** Which build of the pages the server has. A page of another one offers to reload. */
const build = z.optional(z.string());

/** One Server-Sent Event of GET /api/events: ids only, the browser fetches what it shows. */
export const LiveFrame = z.discriminatedUnion("type", [
  /** First frame of a stream: whatever came before may have been missed, so refetch. */
  z.object({ type: z.literal("hello"), serverTime, build }),
  /** `conversations` changed in any way; `all` instead of ids when there are too many to name. */
  z.object({ type: z.literal("changed"), serverTime, conversations: z.array(z.string()), all: z.optional(z.boolean()) }),
  /** The reader's own draft has other words: whoever gave them this name knows them. */
  z.object({ type: z.literal("draft"), serverTime, conversationId: z.string(), revision: z.string() }),
  z.object({ type: z.literal("templates"), serverTime }),
  z.object({
    type: z.literal("presence"),
    serverTime,
    conversationId: z.string(),
    agent: AgentSummary,
    state: z.enum(["viewing", "writing", "gone"]),
  }),
  /** Nothing happened for a while; also sent when the server's clock jumped (sandbox only). */
  z.object({ type: z.literal("heartbeat"), serverTime, build }),
  /** The session ended: sign in again. */
  z.object({ type: z.literal("signed-out"), serverTime }),
]);
export type LiveFrame = z.infer<typeof LiveFrame>;

/** How often a quiet stream says that it is alive, in milliseconds. Two missed ones mean a broken stream. */
export const HEARTBEAT_MS = 15_000;
