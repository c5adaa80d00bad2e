import type { Params } from "../params";
import { checkSections } from "./list";

const MOST_SECTIONS = 10;
const MOST_PRODUCTS = 30;
const LONGEST_SECTION_TITLE = 24;

/** One product of a catalogue. */
export function checkProduct(action: Params): void {
  action.only("catalog_id", "product_retailer_id");
  action.string("catalog_id", { least: 1 });
  action.string("product_retailer_id", { least: 1 });
}

/** Up to thirty products in sections. */
export function checkProductList(action: Params): void {
  action.only("catalog_id", "sections").string("catalog_id", { least: 1 });
  const sections = checkSections(action, MOST_SECTIONS, LONGEST_SECTION_TITLE, "product_items");
  const items = sections.flatMap((section) => section.objects("product_items"));
  if (items.length > MOST_PRODUCTS) throw action.wrong("sections", `must hold at most ${MOST_PRODUCTS} products in all`);
  for (const item of items) item.only("product_retailer_id").string("product_retailer_id", { least: 1 });
}

/** The whole catalogue behind one button. */
export function checkCatalog(action: Params): void {
  action.only("name", "parameters").keyword("name", ["catalog_message"]);
  const parameters = action.optionalObject("parameters")?.only("thumbnail_product_retailer_id");
  parameters?.optionalString("thumbnail_product_retailer_id", { least: 1 });
}
