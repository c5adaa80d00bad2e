import { useTranslations } from "next-intl";
import { AnchoredMenu, MenuChoice, MenuSeparator } from "@/components/ui/menu";
import type { MenuPlace } from "@/components/ui/menu-button";
import { usePreferences } from "@/lib/client/mutations";
import { useConversationSummary } from "@/lib/client/queries";
import type { ListOrder } from "@/lib/contract/agent";
import type { ConversationView } from "@/lib/contract/conversation";
import { useCount } from "./use-count";
import type { InboxRoute } from "./use-inbox-route";

const FILTERS = ["all", "closing", "closed"] as const satisfies ConversationView[];
const ORDERS = ["activity", "closing"] as const satisfies ListOrder[];

/** The open conversations or the resolved ones. */
export function StateItems({ route: { filter, show }, ...place }: MenuPlace & { route: InboxRoute }) {
  const t = useTranslations("inbox.state");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  return (
    <AnchoredMenu {...place} align="start">
      <MenuChoice
        label={t("label")}
        value={filter.view === "resolved" ? "resolved" : "open"}
        onChange={(value) => show(value === "resolved" ? "resolved" : "all")}
        options={[
          { value: "open", label: t("open"), hint: summary && count(summary.all) },
          { value: "resolved", label: t("resolved"), hint: summary && count(summary.resolved) },
        ]}
      />
    </AnchoredMenu>
  );
}

/** Which of the open ones, in what order. */
export function FilterItems({ route: { filter, show, setOrder }, ...place }: MenuPlace & { route: InboxRoute }) {
  const t = useTranslations("inbox");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  const preferences = usePreferences();

  function chooseOrder(order: ListOrder) {
    setOrder(order);
    // The order of one special list says nothing about the others.
    if (filter.view !== "closing") preferences.mutate({ listOrder: order });
  }

  const counts = summary && { all: summary.all, closing: summary.closing.count, closed: summary.closed };
  return (
    <AnchoredMenu {...place}>
      <MenuChoice
        label={t("filter.label")}
        value={FILTERS.find((view) => view === filter.view) ?? null}
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
    </AnchoredMenu>
  );
}
