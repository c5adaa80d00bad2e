import * as z from "zod";

const secret = z.string().min(1);
const digits = z.string().regex(/^\d+$/);

/** What a simulator needs to be one business's number at Meta. */
export const SimulatorOptions = z.object({
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535),
  host: z.string().min(1).default("127.0.0.1"),
  appSecret: secret,
  verifyToken: secret,
  accessToken: secret,
  /** Where webhooks go: the product's own address of POST /api/webhooks/whatsapp. */
  webhookUrl: z.url({ protocol: /^https?$/ }),
  phoneNumberId: digits,
  wabaId: digits,
  displayPhoneNumber: z.string().regex(/^\+?(?:\d\D?){6,15}$/),
  businessName: z.string().min(1).max(120),
  /** Where people open the inbox, if not at the webhook's origin: may frame the phone panel, and is linked from the phones. */
  productUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type SimulatorOptions = z.input<typeof SimulatorOptions> & {
  /** Replaces the machine's clock, so that tests can hold time still. */
  now?: () => Date;
};
export type Business = z.output<typeof SimulatorOptions>;
