import * as z from "zod/mini";
import { maxUnits } from "./text-length";

/** More than any message may have, so that two drafts can stand one behind the other until somebody shortens them. */
const DRAFT_MAX_LENGTH = 16_384;
/** How many revisions a save may name. */
export const MAX_KNOWN_REVISIONS = 20;

/** The revisions of a draft, newest last. */
export const DraftRevisions = z.array(z.uuid()).check(z.maxLength(MAX_KNOWN_REVISIONS));

/** An agent's unsent words in a conversation, the same on all their devices. */
export const OwnDraft = z.object({
  text: z.string(),
  /** What was written on another device meanwhile: it waits to be added to the text or discarded. */
  beside: z.string(),
  /** The name that the writing browser gave to these words; null = there was never a draft. */
  revision: z.nullable(z.string()),
  /** Higher is newer, of one draft; 0 = there was never one. */
  version: z.number(),
});
export type OwnDraft = z.infer<typeof OwnDraft>;

/**
 * PUT /api/conversations/:id/draft → OwnDraft. What is there is replaced only when the writer knows its revision; else 409
 * "conflict" with what is there as `details`. The same revision twice is saved once. Empty words forget the draft.
 */
export const DraftInput = z.object({
  text: z.string().check(maxUnits(DRAFT_MAX_LENGTH)),
  beside: z._default(z.string().check(maxUnits(DRAFT_MAX_LENGTH)), ""),
  revision: z.uuid(),
  /** The revisions whose words the writer has seen. */
  knows: DraftRevisions,
});
export type DraftInput = z.infer<typeof DraftInput>;
