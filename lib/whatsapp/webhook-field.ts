import * as z from "zod";

/** WhatsApp's first year, and far beyond any clock's fault: outside, a timestamp is not one (milliseconds, for example). */
const EARLIEST_SECONDS = Date.UTC(2009, 0, 1) / 1000;
const LATEST_SECONDS = Date.UTC(2100, 0, 1) / 1000;

/** A message id of Meta's: opaque, and short enough for an index. */
export const Wamid = z.string().min(1).max(512);

/** A user id in a field of its own: taken whole, whatever it looks like. */
export const UserId = z.string().min(1).max(256);

/** Seconds since 1970, which Meta writes as a string. */
export const Timestamp = z
  .union([
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
    z.number().int(),
  ])
  .refine((seconds) => seconds >= EARLIEST_SECONDS && seconds < LATEST_SECONDS, "is no plausible time")
  .transform((seconds) => new Date(seconds * 1000));

/** What is wrong with an element, from the first complaint: "timestamp: is no plausible time". Never quotes a value. */
export function firstComplaint(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : error.message;
}
