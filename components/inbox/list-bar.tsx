import { ChevronDown, ListFilter as FilterIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice, MenuSeparator } from "@/components/ui/menu";
import { usePreferences } from "@/lib/client/mutations";
import { useConversationSummary } from "@/lib/client/queries";
import type { ListOrder } from "@/lib/contract/agent";
import type { ConversationView } from "@/lib/contract/conversation";
import { useCount } from "./use-count";
import type { InboxRoute } from "./use-inbox-route";

const FILTERS = ["all", "closing", "closed"] as const satisfies ConversationView[];
const ORDERS = ["activity", "closing"] as const satisfies ListOrder[];

/** Which conversations: the open or the resolved ones; and beside it, which of the open ones, in what order. */
export function ListBar({ route }: { route: InboxRoute }) {
  return (
    <header className="flex h-bar shrink-0 items-center ps-4 pe-3 max-md:h-14 max-md:pe-2">
      <StateMenu route={route} />
      <span className="flex-1" />
      <FilterMenu route={route} />
    </header>
  );
}

function StateMenu({ route: { filter, show } }: { route: InboxRoute }) {
  const t = useTranslations("inbox.state");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  const state = filter.view === "resolved" ? "resolved" : "open";
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="-ms-1.5 flex min-h-8 items-center gap-1.5 rounded-sm px-1.5 hover:bg-hover aria-expanded:bg-hover pointer-coarse:min-h-11"
        >
          <h1 className="font-semibold text-lg tracking-[-0.01em] max-md:text-xl">{t(state)}</h1>
          <ChevronDown aria-hidden="true" className="size-3.5 max-md:size-4" strokeWidth={1.75} />
        </button>
      }
    >
      <MenuChoice
        label={t("label")}
        value={state}
        onChange={(value) => show(value === "resolved" ? "resolved" : "all")}
        options={[
          { value: "open", label: t("open"), hint: summary && count(summary.all) },
          { value: "resolved", label: t("resolved"), hint: summary && count(summary.resolved) },
        ]}
      />
    </Menu>
  );
}

function FilterMenu({ route: { filter, show, setOrder } }: { route: InboxRoute }) {
  const t = useTranslations("inbox");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  const preferences = usePreferences();
  const chosen = FILTERS.find((view) => view === filter.view) ?? null;

  function chooseOrder(order: ListOrder) {
    setOrder(order);
    // The order of one special list says nothing about the others.
    if (filter.view !== "closing") preferences.mutate({ listOrder: order });
  }

  const counts = summary && { all: summary.all, closing: summary.closing.count, closed: summary.closed };
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          label={t("filter.button")}
          className={cn((chosen === "closing" || chosen === "closed") && "bg-accent-soft text-accent-ink")}
        >
          <FilterIcon />
        </IconButton>
      }
    >
      <MenuChoice
        label={t("filter.label")}
        value={chosen}
        onChange={show}
        options={FILTERS.map((view) => ({ value: view, label: t(`filter.${view}`), hint: counts && count(counts[view]) }))}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("order.label")}
        value={filter.order}
        onChange={chooseOrder}
        options={ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
      />
    </Menu>
  );
}
