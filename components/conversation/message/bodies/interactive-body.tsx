import { useTranslations } from "next-intl";
import type { Interactive } from "@/lib/contract/interactive";
import type { MessageView } from "@/lib/contract/message";
import { FormattedText } from "../formatted-text";
import { AttachmentBody } from "./attachment-body";
import { InteractiveCards } from "./interactive-cards";

type InteractiveBodyProps = { message: MessageView; interactive: Interactive };

/** What we offered the contact, as their phone shows it, over the stamp. Its buttons stand under it. */
export function InteractiveBody({ message, interactive }: InteractiveBodyProps) {
  const t = useTranslations("bubble.interactive");
  const header = "header" in interactive ? interactive.header : undefined;
  const isCarousel = interactive.type === "carousel";
  const headerFile = isCarousel ? undefined : message.attachments[0];
  const words = "body" in interactive ? interactive.body : undefined;
  const footer = "footer" in interactive ? interactive.footer : undefined;
  return (
    <>
      {headerFile && <AttachmentBody message={message} attachment={headerFile} />}
      {header?.type === "text" && (
        <strong dir="auto" className="block font-semibold">
          {header.text}
        </strong>
      )}
      {words && <FormattedText text={words} />}
      {!words && interactive.type === "call_permission_request" && t("callPermissionBody")}
      <ProductWords interactive={interactive} />
      {isCarousel && <InteractiveCards message={message} cards={interactive.cards} />}
      {footer && (
        <>
          <span className="block h-0.5" />
          <span dir="auto" className="text-(--bubble-meta) text-xs">
            {footer}
          </span>
        </>
      )}
    </>
  );
}

/** Which products it shows, by our ids: the catalogue's pictures are Meta's alone. */
function ProductWords({ interactive }: { interactive: Interactive }) {
  const t = useTranslations("bubble.interactive");
  const ids = productIds(interactive);
  if (ids.length === 0) return null;
  return (
    <span className="mt-1 block rounded-md bg-(--bubble-quote) px-2 py-1.5 text-sm">
      {ids.length === 1 ? t("product", { id: ids[0] ?? "" }) : t("products", { count: ids.length })}
      {ids.length > 1 && (
        <bdi className="line-clamp-2 block text-(--bubble-meta) text-xs [overflow-wrap:anywhere]">{ids.join(", ")}</bdi>
      )}
    </span>
  );
}

function productIds(interactive: Interactive): string[] {
  switch (interactive.type) {
    case "product":
      return [interactive.productId];
    case "product_carousel":
      return interactive.productIds;
    case "product_list":
      return interactive.sections.flatMap((section) => section.productIds);
    default:
      return [];
  }
}
