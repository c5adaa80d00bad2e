import * as z from "zod/mini";
import { ContactCard } from "./contact-card";
import { Interactive } from "./interactive";

const text = z.nullable(z.string());
/** How many more there are in the message than are listed: the list has a bound, and says so. */
const leftOut = z.number();

/** A place. Degrees; `url` is a page about it that the sender gave. */
export const Place = z.object({ latitude: z.number(), longitude: z.number(), name: text, address: text, url: text });
export type Place = z.infer<typeof Place>;

/** What a message holds besides its words and files. A message of words, or of a file alone, has none. */
export const MessageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("location"), place: Place }),
  z.object({ kind: z.literal("contacts"), cards: z.array(ContactCard), leftOut, isAnswer: z.boolean() }),
  /** The contact chose something that we offered. */
  z.object({ kind: z.literal("choice"), of: z.enum(["template", "buttons", "list"]), title: z.string(), description: text }),
  /** The contact filled in a Flow or an address form. Field names are the form's own. */
  z.object({
    kind: z.literal("form"),
    of: z.enum(["flow", "address"]),
    title: text,
    /** Of an answer, `leftOut` counts the characters that are not here. */
    answers: z.array(z.object({ field: z.string(), value: z.string(), leftOut: z.optional(z.number()) })),
    leftOut,
  }),
  z.object({
    kind: z.literal("call_permission"),
    isGranted: z.boolean(),
    isPermanent: z.boolean(),
    until: z.nullable(z.iso.datetime()),
  }),
  z.object({
    kind: z.literal("order"),
    catalogId: text,
    items: z.array(
      z.object({ productId: z.string(), quantity: z.number(), /** Of one. */ price: z.nullable(z.number()), currency: text }),
    ),
    leftOut,
    /** Pieces in all, and what they come to in each currency: over the whole order. `isPartial`: some have no price. */
    count: z.number(),
    totals: z.array(z.object({ currency: z.string(), amount: z.number(), isPartial: z.boolean() })),
  }),
  /** A product that the contact shared or asks about. */
  z.object({ kind: z.literal("product"), catalogId: text, productId: text }),
  /** What we sent, for a bubble like the contact's phone shows. */
  z.object({ kind: z.literal("interactive"), interactive: Interactive }),
  /** Times by Meta's clock; `duration` in seconds. */
  z.object({
    kind: z.literal("call"),
    outcome: z.enum(["ringing", "ongoing", "ended", "missed", "rejected", "failed"]),
    durationSeconds: z.nullable(z.number()),
  }),
  /** WhatsApp's own word about the contact. `before` and `after` are formatted phone numbers or null. */
  z.object({
    kind: z.literal("system"),
    change: z.enum(["number", "user_id", "identity", "other"]),
    before: text,
    after: text,
    text,
  }),
  /** WhatsApp could not give us this message. `type` is Meta's word for what it was; `code` and `reason` are why. */
  z.object({ kind: z.literal("unsupported"), type: text, code: z.nullable(z.number()), reason: text }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

/** The advertisement or post that brought the contact here. Links of Meta's expire. */
export const Referral = z.object({
  source: z.enum(["ad", "post", "other"]),
  url: text,
  headline: text,
  body: text,
  imageUrl: text,
  videoUrl: text,
});
export type Referral = z.infer<typeof Referral>;

/** What Meta says it charges, in its own words. Null = not told. */
export const Pricing = z.object({
  billable: z.nullable(z.boolean()),
  model: text,
  type: text,
  category: text,
});
export type Pricing = z.infer<typeof Pricing>;
