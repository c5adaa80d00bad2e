import { FileText, Image as ImageIcon, MapPin, ShoppingBag, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormattedText } from "@/components/conversation/message/formatted-text";
import { IsCurrentMessage } from "@/components/conversation/message/tab-stop";
import { directionOf, languageTag } from "@/components/template-library/language-name";
import type { TemplateHeader, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { fillSamples } from "./fill-samples";
import { PhoneButtons } from "./phone-buttons";
import { PhoneCards } from "./phone-cards";

const MEDIA_SIGNS = { image: ImageIcon, video: Video, document: FileText, location: MapPin, product: ShoppingBag } as const;

type PhoneBubbleProps = { language: TemplateLanguageDesign; isAuthentication: boolean; time: string };

/** The message as the customer's phone draws it, with the samples in place. */
export function PhoneBubble({ language, isAuthentication, time }: PhoneBubbleProps) {
  const t = useTranslations("library.designer.preview");
  const { header, footer, samples, offer, cards, buttons, language: code } = language;
  const authentication = useAuthenticationWords(language);
  const body = isAuthentication ? authentication.body : fillSamples(language.body, "body", samples, true);
  const foot = isAuthentication ? authentication.footer : footer;
  return (
    <IsCurrentMessage value>
      <figure lang={languageTag(code)} dir={directionOf(code)} className="w-[92%]">
        <div className="flow-root rounded-bubble rounded-ss-bubble-tail bg-bubble-in-bg px-2.5 pt-1.5 pb-[7px] text-bubble-in-ink text-md shadow-bubble [--bubble-meta:var(--bubble-in-meta)] [--bubble-quote:var(--bubble-in-quote)] [overflow-wrap:anywhere] forced-colors:border">
          {header && <PhoneHeader header={header} samples={samples} />}
          {offer && (
            <p className="mb-1.5 rounded-sm bg-bubble-in-quote px-2 py-1.5 text-xs">
              <b className="font-semibold">{offer.text || t("offer")}</b>
              {offer.hasExpiration && <span className="block text-bubble-in-meta">{t("endsSoon")}</span>}
            </p>
          )}
          {body === "" ? <span className="text-bubble-in-meta">{t("noBody")}</span> : <FormattedText text={body} />}
          {foot && <span className="mt-0.5 block text-bubble-in-meta text-xs">{foot}</span>}
          <span className="float-end ms-3.5 mt-1.5 -mb-[3px] text-2xs text-bubble-in-meta tabular-nums">{time}</span>
        </div>
        <PhoneButtons buttons={buttons} />
        {cards && <PhoneCards cards={cards} samples={samples} />}
      </figure>
    </IsCurrentMessage>
  );
}

function PhoneHeader({ header, samples }: { header: TemplateHeader; samples: TemplateLanguageDesign["samples"] }) {
  const t = useTranslations("library.designer.preview");
  if (header.format === "text") {
    return <strong className="block font-semibold">{fillSamples(header.text, "header", samples, false)}</strong>;
  }
  const Sign = MEDIA_SIGNS[header.format];
  const fileId = "sample" in header ? header.sample?.fileId : null;
  if (header.format === "image" && fileId) {
    return (
      // biome-ignore lint/performance/noImgElement: an optimizer between would need the reader's session.
      <img
        src={`/api/files/${fileId}`}
        alt=""
        className="-mx-1 mt-0.5 mb-1.5 max-h-40 w-[calc(100%+8px)] rounded-md object-cover"
      />
    );
  }
  return (
    <span className="-mx-1 mt-0.5 mb-1.5 grid h-28 w-[calc(100%+8px)] place-items-center rounded-md bg-bubble-in-quote text-bubble-in-meta text-xs">
      <span className="grid justify-items-center gap-1">
        <Sign aria-hidden="true" className="size-6" strokeWidth={1.5} />
        {t(`media.${header.format}`)}
      </span>
    </span>
  );
}

/** The words that Meta itself writes, in the reader's language: only Meta knows them in the template's. */
function useAuthenticationWords({ authentication }: TemplateLanguageDesign) {
  const t = useTranslations("library.designer.preview.code");
  const minutes = authentication?.expirationMinutes ?? null;
  return {
    body: [t("body"), authentication?.securityRecommendation ? t("recommendation") : ""].filter(Boolean).join(" "),
    footer: minutes === null ? null : t("expires", { minutes }),
  };
}
