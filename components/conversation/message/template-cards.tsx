import { ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TemplateCardView } from "@/lib/contract/template";
import { useTabStop } from "./tab-stop";
import { TemplateButtons } from "./template-buttons";

type TemplateCardsProps = {
  cards: readonly TemplateCardView[];
  /** The picture of a card, by its place. */
  picture: (index: number) => ReactNode;
  words: (body: string, index: number) => ReactNode;
};

/** The cards of a template side by side, to be pushed aside as on the phone. */
export function TemplateCards({ cards, picture, words }: TemplateCardsProps) {
  const t = useTranslations("bubble.interactive");
  return (
    <section
      aria-label={t("cards", { count: cards.length })}
      tabIndex={useTabStop()}
      className="-mx-1.5 my-1.5 flex max-w-full snap-x gap-2 overflow-x-auto rounded-md px-1.5 pb-1.5"
    >
      {cards.map(({ header, body, buttons }, index) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place.
          key={index}
          aria-label={t("card", { number: index + 1, count: cards.length })}
          className="flex w-[200px] shrink-0 snap-start flex-col rounded-md bg-(--bubble-quote) px-2 pt-2"
        >
          {header === "product" ? <ProductPicture /> : picture(index)}
          {body && (
            <p dir="auto" className="mt-1.5 text-sm">
              {words(body, index)}
            </p>
          )}
          <span className="mt-auto block pt-1.5 [&_.clear-both]:mx-0">
            <TemplateButtons buttons={buttons} />
          </span>
        </article>
      ))}
    </section>
  );
}

/** A product's picture is in Meta's catalogue alone. */
function ProductPicture() {
  return (
    <span className="grid aspect-4/3 place-items-center rounded-[9px] bg-surface text-(--bubble-meta)">
      <ShoppingBag aria-hidden="true" className="size-6" strokeWidth={1.5} />
    </span>
  );
}
