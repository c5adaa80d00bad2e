import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { ListOrder } from "@/lib/contract/agent";
import { ConversationView } from "@/lib/contract/conversation";

/** What the list shows, as the URL says it. Without an order the view's own, or the reader's, counts. */
export const filterParsers = {
  view: parseAsStringLiteral(ConversationView.options).withDefault("all"),
  order: parseAsStringLiteral(ListOrder.options),
};

/** Reads a page's query. What it does not know counts as absent. */
export const loadFilter = createLoader(filterParsers);

/** A path with the filter as its query; defaults are left out. */
export const withFilter = createSerializer(filterParsers);

/** The values of the URL. */
export type FilterQuery = { view: ConversationView; order: ListOrder | null };

/** What is shown. */
export type ListFilter = { view: ConversationView; order: ListOrder };

/** The filter that the URL's values stand for. "Closing soon" is by time left unless the URL says otherwise. */
export function resolveFilter({ view, order }: FilterQuery, preferred: ListOrder): ListFilter {
  return { view, order: order ?? (view === "closing" ? "closing" : preferred) };
}
