import type { TemplateComponent } from "../../templates/template";
import type { Params } from "../params";
import { readButtons } from "./buttons";
import type { Design } from "./design";
import { readHeader } from "./header";
import { missingField, unfit } from "./refusal";
import { readBody } from "./texts";

const FEWEST_CARDS = 2;
const MOST_CARDS = 10;
const MOST_CARD_BUTTONS = 2;
const LONGEST_CARD_BODY = 160;
const PARTS = ["header", "body", "buttons"];

/** Two to ten cards of the same build: a picture, a film or a product, perhaps words, and up to two buttons. */
export function readCarousel(design: Design, component: Params): Extract<TemplateComponent, { type: "CAROUSEL" }> {
  const cards = component.only("type", "cards").objects("cards");
  if (cards.length < FEWEST_CARDS || cards.length > MOST_CARDS) {
    throw unfit(`A carousel has ${FEWEST_CARDS} to ${MOST_CARDS} cards, not ${cards.length}.`);
  }
  const read = cards.map((card) => ({ components: readCard(design, card) }));
  if (new Set(read.map(({ components }) => buildOf(components))).size > 1) {
    throw unfit("All cards of a carousel have the same parts: the same kind of header and buttons, and words on all or on none.");
  }
  return { type: "CAROUSEL", cards: read };
}

function readCard(design: Design, card: Params): TemplateComponent[] {
  const components = card.only("components").objects("components");
  const parts = components.map((part): TemplateComponent => {
    switch (part.keyword("type", PARTS)) {
      case "header":
        return readHeader(design, part, ["image", "video", "product"]);
      case "body":
        return readBody(design, part, LONGEST_CARD_BODY);
      default:
        return { type: "BUTTONS", buttons: readButtons(part, MOST_CARD_BUTTONS) };
    }
  });
  if (!parts.some(({ type }) => type === "HEADER")) throw missingField("CAROUSEL", "header");
  if (!parts.some(({ type }) => type === "BUTTONS")) throw missingField("CAROUSEL", "buttons");
  return parts;
}

/** "HEADER IMAGE, BODY, URL QUICK_REPLY": what all cards have to have in common. */
function buildOf(components: TemplateComponent[]): string {
  const parts = components.map((part) => {
    if (part.type === "HEADER") return `HEADER ${part.format}`;
    return part.type === "BUTTONS" ? part.buttons.map(({ type }) => type).join(" ") : part.type;
  });
  return parts.join(", ");
}
