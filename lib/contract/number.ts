import * as z from "zod/mini";
import { IngestHealth } from "./ingest";
import { PhoneSharing } from "./phone-history";
import { isSeen, maxUnits } from "./text-length";

const Instant = z.iso.datetime();
const At = z.nullable(Instant);

/** Something that Meta told about a number or its account. Words come from the catalogue; unknown events are shown as Meta writes them. */
export const NumberEventView = z.object({
  id: z.string(),
  field: z.string(),
  event: z.string(),
  severity: z.enum(["info", "warn", "danger"]),
  /** Meta's own words or figures about it. */
  details: z.nullable(z.string()),
  happenedAt: Instant,
});
export type NumberEventView = z.infer<typeof NumberEventView>;

/** Why a token is not as it should be, in a word of ours. */
export const TokenProblem = z.enum(["refused", "expired", "scopes_missing", "sealed", "unreachable"]);
export type TokenProblem = z.infer<typeof TokenProblem>;

/** A WhatsApp number as its settings page shows it. */
export const NumberView = z.object({
  id: z.string(),
  name: z.string(),
  displayPhoneNumber: z.string(),
  throughputPerSecond: z.number(),
  markReadOn: z.enum(["open", "reply"]),
  /** As Meta last told; null = not told. Quality GREEN, YELLOW, RED, UNKNOWN; limit TIER_250 … TIER_UNLIMITED. */
  quality: z.nullable(z.string()),
  messagingLimit: z.nullable(z.string()),
  nameDecision: z.nullable(z.string()),
  accountStatus: z.nullable(z.string()),
  /** Why its queue stands still; null = it does not. */
  stopped: z.nullable(z.object({ at: Instant, code: z.nullable(z.number()), details: z.nullable(z.string()) })),
  /** The newest first, at most 20. */
  events: z.array(NumberEventView),
});
export type NumberView = z.infer<typeof NumberView>;

/** PATCH /api/numbers/:id (admins). */
export const NumberInput = z.object({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), maxUnits(60), isSeen)),
  throughputPerSecond: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  markReadOn: z.optional(z.enum(["open", "reply"])),
});
export type NumberInput = z.infer<typeof NumberInput>;

/** GET /api/numbers/:id/health?today= (admins). "Today" begins at that instant, within the last 26 hours. */
export const NumberHealthQuery = z.object({ today: z.optional(Instant) });
export type NumberHealthQuery = z.infer<typeof NumberHealthQuery>;

/** A process whose host's clock is not the database's: by how many milliseconds it is ahead, or, where negative, behind. */
export const ClockAstray = z.object({ kind: z.enum(["web", "worker"]), aheadMs: z.number() });
export type ClockAstray = z.infer<typeof ClockAstray>;

/** What is known of a number, by our last check at Meta, by webhooks and by our own rows. Null = not told, or not asked yet. */
export const NumberHealth = z.object({
  asOf: Instant,
  checkedAt: At,
  /** CONNECTED, …, and the name that customers see. */
  status: z.nullable(z.string()),
  verifiedName: z.nullable(z.string()),
  nameStatus: z.nullable(z.string()),
  quality: z.object({ rating: z.nullable(z.string()), since: At, before: z.nullable(z.string()) }),
  lastWebhookAt: At,
  ingest: IngestHealth,
  /** Null = the clocks of all hosts agree. */
  clockAstray: z.nullable(ClockAstray),
  /** Customers whom the account's numbers wrote to first, outside a window, in the last 24 hours; of the limit, null = none known. */
  customers: z.object({ count: z.number(), limit: z.nullable(z.number()), isUnlimited: z.boolean(), numbers: z.number() }),
  throughput: z.object({
    /** Messages that Meta took in the last ten seconds, by the second. */
    perSecond: z.number(),
    limit: z.number(),
    /** What pacing aims at. */
    aim: z.number(),
    /** Null = the limit follows the level that Meta tells. */
    setBy: z.nullable(z.string()),
    /** The busiest second today. */
    most: z.nullable(z.object({ count: z.number(), at: Instant })),
    waiting: z.number(),
  }),
  token: z.object({ isValid: z.nullable(z.boolean()), expiresAt: At, problem: z.nullable(TokenProblem) }),
  /** Where its keys come from: entered here (by whom, when, of which app), or the environment. */
  keys: z.nullable(z.object({ appId: z.string(), setBy: z.string(), setAt: Instant })),
  isSubscribed: z.nullable(z.boolean()),
  /** What its phone shares; null = it is on no phone. */
  phone: z.nullable(PhoneSharing),
  phoneNumberId: z.string(),
  wabaId: z.string(),
});
export type NumberHealth = z.infer<typeof NumberHealth>;
