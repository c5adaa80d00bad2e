/** How long a template's texts may be with their variables filled in; beyond, Meta answers 132005. In UTF-16 units. */
export const TEMPLATE_HEADER_MAX_LENGTH = 60;
export const TEMPLATE_BODY_MAX_LENGTH = 1024;
/** The same of templates that have less room: under one product, beside an offer, on a card. */
export const TEMPLATE_CARD_BODY_MAX_LENGTH = 160;
export const TEMPLATE_OFFER_BODY_MAX_LENGTH = 600;
/** A coupon, or a one-time password. */
export const TEMPLATE_CODE_MAX_LENGTH = 15;
/** In all sections of a template of several products together. */
export const TEMPLATE_PRODUCTS_MAX = 30;
