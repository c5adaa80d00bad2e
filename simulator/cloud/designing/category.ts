import { type Category, partOf, type TemplateComponent } from "../../templates/template";

/** Words that sell, in the languages of the cast. Meta judges by more than this; a person would agree with these. */
const OFFERS =
  /\d\s?%|\b(?:discount|sale|special offer|promo(?:tion)?|coupon|voucher|buy now|shop now|half price|free shipping|limited[- ]time)\b|desconto|promoç|oferta|saldos|descuento|rebajas|sconto|offerta|rabatt|angebot|gutschein|خصم|عرض خاص/iu;

/** The category that Meta gives a template: utility that sells becomes marketing. */
export function judgeCategory(asked: Category, components: TemplateComponent[]): Category {
  return asked === "UTILITY" && OFFERS.test(wordsOf(components)) ? "MARKETING" : asked;
}

/** Everything that a person would read. */
export function wordsOf(components: TemplateComponent[]): string {
  const header = partOf(components, "HEADER");
  const buttons = partOf(components, "BUTTONS")?.buttons.map(({ text }) => text) ?? [];
  const cards = partOf(components, "CAROUSEL")?.cards.map((card) => wordsOf(card.components)) ?? [];
  const headline = header?.format === "TEXT" ? header.text : "";
  return [headline, partOf(components, "BODY")?.text ?? "", partOf(components, "FOOTER")?.text ?? "", ...buttons, ...cards].join(
    "\n",
  );
}
