import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MessageContent } from "@/lib/contract/content";
import { KindLine } from "../kind-line";
import { FoldButton } from "./fold-button";
import { useMoney } from "./use-money";

type Order = Extract<MessageContent, { kind: "order" }>;

const SHOWN_AT_FIRST = 6;

/** What the contact ordered from the catalogue. Prices are Meta's, as they were when it was sent. */
export function OrderBody({ order: { items, leftOut, count, totals } }: { order: Order }) {
  const t = useTranslations("bubble.order");
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="w-[280px] max-w-full">
      <KindLine icon={ShoppingBag}>
        {t("title")} · {t("items", { count })}
      </KindLine>
      <ul>
        {shown.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same product may stand in two lines, and they never move.
          <Item key={index} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <FoldButton words={t("more", { count: items.length + leftOut - shown.length })} onClick={() => setIsOpen(true)} />
      )}
      {isOpen && leftOut > 0 && <p className="py-1 text-(--bubble-meta) text-xs">{t("leftOut", { count: leftOut })}</p>}
      <Totals totals={totals} />
    </div>
  );
}

function Item({ item: { productId, quantity, price, currency } }: { item: Order["items"][number] }) {
  const t = useTranslations("bubble.order");
  const money = useMoney();
  const isPriced = price !== null && currency !== null;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2 border-line border-b py-1">
      <span className="text-(--bubble-meta) tabular-nums">{quantity} ×</span>
      <span className="min-w-0">
        <bdi className="block text-sm [overflow-wrap:anywhere]">{productId}</bdi>
        <span className="block text-(--bubble-meta) text-xs">
          {isPriced ? t("each", { price: money(price, currency) }) : t("priceless")}
        </span>
      </span>
      {isPriced && <span className="text-sm tabular-nums">{money(price * quantity, currency)}</span>}
    </li>
  );
}

function Totals({ totals }: Pick<Order, "totals">) {
  const t = useTranslations("bubble.order");
  const money = useMoney();
  return totals.map(({ currency, amount, isPartial }) => (
    <p key={currency} className="flex items-baseline justify-between gap-2 pt-1 font-medium">
      <span>{t(isPartial ? "totalOfPriced" : "total")}</span>
      <span className="tabular-nums">{money(amount, currency)}</span>
    </p>
  ));
}
