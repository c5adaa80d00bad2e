import * as z from "zod/mini";

/** A WhatsApp number as its settings page shows it. */
export const NumberView = z.object({
  id: z.string(),
  name: z.string(),
  displayPhoneNumber: z.string(),
  throughputPerSecond: z.number(),
  markReadOn: z.enum(["open", "reply"]),
});
export type NumberView = z.infer<typeof NumberView>;

/** PATCH /api/numbers/:id (admins). */
export const NumberInput = z.object({
  throughputPerSecond: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  markReadOn: z.optional(z.enum(["open", "reply"])),
});
export type NumberInput = z.infer<typeof NumberInput>;
