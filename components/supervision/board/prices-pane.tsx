import { useFormatter, useTranslations } from "next-intl";
import type { Board } from "@/lib/contract/supervision";
import { Figure } from "../frame/figure";
import { type FigureScope, messagesHref } from "../frame/figure-links";
import { usePriceWords } from "../frame/price-words";
import { ShareBar } from "./share-bar";

/** What Meta's reports say that the delivered messages were priced as. Nothing is computed from windows or rules. */
export function PricesPane({ board, scope }: { board: Board; scope: FigureScope }) {
  const t = useTranslations("supervision.prices");
  const format = useFormatter();
  const words = usePriceWords();
  const { prices } = board;
  const most = Math.max(1, ...prices.map(({ messages }) => messages));
  const together = prices.reduce((sum, { messages }) => sum + messages, 0);
  return (
    <section aria-labelledby="prices-title" className="flex min-w-0 flex-col border-line border-s max-[719px]:border-s-0">
      <div className="flex h-10 shrink-0 items-center px-5 max-md:h-11 max-md:px-4">
        <h2 id="prices-title" className="font-semibold">
          {t("title")}
        </h2>
      </div>
      {prices.length === 0 ? (
        <p className="grid min-h-24 flex-1 place-content-center p-6 text-center text-ink-2">{t("none")}</p>
      ) : (
        <>
          <ul>
            {prices.map(({ category, type, messages }) => {
              const { name, kind, isCharged } = words(category, type);
              const filter = { ...scope, priceCategory: category, priceType: type ?? "none" };
              return (
                <li
                  key={`${category}-${type}`}
                  className="grid min-h-[37px] grid-cols-[minmax(0,1fr)_88px_38px] items-center gap-3 px-5 hover:bg-hover max-md:min-h-12 max-md:px-4"
                >
                  <span className="min-w-0 leading-[15px]">
                    <bdi className="block truncate">{name}</bdi>
                    <small className="block text-2xs text-ink-3 leading-[13px]">{kind}</small>
                  </span>
                  <ShareBar outcome={isCharged ? "read" : "delivered"} share={messages / most} />
                  <span className="text-end font-medium">
                    <Figure count={messages} href={messagesHref(filter, messages)} />
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="mt-auto px-5 pt-2 pb-3 text-ink-3 text-xs max-md:px-4">{t("foot", { count: format.number(together) })}</p>
        </>
      )}
    </section>
  );
}
