import * as z from "zod/mini";
import { AgentSummary } from "./agent";
import { ContactSummary, ConversationRow, DeliveryStatus } from "./conversation";
import { DeliverySteps, MessageFailure } from "./message";
import { DeliveryFigures } from "./template-library";
import { maxUnits } from "./text-length";

const Instant = z.iso.datetime();
const At = z.nullable(Instant);
const NumberSummary = z.object({ id: z.string(), name: z.string() });
const id = z.string().check(z.minLength(1), maxUnits(64));

/** No report reaches further than this, in days. */
export const REPORT_MAX_DAYS = 31;

/**
 * What every report is asked with: a period by when we sent (from ≤ t < to), at most 31 days, and whose. What a team sent is what its
 * people sent; its conversations are those that its people were given, and those that nobody was on a number that it answers.
 */
export const ReportQuery = z.object({
  from: Instant,
  to: Instant,
  /** IANA, the reader's: hours and days are cut by it. */
  timeZone: z.string().check(maxUnits(64)),
  numberId: z.optional(z.uuid()),
  teamId: z.optional(z.uuid()),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/**
 * Seconds of business time, by percentiles that somebody really waited. Only what was answered (or resolved) is measured; a reply that
 * failed has answered nobody.
 */
export const TimeFigures = z.object({
  measured: z.number(),
  medianSeconds: z.nullable(z.number()),
  p90Seconds: z.nullable(z.number()),
  /** The same weekdays of the four weeks before (of longer periods: those weeks); null when there is nothing to compare with. */
  usual: z.nullable(z.object({ medianSeconds: z.number(), p90Seconds: z.number() })),
});
export type TimeFigures = z.infer<typeof TimeFigures>;

/** A contact who waits for an answer, from the first message that nobody answered. */
export const WaitingRow = z.object({
  conversationId: z.string(),
  contact: ContactSummary,
  number: NumberSummary,
  assignee: z.nullable(AgentSummary),
  words: z.nullable(z.string()),
  since: Instant,
  /** In business time, at `asOf`. */
  waitedSeconds: z.number(),
  windowClosesAt: At,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** One row of the team: a person, nobody (`agent` null, unassigned conversations), together they are the whole. */
export const TeamRow = z.object({
  agent: z.nullable(AgentSummary),
  isHere: z.boolean(),
  seenAt: At,
  open: z.number(),
  waiting: z.number(),
  medianResponseSeconds: z.nullable(z.number()),
  sent: z.number(),
  failed: z.number(),
});
export type TeamRow = z.infer<typeof TeamRow>;

/** What Meta's reports say of the price of messages that arrived; nothing is said of the others. */
export const PriceRow = z.object({ category: z.string(), type: z.nullable(z.string()), messages: z.number() });
export type PriceRow = z.infer<typeof PriceRow>;

/** Why messages failed: Meta's code, or our own word for what we refused. */
export const Cause = z.object({ code: z.nullable(z.number()), ours: z.nullable(z.string()) });
export type Cause = z.infer<typeof Cause>;

/** GET /api/supervision/board (supervisors). */
export const Board = z.object({
  asOf: Instant,
  waiting: z.object({
    count: z.number(),
    longestSeconds: z.nullable(z.number()),
    withNobody: z.number(),
    longestWithNobodySeconds: z.nullable(z.number()),
  }),
  /** Unanswered, and the window closes within two hours. */
  closing: z.object({
    count: z.number(),
    firstClosesAt: At,
    firstContact: z.nullable(z.string()),
    firstAssignee: z.nullable(z.string()),
  }),
  responses: TimeFigures,
  resolutions: TimeFigures,
  deliveries: DeliveryFigures,
  /** `lagMs`: how long the oldest waiting delivery has waited; when none waits, how long the newest took; null when none ever came. */
  ingest: z.object({ lagMs: z.nullable(z.number()), waiting: z.number(), setAside: z.number() }),
  /** Those that close within two hours by time left, then the others by time waited; at most 50 of each. */
  closingRows: z.array(WaitingRow),
  waitingRows: z.array(WaitingRow),
  team: z.array(TeamRow),
  causes: z.array(z.extend(Cause, { messages: z.number() })),
  /** How many of the failed could go out again now. */
  retriable: z.number(),
  prices: z.array(PriceRow),
  /** The one thing that explains most failures: a template, in one hour. Null = no such thing. */
  remark: z.nullable(z.object({ template: z.string(), hour: Instant, messages: z.number() })),
});
export type Board = z.infer<typeof Board>;

/** GET /api/supervision/deliveries?by=: `key` is the hour's start, or the id of a number, an agent (null = automatic), or a template's name (null = none). */
export const DeliveryGrouping = z.enum(["hour", "number", "agent", "template"]);
export type DeliveryGrouping = z.infer<typeof DeliveryGrouping>;
export const DeliveryReport = z.object({
  by: DeliveryGrouping,
  /** Hours are days when the period is longer than two of them. */
  unit: z.enum(["hour", "day"]),
  rows: z.array(z.extend(DeliveryFigures, { key: z.nullable(z.string()), label: z.nullable(z.string()) })),
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;

/**
 * Which conversations a figure counts; `from` and `to` are needed for, and only count for, "resolved": those whose resolution was measured,
 * each once, by who resolved it last. GET /api/supervision/conversations → SupervisedConversations.
 */
export const ConversationFilter = z.object({
  set: z.enum(["waiting", "closing", "open", "resolved"]),
  from: z.optional(Instant),
  to: z.optional(Instant),
  numberId: z.optional(z.uuid()),
  teamId: z.optional(z.uuid()),
  /** An agent's id, or "nobody". */
  agentId: z.optional(id),
  cursor: z.optional(z.string().check(maxUnits(200))),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;
export const SupervisedConversations = z.object({
  total: z.number(),
  rows: z.array(ConversationRow),
  nextCursor: z.nullable(z.string()),
});
export type SupervisedConversations = z.infer<typeof SupervisedConversations>;

/** What a status filter means: the buckets of `DeliveryFigures`, so that each figure opens what it counts. */
export const DeliveryBucket = z.enum(["waiting", "unknown", "sent", "delivered", "read", "failed"]);
export type DeliveryBucket = z.infer<typeof DeliveryBucket>;

/** Which messages of ours a list shows. GET /api/supervision/messages, and /api/supervision/messages/export for CSV. */
export const MessageFilter = z.object({
  from: Instant,
  to: Instant,
  bucket: z.optional(DeliveryBucket),
  numberId: z.optional(z.uuid()),
  teamId: z.optional(z.uuid()),
  /** An agent's id, or "automatic". */
  agentId: z.optional(id),
  /** A template's name, or "none". */
  template: z.optional(z.string().check(maxUnits(512))),
  /** Meta's error code, or our own word. */
  cause: z.optional(z.string().check(maxUnits(64))),
  priceCategory: z.optional(z.string().check(maxUnits(64))),
  /** Meta's word, or "none". Like the category, of messages that arrived. */
  priceType: z.optional(z.string().check(maxUnits(64))),
  /** "yes": replies whose waiting time was measured. */
  measured: z.optional(z.literal("yes")),
  /** Words in the text, or a contact's name or number. */
  q: z.optional(z.string().check(maxUnits(200))),
  cursor: z.optional(z.string().check(maxUnits(200))),
});
export type MessageFilter = z.infer<typeof MessageFilter>;

/** A message with its line of truth. */
export const SupervisedMessage = z.object({
  id: z.string(),
  conversationId: z.string(),
  contact: ContactSummary,
  number: NumberSummary,
  agent: z.nullable(AgentSummary),
  type: z.string(),
  text: z.nullable(z.string()),
  template: z.nullable(z.object({ name: z.string(), language: z.string() })),
  happenedAt: Instant,
  status: DeliveryStatus,
  steps: DeliverySteps,
  failure: z.nullable(MessageFailure),
  priceCategory: z.nullable(z.string()),
  priceType: z.nullable(z.string()),
  responseSeconds: z.nullable(z.number()),
  wamid: z.nullable(z.string()),
  retriedById: z.nullable(z.string()),
});
export type SupervisedMessage = z.infer<typeof SupervisedMessage>;

/** Newest first. `total` counts the whole filter and stops at 10,000. */
export const SupervisedMessages = z.object({
  total: z.number(),
  rows: z.array(SupervisedMessage),
  nextCursor: z.nullable(z.string()),
});
export type SupervisedMessages = z.infer<typeof SupervisedMessages>;

const FailureRow = z.object({
  key: z.nullable(z.string()),
  label: z.nullable(z.string()),
  total: z.number(),
  failed: z.number(),
});
export type FailureRow = z.infer<typeof FailureRow>;

/** GET /api/supervision/failures (ReportQuery, and optionally agentId). Words for causes come from the catalogue. */
export const FailureBoard = z.object({
  asOf: Instant,
  total: z.number(),
  failed: z.number(),
  retriable: z.number(),
  /** The share that failed on the same weekdays of the four weeks before; null when nothing was sent then. */
  usualShare: z.nullable(z.number()),
  causes: z.array(
    z.extend(Cause, {
      messages: z.number(),
      retriable: z.number(),
      /** How many in each hour (or day) of the period, first to last. */
      series: z.array(z.number()),
      /** The template most of them were made from, if any. */
      template: z.nullable(z.string()),
      /** Until when Meta has paused that template, in the language that waits longest; null = it is not paused, or Meta did not say. */
      templatePausedUntil: At,
      /** Meta's words of the newest one. */
      details: z.nullable(z.string()),
    }),
  ),
  unit: z.enum(["hour", "day"]),
  byTemplate: z.array(FailureRow),
  byNumber: z.array(FailureRow),
  byAgent: z.array(FailureRow),
});
export type FailureBoard = z.infer<typeof FailureBoard>;

/** Why sending a failed message again cannot help now. */
export const RetryObstacle = z.enum([
  "retried",
  "window_closed",
  "template_unavailable",
  "same_answer",
  "too_soon",
  "opted_out",
  "number_stopped",
  "unknown_outcome",
]);
export type RetryObstacle = z.infer<typeof RetryObstacle>;

/** GET /api/supervision/failures/messages (MessageFilter with `cause`) → at most 200, newest first. */
export const FailedMessages = z.object({
  total: z.number(),
  rows: z.array(
    z.extend(SupervisedMessage, {
      /** Null = it can go out again now. */
      obstacle: z.nullable(RetryObstacle),
      /** When it might, of "too_soon". */
      possibleAt: At,
      windowClosesAt: At,
    }),
  ),
});
export type FailedMessages = z.infer<typeof FailedMessages>;

export const BULK_RETRY_MAX = 200;

/** POST /api/supervision/retries → RetryResults. The same `clientMessageId` twice makes one message. */
export const BulkRetryInput = z.object({
  messages: z
    .array(z.object({ messageId: z.uuid(), clientMessageId: z.uuid() }))
    .check(z.minLength(1), z.maxLength(BULK_RETRY_MAX)),
});
export type BulkRetryInput = z.infer<typeof BulkRetryInput>;
export const RetryResults = z.object({
  results: z.array(
    z.object({ messageId: z.string(), newMessageId: z.nullable(z.string()), obstacle: z.nullable(RetryObstacle) }),
  ),
});
export type RetryResults = z.infer<typeof RetryResults>;

/** Opening hours of one weekday, in minutes since midnight; null = closed. */
const Day = z.nullable(
  z.object({ opens: z.int().check(z.minimum(0), z.maximum(1439)), closes: z.int().check(z.minimum(1), z.maximum(1440)) }),
);
/** GET /api/business-time (all), PUT (admins): what waiting and response times count. `days` begins on Monday. */
export const BusinessTime = z.object({ timeZone: z.string().check(maxUnits(64)), days: z.array(Day).check(z.length(7)) });
export type BusinessTime = z.infer<typeof BusinessTime>;
