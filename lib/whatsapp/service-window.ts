/** How long the contact's message keeps free-form replies open. */
export const SERVICE_WINDOW_MS = 24 * 3_600_000;

/** The composer closes this much before the window does, so that what an agent sends still arrives in time. */
export const WINDOW_GUARD_MS = 5_000;

/**
 * What decides the service window of one number and one contact. Both instants are by Meta's clock, or when we heard of it if that
 * was earlier, and only ever move forward: a webhook that comes late takes no newer one's place.
 */
export type WindowFacts = {
  /** The newest message of the contact that opens the window; null when the contact never wrote. */
  lastInboundAt: Date | null;
  /** The newest refusal (131047) of a free-form message; null when there was none. */
  windowRefusedAt: Date | null;
};

/** Whether Meta's refusal closed the window: it holds until a message newer than the refusal. */
export function isWindowRefused({ lastInboundAt, windowRefusedAt }: WindowFacts): boolean {
  return windowRefusedAt !== null && lastInboundAt !== null && lastInboundAt <= windowRefusedAt;
}

/**
 * When free-form replies stop, or stopped, being allowed: 24 hours after the contact last wrote, or earlier when Meta
 * refused one. Null when the contact never wrote.
 */
export function serviceWindowClosesAt(facts: WindowFacts): Date | null {
  const { lastInboundAt, windowRefusedAt } = facts;
  if (lastInboundAt === null) return null;
  const closesAt = lastInboundAt.getTime() + SERVICE_WINDOW_MS;
  if (windowRefusedAt === null || !isWindowRefused(facts)) return new Date(closesAt);
  return new Date(Math.min(closesAt, windowRefusedAt.getTime()));
}

/** Whether a free-form message may be sent at `now`. The instant of closing is closed; a refusal is closed at any time. */
export function isServiceWindowOpen(facts: WindowFacts, now: Date): boolean {
  const closesAt = serviceWindowClosesAt(facts);
  return closesAt !== null && now < closesAt && !isWindowRefused(facts);
}
