import { partOf, type TemplateComponent } from "../../templates/template";
import type { Params } from "../params";
import { readAuthentication } from "./authentication";
import { readButtons } from "./buttons";
import { readCarousel } from "./carousel";
import type { Design } from "./design";
import { readHeader } from "./header";
import { checkLength, missingField, unfit } from "./refusal";
import { readBody, readFooter } from "./texts";

const LONGEST_BODY = 1_024;
const LONGEST_OFFER_BODY = 600;
const LONGEST_PRODUCT_BODY = 160;
const LONGEST_OFFER = 16;
const TYPES = ["header", "body", "footer", "buttons", "limited_time_offer", "carousel", "call_permission_request"];

/** A template's components as Meta would store them. Throws GraphError for everything that Meta does not take. */
export function readComponents(design: Design): TemplateComponent[] {
  if (design.components.length === 0) throw missingField("TEMPLATE", "components");
  if (design.category === "AUTHENTICATION") return readAuthentication(design);
  const components = design.components.map((component) => readComponent(design, component));
  for (const { type } of components) {
    if (components.filter((other) => other.type === type).length > 1) throw unfit(`There can be one component of type ${type}.`);
  }
  const body = partOf(components, "BODY");
  if (!body) throw missingField("TEMPLATE", "BODY");
  checkOffer(design, components);
  return components;
}

function readComponent(design: Design, component: Params): TemplateComponent {
  switch (component.keyword("type", TYPES)) {
    case "header":
      return readHeader(design, component);
    case "body":
      return readBody(design, component, longestBody(design));
    case "footer":
      return readFooter(component);
    case "buttons":
      return { type: "BUTTONS", buttons: readButtons(component) };
    case "limited_time_offer":
      return readOffer(component);
    case "carousel":
      return readCarousel(design, component);
    default:
      component.only("type");
      return { type: "CALL_PERMISSION_REQUEST" };
  }
}

/** Less room beside an offer or a product. */
function longestBody({ components }: Design): number {
  const has = (key: string, value: string) => components.some((part) => part.optionalString(key)?.toLowerCase() === value);
  if (has("type", "limited_time_offer")) return LONGEST_OFFER_BODY;
  return has("format", "product") ? LONGEST_PRODUCT_BODY : LONGEST_BODY;
}

function readOffer(component: Params): TemplateComponent {
  const offer = component.only("type", "limited_time_offer").object("limited_time_offer").only("text", "has_expiration");
  const text = offer.string("text", { least: 1 });
  checkLength("offer's text", text, LONGEST_OFFER);
  return {
    type: "LIMITED_TIME_OFFER",
    limited_time_offer: { text, has_expiration: offer.optionalBoolean("has_expiration") ?? false },
  };
}

/** An offer for a limited time is marketing, without a footer, and has no header but a picture or a film. */
function checkOffer({ category }: Design, components: TemplateComponent[]): void {
  if (!partOf(components, "LIMITED_TIME_OFFER")) return;
  if (category !== "MARKETING") throw unfit("A limited-time offer is for marketing templates.");
  if (partOf(components, "FOOTER")) throw unfit("A template with a limited-time offer has no footer.");
  const header = partOf(components, "HEADER");
  if (header && header.format !== "IMAGE" && header.format !== "VIDEO") {
    throw unfit("The header of a template with a limited-time offer is an image or a video.");
  }
}
