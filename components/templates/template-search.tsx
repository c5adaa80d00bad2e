import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { usePicker } from "./picker-context";
import type { TemplateGroup, TemplateShelf } from "./template-groups";
import { TemplateOption } from "./template-option";
import type { TemplateForm } from "./use-template-form";

type TemplateSearchProps = {
  ref: RefObject<HTMLInputElement | null>;
  form: TemplateForm;
  onChoose: () => void;
  onEscape: () => void;
};

/** The search field and the list that it rules: the focus stays in the field, arrows move through the list. */
export function TemplateSearch({ ref, form, onChoose, onEscape }: TemplateSearchProps) {
  const t = useTranslations("templates");
  const { setFavourite } = usePicker();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const currentId = form.current ? `${id}-${form.current.name}` : undefined;

  // The list scrolls so that the option which arrows reached is seen.
  useEffect(() => {
    if (currentId) list.current?.querySelector(`[id="${currentId}"]`)?.scrollIntoView({ block: "nearest" });
  }, [currentId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key was one of the list's. */
  function act({ key, altKey }: KeyboardEvent): boolean {
    if (key === "ArrowDown") form.move(1);
    else if (key === "ArrowUp") form.move(-1);
    else if (key === "Enter" && altKey) toggleFavourite();
    else if (key === "Enter") onChoose();
    else if (key === "Escape" && form.search !== "") form.setSearch("");
    else if (key === "Escape") onEscape();
    else return false;
    return true;
  }

  function toggleFavourite() {
    if (form.current) setFavourite(form.current.name, !form.current.isFavourite);
  }

  const option = (group: TemplateGroup) => (
    <TemplateOption
      key={group.name}
      id={`${id}-${group.name}`}
      group={group}
      template={form.templateOf(group)}
      isCurrent={group === form.current}
      onPick={() => {
        form.choose(group.name);
        onChoose();
      }}
    />
  );

  return (
    <>
      <div className="flex h-[34px] shrink-0 items-center gap-2 rounded-sm bg-surface px-2.5 text-ink-3 inset-ring inset-ring-control-line forced-colors:border focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 pointer-coarse:h-11">
        <Search aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
        <input
          ref={ref}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={currentId}
          aria-autocomplete="list"
          aria-keyshortcuts="Alt+Enter"
          aria-label={t("search")}
          autoComplete="off"
          placeholder={form.total === 0 ? t("search") : t("searchCount", { count: form.total })}
          value={form.search}
          onChange={(event) => form.setSearch(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-ink text-sm caret-accent outline-none placeholder:text-ink-3 placeholder:opacity-100 pointer-coarse:text-lg"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("list")}
        className="mt-1 min-h-0 flex-1 overflow-y-auto pb-1 empty:hidden"
      >
        {form.search !== "" ? form.found.map(option) : <Shelves id={id} groups={form.found} option={option} />}
      </div>
      {form.found.length === 0 && form.total > 0 && <p className="flex-1 px-2.5 py-3 text-ink-3">{t("noneFound")}</p>}
      <p role="status" className="sr-only">
        {form.search !== "" && t("found", { count: form.found.length })}
      </p>
    </>
  );
}

type ShelvesProps = { id: string; groups: TemplateGroup[]; option: (group: TemplateGroup) => ReactNode };

/** Favourites, what was sent lately, and the rest: headed only where there is more than the rest. */
function Shelves({ id, groups, option }: ShelvesProps) {
  const t = useTranslations("templates.shelf");
  const shelves = new Map<Exclude<TemplateShelf, "blocked">, TemplateGroup[]>();
  for (const group of groups) {
    const shelf = group.shelf === "blocked" ? "others" : group.shelf;
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), group]);
  }
  if (!shelves.has("favourites") && !shelves.has("recent")) return groups.map(option);
  return [...shelves].map(([shelf, held]) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
    <div key={shelf} role="group" aria-labelledby={`${id}-${shelf}`}>
      <span id={`${id}-${shelf}`} className="block px-2.5 pt-2 pb-0.5 font-medium text-2xs text-ink-3">
        {t(shelf)}
      </span>
      {held.map(option)}
    </div>
  ));
}
