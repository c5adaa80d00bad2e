import { type Content, makeContent } from "../content";
import { GraphError, toFailure } from "../graph-error";
import type { MediaReference } from "../media-reference";
import type { Params } from "../params";
import type { Recipient } from "../recipient";
import type { Sender } from "../sender";
import { checkAddress } from "./address";
import { checkButtons } from "./buttons";
import { checkCallPermission, checkVoiceCall } from "./calls";
import { readCarousel } from "./carousel";
import { checkFlow } from "./flow";
import { readHeader } from "./header";
import { checkLink } from "./link";
import { checkList } from "./list";
import { checkCatalog, checkProduct, checkProductList } from "./products";

const LONGEST_BODY = 1_024;
const LONGEST_LIST_BODY = 4_096;
const LONGEST_FOOTER = 60;

/** What may stand around the action of a type. */
type Shape = {
  header?: "text" | "text required" | "any";
  body: "required" | "optional";
  longestBody?: number;
  footer?: boolean;
  check: (action: Params, type: string) => void;
};

const named = (action: Params, name: string) => action.only("name").keyword("name", [name]);

const SHAPES: Record<string, Shape> = {
  address_message: { body: "required", check: checkAddress },
  button: { header: "any", body: "required", footer: true, check: checkButtons },
  call_permission_request: { body: "optional", check: checkCallPermission },
  // Cards carry files, so they are read with the sender at hand.
  carousel: { body: "required", check: () => undefined },
  catalog_message: { body: "required", footer: true, check: checkCatalog },
  cta_url: { header: "any", body: "required", footer: true, check: checkLink },
  flow: { header: "any", body: "required", footer: true, check: checkFlow },
  list: { header: "text", body: "required", longestBody: LONGEST_LIST_BODY, footer: true, check: checkList },
  location_request_message: { body: "required", check: (action) => named(action, "send_location") },
  product: { body: "optional", footer: true, check: checkProduct },
  product_list: { header: "text required", body: "required", footer: true, check: checkProductList },
  request_contact_info: { body: "required", check: (action) => named(action, "request_contact_info") },
  voice_call: { body: "required", check: checkVoiceCall },
};

/** Reads `interactive` of a send request: every type that a business may send, with all of Meta's limits. */
export function readInteractive(sender: Sender, params: Params, to: Recipient): Content {
  const graph = params.object("interactive");
  const type = graph.keyword("type", Object.keys(SHAPES));
  const shape = SHAPES[type];
  if (!shape) throw new GraphError(131051);
  const interactive = graph.only("type", "header", "body", "footer", "action").asMessage();
  const header = readHeaderOf(sender, interactive, type, shape);
  const text = readBody(interactive, shape);
  readFooter(interactive, type, shape);
  const action = interactive.object("action");
  shape.check(action, type);
  const cards = type === "carousel" ? readCarousel(sender, action) : [];
  const references = header ? [header] : cards;
  const laterFailure = isReachable(type, to) ? references.find((found) => found.laterFailure)?.laterFailure : toFailure(1026);
  const files = references.map(({ file }) => file);
  return makeContent(params.raw("interactive"), { text, files, laterFailure: laterFailure ?? null });
}

function readHeaderOf(sender: Sender, interactive: Params, type: string, shape: Shape): MediaReference | null {
  const header = interactive.optionalObject("header");
  if (!header) {
    if (shape.header === "text required") throw interactive.missing("header");
    return null;
  }
  if (shape.header === undefined) throw interactive.wrong("header", `is not allowed for type ${type}`);
  return readHeader(sender, header, shape.header === "any" ? ["text", "image", "video", "document"] : ["text"]);
}

function readBody(interactive: Params, { body, longestBody = LONGEST_BODY }: Shape): string | null {
  const part = body === "required" ? interactive.object("body") : interactive.optionalObject("body");
  return part?.only("text").string("text", { least: 1, most: longestBody }) ?? null;
}

function readFooter(interactive: Params, type: string, shape: Shape): void {
  const footer = interactive.optionalObject("footer");
  if (footer && !shape.footer) throw interactive.wrong("footer", `is not allowed for type ${type}`);
  footer?.only("text").string("text", { least: 1, most: LONGEST_FOOTER });
}

/** Address messages are drawn by phones in India alone. */
function isReachable(type: string, { customer }: Recipient): boolean {
  return type !== "address_message" || customer === null || customer.userId.startsWith("IN.");
}
