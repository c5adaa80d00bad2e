import * as z from "zod/mini";
import { AgentSummary } from "./agent";
import { ContactsReply, InteractiveReply, LocationReply, MediaReply, TemplateReply, TextReply } from "./message";

const Instant = z.iso.datetime();

/** What can be sent later: what a reply says. The collision guard does not wait with it. */
export const ScheduledContent = z.discriminatedUnion("kind", [
  TextReply,
  MediaReply,
  LocationReply,
  ContactsReply,
  InteractiveReply,
  TemplateReply,
]);
export type ScheduledContent = z.infer<typeof ScheduledContent>;

/** When: at an instant, or once, when the contact next writes. */
export const ScheduleTrigger = z.discriminatedUnion("type", [
  z.object({ type: z.literal("at"), sendAt: Instant }),
  z.object({ type: z.literal("next_inbound") }),
]);
export type ScheduleTrigger = z.infer<typeof ScheduleTrigger>;

/** How far ahead a reply can be scheduled, in days. */
export const SCHEDULE_MAX_DAYS = 30;
/** How many replies may wait in one conversation. */
export const SCHEDULED_MAX = 20;

/**
 * POST /api/conversations/:id/scheduled → 201 ScheduledReplyView. A free-form reply at a time when the window, as it stands, will
 * be closed is refused: 409 "service_window_closed". The same clientMessageId twice makes one.
 */
export const ScheduleInput = z.object({ reply: ScheduledContent, trigger: ScheduleTrigger });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

/** One that waits, or that could not be sent and nobody has dismissed yet. DELETE /api/conversations/:id/scheduled/:scheduledId cancels or dismisses it. */
export const ScheduledReplyView = z.object({
  id: z.string(),
  agent: AgentSummary,
  kind: z.enum(["text", "media", "location", "contacts", "interactive", "template"]),
  /** Text, caption, or the body of what is sent; null when it has no words. */
  text: z.nullable(z.string()),
  fileName: z.nullable(z.string()),
  trigger: ScheduleTrigger,
  state: z.enum(["waiting", "failed"]),
  /** Of a failed one: the code of the refusal ("service_window_closed", …). */
  failure: z.nullable(z.string()),
  createdAt: Instant,
});
export type ScheduledReplyView = z.infer<typeof ScheduledReplyView>;

/** GET /api/conversations/:id/scheduled: oldest first. */
export const ScheduledReplyList = z.object({ replies: z.array(ScheduledReplyView) });
export type ScheduledReplyList = z.infer<typeof ScheduledReplyList>;
