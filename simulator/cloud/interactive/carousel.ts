import type { MediaReference } from "../media-reference";
import type { Params } from "../params";
import type { Sender } from "../sender";
import { checkReplies } from "./buttons";
import { readHeader } from "./header";
import { checkLink } from "./link";
import { checkProduct } from "./products";

const FEWEST_CARDS = 2;
const MOST_CARDS = 10;
const LONGEST_CARD_BODY = 160;
const MOST_LINE_BREAKS = 2;

/** Two to ten cards, all with products of one catalogue, or all with a file and the same kind and number of buttons. */
export function readCarousel(sender: Sender, action: Params): MediaReference[] {
  const cards = action.only("cards").objects("cards");
  if (cards.length < FEWEST_CARDS || cards.length > MOST_CARDS) {
    throw action.wrong("cards", `must hold ${FEWEST_CARDS} to ${MOST_CARDS} entries`);
  }
  const first = cards[0]?.optionalString("type")?.toLowerCase();
  const isOfProducts = first === "product";
  const shapes = new Set<string>();
  const references = cards.flatMap((card, index) => {
    if (card.number("card_index", [0, MOST_CARDS - 1]) !== index) throw card.wrong("card_index", `must be ${index}`);
    if (!isOfProducts) return readMediaCard(sender, card, shapes);
    checkProductCard(card, shapes);
    return [];
  });
  if (shapes.size > 1) throw action.wrong("cards", "must all have the same kind and number of buttons, or one catalogue");
  return references;
}

function checkProductCard(card: Params, catalogs: Set<string>): void {
  card.only("card_index", "type", "action").keyword("type", ["product"]);
  const action = card.object("action");
  checkProduct(action);
  catalogs.add(action.string("catalog_id"));
}

function readMediaCard(sender: Sender, card: Params, shapes: Set<string>): MediaReference[] {
  card.only("card_index", "type", "header", "body", "action").keyword("type", ["cta_url", "quick_reply"], "cta_url");
  const header = readHeader(sender, card.object("header"), ["image", "video"]);
  const body = card.optionalObject("body")?.only("text");
  const words = body?.string("text", { least: 1, most: LONGEST_CARD_BODY }) ?? "";
  if (words.split("\n").length - 1 > MOST_LINE_BREAKS)
    throw body?.wrong("text", `must have at most ${MOST_LINE_BREAKS} line breaks`);
  shapes.add(checkCardAction(card.object("action")));
  return header ? [header] : [];
}

/** "link", or how many quick replies. */
function checkCardAction(action: Params): string {
  if (action.has("buttons")) return `${checkReplies(action.only("buttons"), "quick_reply")} quick replies`;
  checkLink(action);
  return "link";
}
