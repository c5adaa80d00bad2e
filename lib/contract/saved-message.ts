import * as z from "zod/mini";
import { Interactive } from "./interactive";
import { isSeen, maxUnits } from "./text-length";

/** The longest name of a saved message. */
export const SAVED_NAME_MAX_LENGTH = 80;

/** POST /api/saved-messages and PUT /api/saved-messages/:id. A name that is taken: 409 "conflict". */
export const SavedMessageInput = z.object({
  name: z.string().check(z.trim(), z.minLength(1), maxUnits(SAVED_NAME_MAX_LENGTH), isSeen),
  interactive: Interactive,
});
export type SavedMessageInput = z.infer<typeof SavedMessageInput>;

export const SavedMessageView = z.object({
  id: z.string(),
  name: z.string(),
  interactive: Interactive,
  updatedAt: z.iso.datetime(),
});
export type SavedMessageView = z.infer<typeof SavedMessageView>;

/** GET /api/saved-messages: by name. */
export const SavedMessageList = z.object({ messages: z.array(SavedMessageView) });
export type SavedMessageList = z.infer<typeof SavedMessageList>;
