import * as z from "zod";

const words = (most: number) => z.string().min(1).max(most);
const caption = z.string().max(1_024).optional();
/** A file that was given to POST files, or a sample by name; without either the first sample of the kind. */
const source = { fileId: z.string().max(40).optional(), sample: z.string().max(60).optional() };

export const PlaceDraft = z.strictObject({
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  name: z.string().max(200).optional(),
  address: z.string().max(300).optional(),
});
export type PlaceDraft = z.infer<typeof PlaceDraft>;

export const OrderItem = z.strictObject({
  productId: words(100),
  quantity: z.number().int().min(1).max(999).default(1),
  price: z.number().min(0).default(12.5),
  currency: z.string().length(3).default("EUR"),
});
export type OrderItem = z.infer<typeof OrderItem>;

/** What a person can send. */
export const Draft = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: words(65_536) }),
  z.strictObject({ type: z.literal("image"), caption, ...source }),
  z.strictObject({ type: z.literal("video"), caption, ...source }),
  z.strictObject({ type: z.literal("audio"), ...source }),
  z.strictObject({ type: z.literal("voice"), ...source }),
  z.strictObject({ type: z.literal("document"), caption, filename: z.string().max(240).optional(), ...source }),
  z.strictObject({ type: z.literal("sticker"), ...source }),
  PlaceDraft.extend({ type: z.literal("location") }),
  z.strictObject({
    type: z.literal("contacts"),
    name: words(120).optional(),
    phone: z.string().max(30).optional(),
    /** Meta's own objects, instead of a name and a phone. */
    cards: z.array(z.looseObject({})).min(1).max(257).optional(),
  }),
  z.strictObject({
    type: z.literal("order"),
    items: z.array(OrderItem).min(1).max(100).optional(),
    catalogId: words(64).optional(),
    text: z.string().max(1_024).optional(),
  }),
  z.strictObject({ type: z.literal("product"), productId: words(100).optional(), catalogId: words(64).optional() }),
  z.strictObject({
    type: z.literal("unsupported"),
    unsupportedType: z.string().max(60).optional(),
    code: z.union([z.literal(131051), z.literal(131052), z.literal(131060)]).optional(),
  }),
  z.strictObject({ type: z.literal("button"), text: words(128), payload: z.string().max(256) }),
  /** Any of Meta's message objects, `type` included: sent as it is. */
  z.strictObject({ type: z.literal("raw"), message: z.looseObject({ type: words(60) }) }),
]);
export type Draft = z.infer<typeof Draft>;
