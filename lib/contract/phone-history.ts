import * as z from "zod/mini";

const Instant = z.iso.datetime();

/** How far a number's phone has shared its past. */
export const PhoneHistory = z.object({
  /** `declined`: whoever has the phone does not share it. `refused`: Meta had another reason. */
  state: z.enum(["not_asked", "asked", "coming", "finished", "declined", "refused"]),
  /** The furthest: 0 = the last day, 1 = up to 90 days back, 2 = up to 180. */
  phase: z.nullable(z.number()),
  /** Of the whole, as Meta counts. */
  percent: z.number(),
  /** That came so far, as Meta counts: some may be known from elsewhere. */
  messages: z.number(),
  lastAt: z.nullable(Instant),
  refusal: z.nullable(z.object({ code: z.number(), words: z.nullable(z.string()) })),
  /** Names that came from the phone's address book. */
  contacts: z.number(),
});
export type PhoneHistory = z.infer<typeof PhoneHistory>;

/** Why Meta did not take a request. Words come from the catalogue (`numbers.phone.problems`). */
export const SharingProblem = z.enum(["asked_before", "too_late", "declined", "refused", "not_reached"]);
export type SharingProblem = z.infer<typeof SharingProblem>;

/** What became of asking for one of the two: taken at an instant, or not, with Meta's status and body. */
export const SharingRequest = z.object({
  askedAt: z.nullable(Instant),
  problem: z.nullable(SharingProblem),
  answer: z.nullable(z.string()),
});
export type SharingRequest = z.infer<typeof SharingRequest>;

/** Of a number that is in the WhatsApp Business app as well. PUT /api/numbers/:id/phone asks for both, and answers this. */
export const PhoneSharing = z.object({
  contacts: SharingRequest,
  history: SharingRequest,
  /** Until when Meta takes the requests; null = not known. */
  canAskUntil: z.nullable(Instant),
  /** Something has not been asked for, and may be. */
  canAsk: z.boolean(),
  shared: PhoneHistory,
});
export type PhoneSharing = z.infer<typeof PhoneSharing>;
