import type { RenderedTemplate } from "../customers/message";
import { fillText, partOf, type Template } from "../templates/template";
import { GraphError } from "./graph-error";
import type { MediaReference } from "./media-reference";
import type { Params } from "./params";
import type { Sender } from "./sender";
import { fillButtons } from "./template-buttons";
import { fillHeader } from "./template-header";
import { matchParameters, type Piece, wrongCount } from "./template-parameters";

/** Header, words and buttons of a template or of one of its cards, filled in. */
export function fillPiece(sender: Sender, piece: Piece, components: Params[], allowed = ["header", "body", "button"]) {
  const parts = new Map<string, Params[]>();
  for (const component of components) {
    const type = component.keyword("type", allowed);
    parts.set(type, [...(parts.get(type) ?? []), component]);
  }
  const { header, media } = fillHeader(sender, piece, parts.get("header")?.[0]);
  const text = partOf(piece.components, "BODY")?.text ?? null;
  const parameters = parts.get("body")?.[0]?.objects("parameters") ?? [];
  const values = matchParameters(piece.parameter_format, "body", text ?? "", parameters);
  const buttons = fillButtons(partOf(piece.components, "BUTTONS")?.buttons ?? [], parts.get("button") ?? []);
  return { header, media, body: text === null ? null : fillText(text, values), buttons, parts };
}

/** When the offer ends, which has to be said if the template shows a clock. */
export function fillOffer(sender: Sender, template: Template, component: Params | undefined): RenderedTemplate["offer"] {
  const offer = partOf(template.components, "LIMITED_TIME_OFFER")?.limited_time_offer;
  const parameters = component?.objects("parameters") ?? [];
  if (!offer) {
    if (component) throw wrongCount("limited_time_offer", parameters.length, 0);
    return null;
  }
  if (!offer.has_expiration) return { text: offer.text, endsAt: null };
  const [parameter] = parameters;
  if (!parameter) {
    throw new GraphError(132012, { details: "limited_time_offer: the parameter limited_time_offer is missing" });
  }
  parameter.only("type", "limited_time_offer").keyword("type", ["limited_time_offer"]);
  const value = parameter.asMessage().object("limited_time_offer").only("expiration_time_ms");
  const endsAt = value.number("expiration_time_ms", [0, Number.MAX_SAFE_INTEGER]);
  if (endsAt <= sender.world.clock.now()) throw value.wrong("expiration_time_ms", "must be in the future");
  return { text: offer.text, endsAt };
}

/** The cards, all of them and in their order. */
export function fillCards(sender: Sender, template: Template, component: Params | undefined) {
  const cards = partOf(template.components, "CAROUSEL")?.cards ?? [];
  const given = component?.objects("cards") ?? [];
  if (given.length !== cards.length) throw wrongCount("carousel", given.length, cards.length);
  const media: MediaReference[] = [];
  const filled = cards.map((card, index) => {
    const asked = given.find((entry) => entry.only("card_index", "components").number("card_index", [0, 9]) === index);
    if (!asked) throw new GraphError(132012, { details: `carousel: there is no card with card_index ${index}` });
    const components = asked.objects("components").map((part) => part.only("type", "sub_type", "index", "parameters"));
    const piece = fillPiece(sender, { ...card, parameter_format: template.parameter_format }, components);
    if (piece.media) media.push(piece.media);
    return { header: piece.header, body: piece.body, buttons: piece.buttons };
  });
  return { cards: filled, media };
}
