import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageView, TemplateSnapshot } from "@/lib/contract/message";
import { AttachmentBody } from "./bodies/attachment-body";
import { FormattedText } from "./formatted-text";
import { KindLine } from "./kind-line";
import type { DrawnButton } from "./template-buttons";
import { TemplateCards } from "./template-cards";
import { TemplateOffer, TemplatePlace } from "./template-head";

type TemplateBodyProps = { message: MessageView; template: TemplateSnapshot };

/** The template as it was sent, over the stamp. Its files are those of its header and of its cards, in this order. */
export function TemplateBody({ message, template }: TemplateBodyProps) {
  const t = useTranslations("conversation");
  const { cards = [], location, offer } = template;
  const cardFiles = cards.filter(({ header }) => header !== "product").length;
  const headerFiles = message.attachments.slice(0, Math.max(0, message.attachments.length - cardFiles));
  const ofCards = message.attachments.slice(headerFiles.length);
  return (
    <>
      <KindLine icon={LayoutTemplate}>{t("templateNamed", { name: template.name })}</KindLine>
      {headerFiles.map((attachment) => (
        <AttachmentBody key={attachment.id} message={message} attachment={attachment} />
      ))}
      {location && <TemplatePlace name={location.name} address={location.address} />}
      {offer && <TemplateOffer text={offer.text} endsAt={offer.endsAt} />}
      {template.header && (
        <strong dir="auto" className="block font-semibold">
          {template.header}
        </strong>
      )}
      <FormattedText text={template.body} />
      {template.footer && (
        <>
          <span className="block h-0.5" />
          <span dir="auto" className="text-(--bubble-meta) text-xs">
            {template.footer}
          </span>
        </>
      )}
      {cards.length > 0 && (
        <TemplateCards
          cards={cards}
          picture={(index) => {
            const attachment = ofCards[index];
            return attachment && <AttachmentBody message={message} attachment={attachment} isCard />;
          }}
          words={(body) => <FormattedText text={body} />}
        />
      )}
    </>
  );
}

/** The buttons of a template that was sent; those of old have no kinds. */
export function drawnButtons({ buttons, buttonTypes }: TemplateSnapshot): DrawnButton[] {
  return buttons.map((text, index) => ({ type: buttonTypes?.[index] ?? null, text }));
}
