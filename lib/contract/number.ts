import * as z from "zod/mini";

const Instant = z.iso.datetime();

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
  throughputPerSecond: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  markReadOn: z.optional(z.enum(["open", "reply"])),
});
export type NumberInput = z.infer<typeof NumberInput>;
