import { useTranslations } from "next-intl";
import { readCoordinates, writeCoordinates } from "@/components/conversation/composer/cards/coordinates";
import { IsCurrentMessage } from "@/components/conversation/message/tab-stop";
import { TemplateButtons } from "@/components/conversation/message/template-buttons";
import { TemplateCards } from "@/components/conversation/message/template-cards";
import { TemplateOffer, TemplatePlace } from "@/components/conversation/message/template-head";
import { textDirection } from "@/components/conversation/message/text-direction";
import type { TemplateFileSlot, TemplateView } from "@/lib/contract/template";
import { splitTemplateText } from "@/lib/whatsapp/template-text";
import { flattenValue } from "@/lib/whatsapp/template-values";
import type { ExtrasDraft } from "./extras-draft";
import type { FilledValues } from "./fill";
import { SlotPicture } from "./slot-picture";

type TemplatePreviewProps = { template: TemplateView; values: FilledValues; extras: ExtrasDraft };

/** The bubble that the contact's phone will show, with a chip in the place of each variable. */
export function TemplatePreview({ template, values, extras }: TemplatePreviewProps) {
  const t = useTranslations("templates");
  const filled = { template, values };
  return (
    <IsCurrentMessage value>
      <figure className="ms-auto w-fit max-w-full rounded-bubble rounded-se-bubble-tail bg-bubble-out-bg text-bubble-out-ink shadow-bubble [--bubble-meta:var(--bubble-out-meta)] [--bubble-quote:var(--bubble-out-quote)] forced-colors:border">
        <div dir={textDirection(template.body)} className="flow-root px-2.5 pt-1.5 pb-[7px] text-md [overflow-wrap:anywhere]">
          <Head template={template} extras={extras} />
          {template.header && (
            <strong className="block font-semibold">
              <Filled text={template.header} path="header" {...filled} />
            </strong>
          )}
          <span className="whitespace-pre-wrap">
            <Filled text={template.body} path="body" {...filled} />
          </span>
          {template.footer && (
            <>
              <span className="block h-0.5" />
              <span className="text-bubble-out-meta text-xs">{template.footer}</span>
            </>
          )}
          {template.cards.length > 0 && (
            <TemplateCards
              cards={template.cards}
              picture={(index) => <CardPicture index={index} template={template} extras={extras} />}
              words={(body, index) => <Filled text={body} path={`card.${index}.body`} {...filled} />}
            />
          )}
          <span className="float-end ms-3.5 mt-1.5 -mb-[3px] text-2xs text-bubble-out-meta">{t("now")}</span>
          <TemplateButtons buttons={template.buttons} code={couponOf(filled)} />
        </div>
      </figure>
    </IsCurrentMessage>
  );
}

/** What stands over the words: a file, a place, an offer. */
function Head({ template, extras }: Pick<TemplatePreviewProps, "template" | "extras">) {
  const { offer, needsLocation } = template;
  const slot = template.files.find(({ key }) => key === "header");
  const found = readCoordinates(extras.where);
  return (
    <>
      {slot && <HeaderFile slot={slot} extras={extras} />}
      {needsLocation && (
        <TemplatePlace name={extras.placeName} address={extras.address || (found ? writeCoordinates(found) : "")} />
      )}
      {offer && <TemplateOffer text={offer.text} endsAt={offer.hasExpiration ? extras.offerEndsAt : null} />}
    </>
  );
}

function HeaderFile({ slot: { key, kind }, extras }: { slot: TemplateFileSlot; extras: ExtrasDraft }) {
  const t = useTranslations("templates.file");
  const file = extras.files[key];
  if (kind !== "document") {
    return (
      <span className="-mx-1 mt-0.5 mb-1.5 grid h-28 min-w-52 place-items-center overflow-hidden rounded-[9px] bg-bubble-out-quote text-bubble-out-meta">
        <SlotPicture kind={kind} file={file} />
      </span>
    );
  }
  return (
    <span className="-mx-1 mt-0.5 mb-1.5 flex min-w-52 items-center gap-2.5 rounded-md bg-bubble-out-quote px-2.5 py-2">
      <span className="text-bubble-out-meta">
        <SlotPicture kind={kind} file={file} />
      </span>
      <bdi className="min-w-0 truncate font-medium text-sm">
        {extras.fileName?.trim() || file?.attachment.fileName || t("kind.document")}
      </bdi>
    </span>
  );
}

function CardPicture({ index, template, extras }: { index: number } & Pick<TemplatePreviewProps, "template" | "extras">) {
  const slot = template.files.find(({ key }) => key === `card.${index}.header`);
  if (!slot) return null;
  return (
    <span className="grid aspect-4/3 place-items-center overflow-hidden rounded-[9px] bg-surface text-bubble-out-meta">
      <SlotPicture kind={slot.kind} file={extras.files[slot.key]} />
    </span>
  );
}

type FilledProps = Pick<TemplatePreviewProps, "template" | "values">;

/** A text with its values. `path` begins the keys of its variables: "header", "body", "card.0.body". */
function Filled({ text, path, template, values }: FilledProps & { text: string; path: string }) {
  const keys = new Map(
    template.variables.flatMap(({ key, name, component }) => {
      // The one-time password stands in the body as its first variable.
      if (component === "code") return path === "body" ? [["1", key] as const] : [];
      return key === `${path}.${name}` ? [[name, key] as const] : [];
    }),
  );
  return splitTemplateText(text, new Set(keys.keys())).map((segment, index) =>
    segment.kind === "text" ? (
      segment.text
    ) : (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a text keep their places.
        key={index}
        className="-mx-px rounded-[3px] bg-accent-soft box-decoration-clone px-0.5 py-px text-accent-ink"
      >
        {flattenValue(values[keys.get(segment.name) ?? ""]?.value ?? "") || `{{${segment.name}}}`}
      </bdi>
    ),
  );
}

function couponOf({ template, values }: FilledProps): string | null {
  const coupon = template.variables.find(({ key }) => /^button\.\d+\.code$/.test(key));
  return coupon ? flattenValue(values[coupon.key]?.value ?? "") || null : null;
}
