import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchKey } from "@/components/shortcuts/use-search-key";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import { useDeliveries, useFailures } from "@/lib/client/supervision";
import { DeliveryBucket, type ReportQuery } from "@/lib/contract/supervision";
import { causeKey, useCauseWords } from "../frame/cause-words";
import { usePriceWords } from "../frame/price-words";
import type { MessageQuery, Narrowing } from "./message-query";
import { useFilterWords } from "./use-filter-words";

const ALL = "all";
const PRICE_TYPES = ["regular", "free_customer_service", "free_entry_point"] as const;
const PRICES = ["service", "utility", "marketing", "authentication"] as const;

type FilterBarProps = {
  query: MessageQuery;
  report: ReportQuery;
  onChange: (change: Partial<MessageQuery>) => void;
  /** In words, where the address names instants instead of a period. */
  moment: string | null;
};

/** What narrows the messages down: a search, a menu for each thing they differ by, and what was chosen as chips. */
export function FilterBar({ query, report, onChange, moment }: FilterBarProps) {
  const t = useTranslations("supervision.messages");
  const searchField = useSearchKey();
  const words = useFilterWords();
  const chips = words(query);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-5 py-2 max-md:px-4">
      <SearchField
        ref={searchField}
        label={t("search")}
        value={query.q ?? ""}
        onValue={(q) => onChange({ q: q === "" ? null : q })}
        className="h-control w-64 max-md:w-full"
      />
      <Menus query={query} report={report} onChange={onChange} />
      {moment !== null && <Chip words={moment} onRemove={() => onChange({ from: null, to: null })} />}
      {chips.map(({ key, words: chip }) => (
        <Chip key={key} words={chip} onRemove={() => onChange({ [key]: null })} />
      ))}
      {chips.length > 1 && (
        <Button size="small" variant="quiet" onClick={() => onChange(Object.fromEntries(chips.map(({ key }) => [key, null])))}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

function Chip({ words, onRemove }: { words: string; onRemove: () => void }) {
  const t = useTranslations("supervision.messages");
  return (
    <span className="inline-flex h-control-sm max-w-72 items-center gap-1 rounded-sm bg-accent-soft ps-2 text-accent-ink text-xs pointer-coarse:h-control-touch">
      <bdi className="truncate">{words}</bdi>
      <button
        type="button"
        aria-label={t("remove", { filter: words })}
        onClick={onRemove}
        className="grid h-full w-6 place-items-center rounded-sm hover:bg-accent-soft-hover pointer-coarse:w-11"
      >
        <X aria-hidden="true" className="size-3" strokeWidth={2} />
      </button>
    </span>
  );
}

function Menus({ query, report, onChange }: Omit<FilterBarProps, "moment">) {
  const t = useTranslations("supervision");
  const causeWords = useCauseWords();
  const priceWords = usePriceWords();
  const { data: templates } = useDeliveries(report, "template");
  const { data: failures } = useFailures(report);
  const choose = (key: Narrowing) => (value: string) => onChange({ [key]: value === ALL ? null : value });
  return (
    <>
      <FilterMenu
        label={t("messages.status")}
        value={query.bucket}
        onChange={choose("bucket")}
        options={DeliveryBucket.options.map((value) => ({ value, label: t(`chart.bucket.${value}`) }))}
      />
      <FilterMenu
        label={t("messages.cause")}
        value={query.cause}
        onChange={choose("cause")}
        options={(failures?.causes ?? []).map((cause) => ({ value: causeKey(cause), label: causeWords(cause).title }))}
      />
      <FilterMenu
        label={t("messages.template")}
        value={query.template}
        onChange={choose("template")}
        options={(templates?.rows ?? []).map(({ key, label }) => ({
          value: key ?? "none",
          label: key === null ? t("chart.noTemplate") : (label ?? key),
        }))}
      />
      <FilterMenu
        label={t("messages.price")}
        value={query.priceCategory}
        onChange={choose("priceCategory")}
        options={PRICES.map((value) => ({ value, label: priceWords(value, null).name }))}
      />
      <FilterMenu
        label={t("messages.priceType")}
        value={query.priceType}
        onChange={choose("priceType")}
        options={PRICE_TYPES.map((value) => ({ value, label: priceWords("", value).kind }))}
      />
      <Button
        size="small"
        aria-pressed={query.measured === "yes"}
        onClick={() => onChange({ measured: query.measured === "yes" ? null : "yes" })}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
      >
        {t("messages.timed")}
      </Button>
    </>
  );
}

type FilterMenuProps = {
  label: string;
  value: string | null;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

function FilterMenu({ label, value, options, onChange }: FilterMenuProps) {
  const t = useTranslations("supervision.messages");
  return (
    <Menu
      trigger={
        <Button size="small">
          {label}
          <ChevronDown aria-hidden="true" className="size-3" strokeWidth={1.75} />
        </Button>
      }
    >
      <MenuChoice
        label={label}
        value={value ?? ALL}
        onChange={onChange}
        options={[{ value: ALL, label: t("any") }, ...options]}
      />
    </Menu>
  );
}
