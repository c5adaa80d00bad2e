import { Image as ImageIcon, ShoppingBag, Video } from "lucide-react";
import { FormattedText } from "@/components/conversation/message/formatted-text";
import type { TemplateCard, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { fillSamples } from "./fill-samples";
import { PhoneButtons } from "./phone-buttons";

const SIGNS = { image: ImageIcon, video: Video, product: ShoppingBag } as const;

type PhoneCardsProps = { cards: readonly TemplateCard[]; samples: TemplateLanguageDesign["samples"] };

/** The cards of a carousel, to be pushed aside as on the phone. */
export function PhoneCards({ cards, samples }: PhoneCardsProps) {
  return (
    <ol className="mt-1 flex gap-1.5 overflow-x-auto pb-1">
      {cards.map((card, index) => {
        const Sign = SIGNS[card.header.format];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place.
          <li key={index} className="w-[200px] shrink-0">
            <div className="rounded-bubble bg-bubble-in-bg p-1.5 text-sm shadow-bubble [--bubble-quote:var(--bubble-in-quote)]">
              <span className="grid h-24 place-items-center rounded-md bg-bubble-in-quote text-bubble-in-meta">
                <Sign aria-hidden="true" className="size-6" strokeWidth={1.5} />
              </span>
              {card.body && (
                <p className="px-1 pt-1.5 [overflow-wrap:anywhere]">
                  <FormattedText text={fillSamples(card.body, `card.${index}.body`, samples, true)} />
                </p>
              )}
            </div>
            <PhoneButtons buttons={card.buttons} />
          </li>
        );
      })}
    </ol>
  );
}
