import * as z from "zod/mini";
import { AgentSummary, ListOrder } from "./agent";
import { MediaGlance } from "./attachment";
import { OwnDraft } from "./draft";
import { maxUnits } from "./text-length";

/** Instants travel as ISO 8601 in UTC. */
const Instant = z.iso.datetime();

/**
 * The 24-hour rule as the server decided it. `closesAt` is when free text stops or stopped; null when the contact never
 * wrote. `refused` says that Meta closed it early (131047).
 */
export const ServiceWindow = z.object({
  closesAt: z.nullable(Instant),
  lastInboundAt: z.nullable(Instant),
  refused: z.boolean(),
});
export type ServiceWindow = z.infer<typeof ServiceWindow>;

export const ConversationState = z.enum(["open", "snoozed", "resolved"]);
export type ConversationState = z.infer<typeof ConversationState>;

/** Queued … played in rank order; see `lib/whatsapp/delivery-status`. */
export const DeliveryStatus = z.enum([
  "queued",
  "sending",
  "unknown",
  "accepted",
  "sent",
  "failed",
  "delivered",
  "read",
  "played",
]);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** Which conversations the list shows. All but `resolved` leave resolved conversations out. */
export const ConversationView = z.enum(["all", "mine", "unassigned", "unread", "closing", "closed", "resolved"]);
export type ConversationView = z.infer<typeof ConversationView>;

export const ContactSummary = z.object({
  id: z.string(),
  /** Saved name, profile name, @username, formatted phone, or "WhatsApp user …abc123": never empty. */
  name: z.string(),
  /** Formatted for reading ("+351 912 555 014"); null for people known only by BSUID. */
  phone: z.nullable(z.string()),
  username: z.nullable(z.string()),
  /** A group chat: it can be read here, not written to. */
  isGroup: z.boolean(),
});
export type ContactSummary = z.infer<typeof ContactSummary>;

/** The last message, as far as a list row needs it. */
export const MessagePreview = z.object({
  direction: z.enum(["inbound", "outbound"]),
  type: z.string(),
  /** Its beginning: at most 160 characters, and an ellipsis where it goes on. */
  text: z.nullable(z.string()),
  status: z.nullable(DeliveryStatus),
  /** Its file, if it has one. */
  media: z.optional(z.nullable(MediaGlance)),
});
export type MessagePreview = z.infer<typeof MessagePreview>;

export const ConversationRow = z.object({
  id: z.string(),
  state: ConversationState,
  contact: ContactSummary,
  number: z.object({ id: z.string(), name: z.string() }),
  assignee: z.nullable(AgentSummary),
  window: ServiceWindow,
  unreadCount: z.number(),
  markedUnread: z.boolean(),
  unanswered: z.boolean(),
  lastActivityAt: Instant,
  preview: z.nullable(MessagePreview),
  /** The reader's own unsent text, shortened. */
  draft: z.nullable(z.string()),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** GET /api/conversations?view=&order=&cursor= → rows, best first. */
export const ConversationPage = z.object({ rows: z.array(ConversationRow), nextCursor: z.nullable(z.string()) });
export type ConversationPage = z.infer<typeof ConversationPage>;

/** Query of GET /api/conversations. With `ids` (comma-separated, ≤ 100) it answers only those of them that the view holds. */
export const ConversationQuery = z.object({
  view: z._default(ConversationView, "all"),
  order: z._default(ListOrder, "activity"),
  cursor: z.optional(z.string().check(maxUnits(200))),
  ids: z.optional(z.string().check(maxUnits(4000))),
});
export type ConversationQuery = z.infer<typeof ConversationQuery>;

/** GET /api/conversations/summary. Counts stop at 1,000. */
export const ConversationSummary = z.object({
  mine: z.number(),
  unassigned: z.number(),
  unread: z.number(),
  all: z.number(),
  closed: z.number(),
  resolved: z.number(),
  /** Unanswered with under two hours left. */
  closing: z.object({ count: z.number(), firstClosesAt: z.nullable(Instant) }),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/** GET /api/conversations/:id. `id` may differ from the one asked for: two conversations were merged. */
export const ConversationDetail = z.extend(ConversationRow, {
  contactDetails: z.object({
    profileName: z.nullable(z.string()),
    userId: z.nullable(z.string()),
    waId: z.nullable(z.string()),
    /** Since when the contact wants no marketing messages; null = may be sent some. */
    marketingStoppedAt: z.nullable(Instant),
    /** Best first: of the last template they were sent, then of their phone's country. Codes as Meta or BCP 47 write them. */
    languages: z.optional(z.array(z.string())),
  }),
  /** The reader's unsent text, whole. */
  ownDraft: OwnDraft,
  /** The first message the team has not read; null when all is read. */
  firstUnreadId: z.nullable(z.string()),
  numberStopped: z.nullable(z.object({ code: z.nullable(z.number()), details: z.nullable(z.string()), since: Instant })),
  /** Whether WhatsApp is told "read" when an agent opens the conversation, or only when one replies. */
  markReadOn: z.enum(["open", "reply"]),
});
export type ConversationDetail = z.infer<typeof ConversationDetail>;

/** PUT /api/conversations/:id/assignment. */
export const AssignmentInput = z.object({ assigneeId: z.string().check(z.minLength(1), maxUnits(64)) });
export type AssignmentInput = z.infer<typeof AssignmentInput>;

/** PUT /api/conversations/:id/read-marker. DELETE marks unread. */
export const ReadMarkerInput = z.object({ upToMessageId: z.uuid() });
export type ReadMarkerInput = z.infer<typeof ReadMarkerInput>;

/** PUT /api/conversations/:id/presence. Repeated every 10 s while true; forgotten after 15 s. */
export const PresenceInput = z.object({ state: z.enum(["viewing", "writing", "gone"]) });
export type PresenceInput = z.infer<typeof PresenceInput>;
