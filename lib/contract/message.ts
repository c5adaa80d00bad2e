import * as z from "zod/mini";
import { AgentSummary } from "./agent";
import { AttachmentView, MediaGlance, MediaKind } from "./attachment";
import { CONTACTS_MAX, ContactCard } from "./contact-card";
import { MessageContent, Pricing, Referral } from "./content";
import { DeliveryStatus } from "./conversation";
import { DraftRevisions } from "./draft";
import { Interactive } from "./interactive";
import { TemplateCardView, TemplateExtras } from "./template";
import { isSeen, maxUnits } from "./text-length";

const Instant = z.iso.datetime();
const At = z.nullable(Instant);

/** The approved template as it was when it was sent, with its variables filled in. */
export const TemplateSnapshot = z.object({
  name: z.string(),
  language: z.string(),
  header: z.nullable(z.string()),
  body: z.string(),
  footer: z.nullable(z.string()),
  buttons: z.array(z.string()),
  /** Parts that older rows lack. `code`: a coupon or one-time password. */
  headerFormat: z.optional(z.nullable(z.string())),
  buttonTypes: z.optional(z.array(z.string())),
  cards: z.optional(z.array(TemplateCardView)),
  location: z.optional(z.nullable(z.object({ name: z.string(), address: z.string() }))),
  offer: z.optional(z.nullable(z.object({ text: z.string(), endsAt: z.nullable(Instant) }))),
  code: z.optional(z.nullable(z.string())),
});
export type TemplateSnapshot = z.infer<typeof TemplateSnapshot>;

export const QuotedMessage = z.object({
  /** Null when we do not have the quoted message. */
  id: z.nullable(z.string()),
  direction: z.nullable(z.enum(["inbound", "outbound"])),
  /** The agent's or contact's name. */
  author: z.nullable(z.string()),
  type: z.nullable(z.string()),
  text: z.nullable(z.string()),
  /** Its file, if it has one. */
  media: z.optional(z.nullable(MediaGlance)),
});
export type QuotedMessage = z.infer<typeof QuotedMessage>;

export const ReactionView = z.object({
  side: z.enum(["contact", "business"]),
  emoji: z.string(),
  /** Of our own reaction; null on the contact's. */
  status: z.nullable(DeliveryStatus),
  /** Whose it is, in a group. */
  author: z.optional(z.object({ id: z.string(), name: z.string() })),
});
export type ReactionView = z.infer<typeof ReactionView>;

/** When each stage was reached, by Meta's clock where Meta said it. Null = not reached, or not told. */
export const DeliverySteps = z.object({
  queuedAt: At,
  acceptedAt: At,
  sentAt: At,
  deliveredAt: At,
  readAt: At,
  playedAt: At,
  failedAt: At,
});
export type DeliverySteps = z.infer<typeof DeliverySteps>;

/** Why a message failed, raw. The words come from `lib/whatsapp/errors` and the message catalogue. */
export const MessageFailure = z.object({
  /** Meta's code; null when we refused it ourselves (`ours` says why). */
  code: z.nullable(z.number()),
  ours: z.nullable(
    z.enum(["service_window_closed", "template_unavailable", "too_many_attempts", "opted_out", "file_unavailable"]),
  ),
  title: z.nullable(z.string()),
  details: z.nullable(z.string()),
});
export type MessageFailure = z.infer<typeof MessageFailure>;

export const MessageView = z.object({
  id: z.string(),
  conversationId: z.string(),
  direction: z.enum(["inbound", "outbound"]),
  /** Meta's type: text, template, image, … , call, system, unsupported. Reactions, edits and revocations change messages and are none, unless their message is not here. */
  type: z.string(),
  /** Text, or caption, or what stands for it; the newest words of an edited message. Null when the contact deleted it. */
  text: z.nullable(z.string()),
  attachments: z.array(AttachmentView),
  content: z.nullable(MessageContent),
  referral: z.nullable(Referral),
  agent: z.nullable(AgentSummary),
  /** Who wrote it, in a group. */
  author: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** phone: typed in the WhatsApp app on the number's own phone · standby: received while somebody else answers for the number · partner: sent by that one. */
  source: z.nullable(z.enum(["phone", "standby", "partner"])),
  happenedAt: Instant,
  /** What WhatsApp gave as its time, where that was ahead of when it came. */
  metaAt: At,
  quoted: z.nullable(QuotedMessage),
  forwarded: z.boolean(),
  /** More than five times. */
  forwardedOften: z.boolean(),
  editedAt: At,
  /** An edit (shown as a text) or a reaction (with its emoji as text), whose message is not here. */
  isOriginalMissing: z.optional(z.boolean()),
  /** What it said before each edit, oldest first. */
  previousTexts: z.array(z.string()),
  revokedAt: At,
  reactions: z.array(ReactionView),
  template: z.nullable(TemplateSnapshot),
  /** Null on inbound messages. */
  status: z.nullable(DeliveryStatus),
  steps: DeliverySteps,
  failure: z.nullable(MessageFailure),
  pricing: z.nullable(Pricing),
  attempts: z.number(),
  /** When the next attempt is due, while a message waits for it. */
  retryAt: At,
  retryOfId: z.nullable(z.string()),
  retriedById: z.nullable(z.string()),
  clientMessageId: z.nullable(z.string()),
});
export type MessageView = z.infer<typeof MessageView>;

/** A line in the thread that is not a message. */
export const ConversationEventView = z.object({
  id: z.string(),
  kind: z.enum(["assigned", "unassigned", "resolved", "reopened", "marketing_stopped", "marketing_resumed"]),
  actor: z.nullable(AgentSummary),
  subject: z.nullable(AgentSummary),
  happenedAt: Instant,
});
export type ConversationEventView = z.infer<typeof ConversationEventView>;

/**
 * One page of a thread, oldest first. `older` and `newer` are cursors; null at the ends. `events` are those between this
 * page's messages (and after them on the last page).
 */
export const ThreadPage = z.object({
  messages: z.array(MessageView),
  events: z.array(ConversationEventView),
  older: z.nullable(z.string()),
  newer: z.nullable(z.string()),
});
export type ThreadPage = z.infer<typeof ThreadPage>;

/** Query of GET /api/conversations/:id/messages: the newest page, or the one before / after a cursor, or around a message. */
export const ThreadQuery = z.object({
  before: z.optional(z.string().check(maxUnits(200))),
  after: z.optional(z.string().check(maxUnits(200))),
  around: z.optional(z.uuid()),
});
export type ThreadQuery = z.infer<typeof ThreadQuery>;

const clientMessageId = z.uuid();

/** WhatsApp's limit on a text message, in UTF-16 units. */
export const TEXT_MAX_LENGTH = 4096;

export const TextReply = z.object({
  kind: z.literal("text"),
  clientMessageId,
  text: z.string().check(z.trim(), z.minLength(1), maxUnits(TEXT_MAX_LENGTH), isSeen),
  quotedMessageId: z.optional(z.uuid()),
  /** The newest message the agent had on screen; a colleague's later reply stops this one (409 "collision"). Absent = send anyway. */
  seenMessageId: z.optional(z.uuid()),
  /** The revisions of the sender's draft that these words stood in: it is forgotten. A draft with newer words stays. */
  draftRevisions: z.optional(DraftRevisions),
});

/** WhatsApp's limit on a caption, in UTF-16 units. */
export const CAPTION_MAX_LENGTH = 1024;

const quoting = {
  quotedMessageId: z.optional(z.uuid()),
  seenMessageId: z.optional(z.uuid()),
};

/** A file that was uploaded before (POST /api/files). Audio and stickers have no caption; `isVoice` only on Ogg/Opus audio. */
export const MediaReply = z.object({
  kind: z.literal("media"),
  clientMessageId,
  fileId: z.uuid(),
  as: MediaKind,
  isVoice: z.optional(z.boolean()),
  caption: z.optional(z.string().check(z.trim(), maxUnits(CAPTION_MAX_LENGTH))),
  /** What a document is called on the contact's phone. */
  fileName: z.optional(z.string().check(z.trim(), maxUnits(240))),
  ...quoting,
});

export const LocationReply = z.object({
  kind: z.literal("location"),
  clientMessageId,
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  name: z.optional(z.string().check(z.trim(), maxUnits(200))),
  address: z.optional(z.string().check(z.trim(), maxUnits(500))),
  ...quoting,
});

export const ContactsReply = z.object({
  kind: z.literal("contacts"),
  clientMessageId,
  cards: z.array(ContactCard).check(z.minLength(1), z.maxLength(CONTACTS_MAX)),
  ...quoting,
});

export const InteractiveReply = z.object({
  kind: z.literal("interactive"),
  clientMessageId,
  interactive: Interactive,
  ...quoting,
});

/** The words, files or cards of a message of any conversation, sent to this one as our own. */
export const ForwardReply = z.object({ kind: z.literal("forward"), clientMessageId, sourceMessageId: z.uuid() });

export const TemplateReply = z.object({
  kind: z.literal("template"),
  clientMessageId,
  templateId: z.uuid(),
  /** By variable key: "header.1", "body.1", "body.first_name", "button.0.1". Every variable is required. */
  values: z.record(z.string().check(maxUnits(80)), z.string().check(maxUnits(1024))),
  extras: z.optional(TemplateExtras),
});

export const ReactionReply = z.object({
  kind: z.literal("reaction"),
  clientMessageId,
  targetMessageId: z.uuid(),
  /** One emoji, or "" to take it back. */
  emoji: z.string().check(maxUnits(32)),
});

/** A new attempt of a failed or unknown message, linked to it. */
export const RetryReply = z.object({ kind: z.literal("retry"), clientMessageId, retryOfId: z.uuid() });

/** POST /api/conversations/:id/messages → 201 MessageView. The same clientMessageId twice makes one message. */
export const ReplyInput = z.discriminatedUnion("kind", [
  TextReply,
  MediaReply,
  LocationReply,
  ContactsReply,
  InteractiveReply,
  ForwardReply,
  TemplateReply,
  ReactionReply,
  RetryReply,
]);
export type ReplyInput = z.infer<typeof ReplyInput>;
