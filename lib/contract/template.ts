import * as z from "zod/mini";
import { VariableSource } from "./template-design";
import { maxUnits } from "./text-length";

/**
 * One place in a template that an agent fills with words. `key` is what `TemplateReply.values` uses: "header.1",
 * "body.first_name", "button.0.1" (end of a URL), "button.1.code" (a coupon), "code" (the one-time password),
 * "card.0.body.1", "card.0.button.1.1".
 */
export const TemplateVariable = z.object({
  key: z.string(),
  component: z.enum(["header", "body", "button", "code", "card"]),
  /** "1" or "first_name": as it stands between the braces. */
  name: z.string(),
  example: z.nullable(z.string()),
});
export type TemplateVariable = z.infer<typeof TemplateVariable>;

/** A file that an agent chooses: `key` is "header" or "card.0.header". */
export const TemplateFileSlot = z.object({ key: z.string(), kind: z.enum(["image", "video", "document"]) });
export type TemplateFileSlot = z.infer<typeof TemplateFileSlot>;

/** `type` is Meta's word in lower case (quick_reply, url, phone_number, copy_code, flow, catalog, mpm, spm, otp, …). */
export const TemplateButtonView = z.object({ type: z.string(), text: z.string() });
export type TemplateButtonView = z.infer<typeof TemplateButtonView>;

export const TemplateCardView = z.object({
  header: z.enum(["image", "video", "product"]),
  body: z.nullable(z.string()),
  buttons: z.array(TemplateButtonView),
});
export type TemplateCardView = z.infer<typeof TemplateCardView>;

/** Why a template cannot be sent: its state at Meta, parts that this version cannot fill, or it is not offered to this person. */
export const TemplateBlock = z.enum(["paused", "disabled", "not_approved", "unsupported_parts", "not_offered"]);
export type TemplateBlock = z.infer<typeof TemplateBlock>;

/** What a template says and wants, as it is read from Meta's components. Texts keep their braces. */
export const TemplateDescription = z.object({
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  /** The text of a text header; null = none, or not of text. */
  header: z.nullable(z.string()),
  headerFormat: z.nullable(z.enum(["text", "image", "video", "document", "location", "product"])),
  body: z.string(),
  footer: z.nullable(z.string()),
  buttons: z.array(TemplateButtonView),
  cards: z.array(TemplateCardView),
  variables: z.array(TemplateVariable),
  files: z.array(TemplateFileSlot),
  /** What else an agent gives: a place, when an offer ends, which products. */
  needsLocation: z.boolean(),
  offer: z.nullable(z.object({ text: z.string(), hasExpiration: z.boolean() })),
  /** catalog: the picture of one product, if any · single: one product · multi: sections of products · cards: one for each card. */
  products: z.nullable(z.enum(["catalog", "single", "multi", "cards"])),
  blocked: z.nullable(TemplateBlock),
});
export type TemplateDescription = z.infer<typeof TemplateDescription>;

/** A template as an agent picks one: only those that are offered to this person on this number. */
export const TemplateView = z.extend(TemplateDescription, {
  id: z.string(),
  /** Meta's rating: GREEN, YELLOW, RED, UNKNOWN; null = not told. */
  quality: z.nullable(z.string()),
  /** Variable key → where its value comes from. Absent keys are typed. */
  sources: z.record(z.string(), VariableSource),
  isFavourite: z.boolean(),
  /** When this agent last sent it, in whichever language. */
  usedAt: z.nullable(z.iso.datetime()),
  pausedUntil: z.nullable(z.iso.datetime()),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** GET /api/numbers/:id/templates. PUT on the same path syncs with Meta first. */
export const TemplateList = z.object({
  wabaId: z.string(),
  /** As customers see the number's business; null = Meta has not told yet. */
  businessName: z.optional(z.nullable(z.string())),
  templates: z.array(TemplateView),
  syncedAt: z.nullable(z.iso.datetime()),
  /** What the last sync failed with, in words; null when it worked. */
  error: z.nullable(z.string()),
});
export type TemplateList = z.infer<typeof TemplateList>;

const productId = z.string().check(z.minLength(1), maxUnits(100));

/** What an agent gives besides words, by what the template wants. */
export const TemplateExtras = z.object({
  /** Slot key → a file that was uploaded before (POST /api/files). */
  files: z.optional(z.record(z.string().check(maxUnits(40)), z.uuid())),
  /** What a document in the header is called on the contact's phone. */
  fileName: z.optional(z.string().check(z.trim(), maxUnits(240))),
  location: z.optional(
    z.object({
      latitude: z.number().check(z.minimum(-90), z.maximum(90)),
      longitude: z.number().check(z.minimum(-180), z.maximum(180)),
      name: z.string().check(z.trim(), z.minLength(1), maxUnits(200)),
      address: z.string().check(z.trim(), z.minLength(1), maxUnits(500)),
    }),
  ),
  offerEndsAt: z.optional(z.iso.datetime()),
  /** The catalog's picture, or the one product; of a carousel of products, one for each card. */
  products: z.optional(z.array(productId).check(z.maxLength(10))),
  catalogId: z.optional(z.string().check(maxUnits(64))),
  sections: z.optional(
    z
      .array(
        z.object({
          title: z.string().check(z.trim(), z.minLength(1), maxUnits(24)),
          products: z.array(productId).check(z.minLength(1), z.maxLength(30)),
        }),
      )
      .check(z.maxLength(10)),
  ),
});
export type TemplateExtras = z.infer<typeof TemplateExtras>;
