import { useTranslations } from "next-intl";
import type { Interactive } from "@/lib/contract/interactive";
import type { MessageView } from "@/lib/contract/message";
import { FormattedText } from "../formatted-text";
import { useTabStop } from "../tab-stop";
import { AttachmentBody } from "./attachment-body";
import { ActionLine } from "./interactive-actions";

type Cards = Extract<Interactive, { type: "carousel" }>["cards"];

/** The cards of a carousel, side by side. Each shows the message's attachment of its own place. */
export function InteractiveCards({ message, cards }: { message: MessageView; cards: Cards }) {
  const t = useTranslations("bubble.interactive");
  return (
    <section
      aria-label={t("cards", { count: cards.length })}
      tabIndex={useTabStop()}
      className="-mx-1.5 my-1.5 flex max-w-full snap-x gap-2 overflow-x-auto rounded-md px-1.5 pb-1.5"
    >
      {cards.map((card, index) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place.
          key={index}
          aria-label={t("card", { number: index + 1, count: cards.length })}
          className="flex w-[200px] shrink-0 snap-start flex-col rounded-md bg-(--bubble-quote) px-2 pt-2"
        >
          <CardPicture message={message} position={index} />
          {card.body && (
            <p dir="auto" className="mt-1.5 text-sm">
              <FormattedText text={card.body} />
            </p>
          )}
          <span className="mt-auto block pt-1.5">
            {"link" in card ? (
              <ActionLine kind="link" label={card.link.label} title={t("opens", { url: card.link.url })} />
            ) : (
              card.buttons.map(({ id, title }) => <ActionLine key={id} kind="reply" label={title} />)
            )}
          </span>
        </article>
      ))}
    </section>
  );
}

function CardPicture({ message, position }: { message: MessageView; position: number }) {
  const attachment = message.attachments[position];
  return attachment && <AttachmentBody message={message} attachment={attachment} isCard />;
}
