"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchKey } from "@/components/shortcuts/use-search-key";
import { useCategoryName } from "@/components/templates/category-name";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import type { TemplateLibrary } from "@/lib/contract/template-library";
import { accountName } from "./account-name";
import { languageName } from "./language-name";
import { countCategories, type LibraryFilter, listLanguages, STATE_FILTERS } from "./library-filter";
import { RuleLine } from "./rule-line";

type LibraryToolsProps = {
  library: TemplateLibrary;
  filter: LibraryFilter;
  onFilter: (change: Partial<LibraryFilter>) => void;
};

/** Narrows the list down, and says what happens with what is new. */
export function LibraryTools({ library, filter, onFilter }: LibraryToolsProps) {
  const t = useTranslations("library");
  const searchField = useSearchKey();
  const states = useStateChoices();
  const languages = listLanguages(library.templates);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-5 py-2 max-md:px-4">
      <SearchField
        ref={searchField}
        label={t("search")}
        value={filter.q}
        onValue={(q) => onFilter({ q })}
        className="h-7 w-[248px] text-xs max-md:w-full max-md:flex-1"
      />
      <CategoryTabs library={library} filter={filter} onFilter={onFilter} />
      <div className="flex flex-wrap gap-2">
        <FilterMenu
          label={t("filters.status")}
          any={t("filters.anyStatus")}
          value={filter.status}
          options={states}
          onValue={(status) => onFilter({ status })}
        />
        {languages.length > 1 && (
          <FilterMenu
            label={t("filters.language")}
            any={t("filters.anyLanguage")}
            value={filter.language}
            options={languages.map((value) => ({ value, label: languageName(value) }))}
            onValue={(language) => onFilter({ language })}
          />
        )}
        {library.accounts.length > 1 && (
          <FilterMenu
            label={t("filters.account")}
            any={t("filters.allAccounts")}
            value={filter.account}
            options={library.accounts.map((account) => ({ value: account.wabaId, label: accountName(account) }))}
            onValue={(account) => onFilter({ account })}
          />
        )}
      </div>
      {library.rules.length > 0 && (
        <div className="ms-auto max-md:ms-0">
          <RuleLine rules={library.rules} />
        </div>
      )}
    </div>
  );
}

function useStateChoices() {
  const t = useTranslations("library.state");
  return STATE_FILTERS.map((value) => ({ value, label: t(`plain.${value}`) }));
}

function CategoryTabs({ library, filter, onFilter }: LibraryToolsProps) {
  const t = useTranslations("library.filters");
  const nameOf = useCategoryName();
  const counts = countCategories(library.templates, filter);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles, not the fields of a form.
    <div
      role="group"
      aria-label={t("category")}
      className="inline-flex rounded-sm bg-sunken p-0.5 inset-ring inset-ring-line max-md:w-full max-md:overflow-x-auto"
    >
      {([null, "UTILITY", "MARKETING", "AUTHENTICATION"] as const).map((category) => (
        <button
          key={category ?? "all"}
          type="button"
          aria-pressed={filter.category === category}
          onClick={() => onFilter({ category })}
          className="inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-xs px-2.5 font-medium text-ink-2 text-xs transition-colors hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-sm pointer-coarse:h-10"
        >
          {category === null ? t("all") : nameOf(category)}
          <span className="tabular-nums">{counts[category ?? "all"]}</span>
        </button>
      ))}
    </div>
  );
}

type FilterMenuProps<Value extends string> = {
  label: string;
  any: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onValue: (value: Value | null) => void;
};

const ANY = "any";

function FilterMenu<Value extends string>({ label, any, value, options, onValue }: FilterMenuProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      trigger={
        <Button size="small" aria-label={`${label}: ${chosen?.label ?? any}`}>
          {chosen?.label ?? any}
          <ChevronDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        </Button>
      }
    >
      <MenuChoice
        label={label}
        value={value ?? ANY}
        onChange={(next) => onValue(options.find((option) => option.value === next)?.value ?? null)}
        options={[{ value: ANY, label: any }, ...options]}
      />
    </Menu>
  );
}
