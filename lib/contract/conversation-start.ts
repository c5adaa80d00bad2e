import * as z from "zod/mini";
import { maxUnits } from "./text-length";

/** POST /api/conversations: with whom, from which of our numbers. The phone as a person writes it. */
export const StartConversationInput = z.object({
  numberId: z.uuid(),
  phone: z.string().check(z.trim(), z.minLength(1), maxUnits(40)),
});
export type StartConversationInput = z.infer<typeof StartConversationInput>;

/** The conversation to go on in. `isNew`: it was not there before. */
export const StartedConversation = z.object({ id: z.string(), isNew: z.boolean() });
export type StartedConversation = z.infer<typeof StartedConversation>;

/** Why a phone was refused: details of "invalid_input". */
export const StartRefusal = z.object({ reason: z.enum(["no_phone", "own_number"]) });
