import type { TemplateButton, TemplateCategory } from "@/lib/contract/template-design";
import {
  TEMPLATE_BODY_MAX_LENGTH,
  TEMPLATE_CARD_BODY_MAX_LENGTH,
  TEMPLATE_CODE_MAX_LENGTH,
  TEMPLATE_HEADER_MAX_LENGTH,
  TEMPLATE_OFFER_BODY_MAX_LENGTH,
} from "./limits";

/** How much Meta takes of each part of a template. Lengths in UTF-16 units, braces included. */
export const META_TEMPLATE_LIMITS = {
  name: 512,
  header: TEMPLATE_HEADER_MAX_LENGTH,
  body: TEMPLATE_BODY_MAX_LENGTH,
  offerBody: TEMPLATE_OFFER_BODY_MAX_LENGTH,
  cardBody: TEMPLATE_CARD_BODY_MAX_LENGTH,
  footer: 60,
  offerText: 16,
  buttons: 10,
  cardButtons: 2,
  cardsMin: 2,
  cardsMax: 10,
  buttonText: 25,
  url: 2000,
  phoneNumber: 20,
  code: TEMPLATE_CODE_MAX_LENGTH,
  expirationMinutesMin: 1,
  expirationMinutesMax: 90,
  apps: 5,
  signatureHash: 11,
} as const;

/** How many buttons of a kind may stand in one template. Kinds that are not listed: as many as there may be buttons. */
export const BUTTON_COUNTS: Readonly<Partial<Record<TemplateButton["type"], number>>> = {
  url: 2,
  phone: 1,
  copy_code: 1,
  voice_call: 1,
  flow: 1,
  catalog: 1,
  multi_product: 1,
  single_product: 1,
  contact_info: 1,
  otp: 1,
};

/** Seconds after which a message may be dropped, by category. Minus one stands for 30 days where it is allowed. */
export const TTL_SECONDS: Readonly<Record<TemplateCategory, { min: number; max: number; takesMonth: boolean }>> = {
  AUTHENTICATION: { min: 30, max: 900, takesMonth: true },
  UTILITY: { min: 30, max: 43_200, takesMonth: true },
  MARKETING: { min: 43_200, max: 2_592_000, takesMonth: false },
};
