import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useMe } from "@/lib/client/queries";
import { useLibraryFigures, useTemplateLibrary } from "@/lib/client/template-library";
import { indexFigures } from "./figures";
import { type LibraryFilter, libraryParsers } from "./library-filter";

/** How far back the list counts, in days. */
export const FIGURE_DAYS = 7;

/** What the URL says to show, and the way to change it: the address follows without a new entry in the history. */
export function useLibraryFilter(): [LibraryFilter, (change: Partial<LibraryFilter> | null) => void] {
  const [filter, setFilter] = useQueryStates(libraryParsers, { history: "replace", throttleMs: 200 });
  return [filter, (change) => void setFilter(change)];
}

/** Whose figures stand beside the list: "account/name" in the URL. */
export function useShownFigures() {
  return useQueryState("figures", parseAsString.withOptions({ history: "push" }));
}

/** The library with its figures, and what the reader may do. */
export function useLibrary() {
  const { data: me } = useMe();
  const { data: library, error, refetch } = useTemplateLibrary();
  const { data: figures } = useLibraryFigures(FIGURE_DAYS);
  const byId = useMemo(() => indexFigures(figures), [figures]);
  return {
    library,
    error,
    retry: () => void refetch(),
    figures: byId,
    since: figures?.since ?? null,
    isAdmin: me?.role === "admin",
    seesMessages: me?.role === "admin" || me?.role === "supervisor",
  };
}
