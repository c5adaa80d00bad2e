import { GraphError } from "./graph-error";
import { isObject, type Params } from "./params";

const MOST_SECTIONS = 10;
const MOST_PRODUCTS = 30;

/** The `action` of a button that opens a Flow, the catalogue or some products of it. Only the last needs one. */
export function checkAction(type: "FLOW" | "CATALOG" | "MPM", index: number, parameter: Params | undefined): void {
  if (!parameter) {
    if (type !== "MPM") return;
    throw new GraphError(131008, { details: `buttons: Button at index ${index} of type Mpm requires a parameter` });
  }
  parameter.only("type", "action").keyword("type", ["action"]);
  const action = parameter.asMessage().object("action");
  if (type === "FLOW") checkFlow(action);
  else if (type === "CATALOG") action.only("thumbnail_product_retailer_id").optionalString("thumbnail_product_retailer_id");
  else checkProducts(action);
}

function checkFlow(action: Params): void {
  action.only("flow_token", "flow_action_data").optionalString("flow_token");
  const data = action.raw("flow_action_data");
  if (data !== undefined && !isObject(data)) throw action.wrong("flow_action_data", "must be a JSON object");
}

function checkProducts(action: Params): void {
  action.only("thumbnail_product_retailer_id", "sections").string("thumbnail_product_retailer_id", { least: 1 });
  const sections = action.objects("sections");
  if (sections.length < 1 || sections.length > MOST_SECTIONS) {
    throw action.wrong("sections", `must hold 1 to ${MOST_SECTIONS} entries`);
  }
  const items = sections.flatMap((section) => {
    section.only("title", "product_items").optionalString("title", { most: 24 });
    return section.objects("product_items");
  });
  for (const item of items) item.only("product_retailer_id").string("product_retailer_id", { least: 1 });
  if (items.length < 1 || items.length > MOST_PRODUCTS) {
    throw action.wrong("sections", `must hold 1 to ${MOST_PRODUCTS} products`);
  }
}
