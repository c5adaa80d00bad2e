import * as z from "zod";

/** A phone number in any writing; becomes its digits. */
export const Phone = z
  .string()
  .max(40)
  .transform((phone) => phone.replace(/\D/g, ""))
  .refine((digits) => /^[1-9]\d{5,14}$/.test(digits), "A phone number has 6 to 15 digits, country code first.");
