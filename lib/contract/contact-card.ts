import * as z from "zod/mini";
import { isSeen, maxUnits } from "./text-length";

/** How many numbers, addresses and so on a card has, of each: more than a phone lets one type. */
export const CARD_LINES_MAX = 200;

const short = z.string().check(maxUnits(200));
const typed = { type: z.optional(short) };

/** A person's card as WhatsApp sends them. Inbound, anything may be missing but the name that is shown. */
export const ContactCard = z.object({
  name: z.string().check(z.trim(), z.minLength(1), maxUnits(200), isSeen),
  firstName: z.optional(short),
  lastName: z.optional(short),
  phones: z.array(z.object({ phone: short, waId: z.optional(short), ...typed })).check(z.maxLength(CARD_LINES_MAX)),
  emails: z.array(z.object({ email: short, ...typed })).check(z.maxLength(CARD_LINES_MAX)),
  urls: z.array(z.object({ url: z.string().check(maxUnits(2000)), ...typed })).check(z.maxLength(CARD_LINES_MAX)),
  addresses: z.array(z.object({ text: z.string().check(maxUnits(1000)), ...typed })).check(z.maxLength(CARD_LINES_MAX)),
  company: z.optional(short),
  title: z.optional(short),
  /** YYYY-MM-DD. */
  birthday: z.optional(short),
  /** Inbound: how many lines the card has beyond those. */
  leftOut: z.optional(z.number()),
});
export type ContactCard = z.infer<typeof ContactCard>;

/** How many cards one message holds. */
export const CONTACTS_MAX = 257;
