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
