"use client";

import { useMemo } from "react";
import { useRowKeys } from "@/components/shortcuts/use-row-keys";
import { FiguresPanel } from "./figures-panel";
import { LibraryBar } from "./library-bar";
import { filterTemplates } from "./library-filter";
import { EmptyLibrary, FailedLibrary, LoadingLibrary } from "./library-states";
import { LibraryTable } from "./library-table";
import { LibraryTools } from "./library-tools";
import type { RowContext } from "./row-context";
import { useLibrary, useLibraryFilter, useShownFigures } from "./use-library";

/** All templates of the business: what they say, how Meta sees them, who may send them and what came of it. */
export function TemplateLibraryPage() {
  const { library, error, retry, ...rest } = useLibrary();
  const [filter, setFilter] = useLibraryFilter();
  const rows = useRowKeys();
  const [shownKey, setShownKey] = useShownFigures();
  const templates = useMemo(() => filterTemplates(library?.templates ?? [], filter), [library, filter]);
  const shown = library?.templates.find(({ wabaId, name }) => `${wabaId}/${name}` === shownKey);

  function context(known: NonNullable<typeof library>): RowContext {
    return { ...rest, library: known, onFigures: ({ wabaId, name }) => void setShownKey(`${wabaId}/${name}`) };
  }

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 border-line bg-surface md:border-s">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <LibraryBar library={library} isAdmin={rest.isAdmin} />
        {library && library.templates.length > 0 && <LibraryTools library={library} filter={filter} onFilter={setFilter} />}
        <main
          ref={rows}
          id="content"
          tabIndex={-1}
          className="@container flex min-h-0 flex-1 flex-col overflow-y-auto outline-none"
        >
          {!library && !error && <LoadingLibrary />}
          {!library && error && <FailedLibrary error={error} onRetry={retry} />}
          {library && templates.length > 0 && <LibraryTable templates={templates} context={context(library)} />}
          {library && templates.length === 0 && (
            <EmptyLibrary isFiltered={library.templates.length > 0} isAdmin={rest.isAdmin} onClear={() => setFilter(null)} />
          )}
        </main>
      </div>
      {shown && rest.seesMessages && <FiguresPanel key={shownKey} template={shown} onClose={() => void setShownKey(null)} />}
    </div>
  );
}
