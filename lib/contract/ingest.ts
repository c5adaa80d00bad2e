import * as z from "zod/mini";

const Instant = z.iso.datetime();
const At = z.nullable(Instant);
const Count = z.object({ name: z.string(), count: z.number() });

/** What a delivery holds, in counts, most first: messages by type, statuses by stage, anything else by field. */
export const DeliveryContent = z.object({
  messages: z.array(Count),
  statuses: z.array(Count),
  others: z.array(Count),
  /** Updates that could not be read. */
  unreadable: z.number(),
});
export type DeliveryContent = z.infer<typeof DeliveryContent>;

/** A delivery that waits for a person. */
export const SetAsideDelivery = z.object({
  id: z.string(),
  receivedAt: Instant,
  setAsideAt: Instant,
  bytes: z.number(),
  content: DeliveryContent,
  /** The webhooks' fields: "messages", … */
  fields: z.array(z.string()),
  error: z.string(),
  /** part: some updates could not be read, the others went through · whole: nothing of it went through · refused: our database refused it. */
  reason: z.enum(["part", "whole", "refused"]),
  /** Updates that went through. */
  through: z.number(),
  /** Whom it names, five at most; with their conversation where there is one. */
  people: z.array(z.object({ name: z.string(), conversationId: z.nullable(z.string()) })),
});
export type SetAsideDelivery = z.infer<typeof SetAsideDelivery>;

/** GET /api/deliveries/set-aside (admins): the newest first, at most 50. */
export const SetAsideList = z.object({ total: z.number(), deliveries: z.array(SetAsideDelivery) });
export type SetAsideList = z.infer<typeof SetAsideList>;

/** POST /api/deliveries/replays: all that are set aside, or these. */
export const REPLAY_MAX = 200;
export const ReplayInput = z.object({
  ids: z.optional(z.array(z.string().check(z.regex(/^\d{1,18}$/))).check(z.maxLength(REPLAY_MAX))),
});
export type ReplayInput = z.infer<typeof ReplayInput>;
export const ReplayResult = z.object({ replayed: z.number() });
export type ReplayResult = z.infer<typeof ReplayResult>;

/** One POST from Meta, for the list of the latest. */
export const DeliveryRow = z.object({
  id: z.string(),
  receivedAt: Instant,
  content: DeliveryContent,
  /** How long before it came the newest thing in it happened, by Meta's clock (to the second); null = it says no time. */
  ageMs: z.nullable(z.number()),
  /** How long after it came it was in the inbox; null = not yet. */
  ingestMs: z.nullable(z.number()),
  isSetAside: z.boolean(),
  /** Its messages are so old that they open no window. */
  opensNoWindow: z.boolean(),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

/** GET /api/deliveries (admins): the latest 50. */
export const DeliveryList = z.object({ deliveries: z.array(DeliveryRow) });
export type DeliveryList = z.infer<typeof DeliveryList>;

/** One minute of receiving. */
export const IngestMinuteView = z.object({
  minute: Instant,
  deliveries: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
});
export type IngestMinuteView = z.infer<typeof IngestMinuteView>;

/** How receiving does, for all numbers together. */
export const IngestHealth = z.object({
  /** Of the last minute with deliveries. */
  lagMs: z.nullable(z.number()),
  /** Of the last hour. */
  p99Ms: z.nullable(z.number()),
  waiting: z.number(),
  mostWaiting: z.nullable(z.object({ count: z.number(), at: Instant })),
  setAside: z.number(),
  deliveriesToday: z.number(),
  signatures: z.object({ today: z.number(), lastAt: At }),
  /** The last hour, oldest first; minutes without deliveries are missing. */
  minutes: z.array(IngestMinuteView),
});
export type IngestHealth = z.infer<typeof IngestHealth>;
