import { MapPin, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import { useTimes } from "../use-times";

/** A place over a template's words. What is not known yet stays out. */
export function TemplatePlace({ name, address }: { name: string; address: string }) {
  const t = useTranslations("bubble.location");
  return (
    <span className="-mx-1 mt-0.5 mb-1.5 flex items-center gap-2.5 rounded-md bg-(--bubble-quote) px-2.5 py-2">
      <MapPin aria-hidden="true" className="size-5 shrink-0 text-(--bubble-meta)" strokeWidth={1.75} />
      <span className="min-w-0">
        <b dir="auto" className="block font-medium text-sm">
          {name || t("unnamed")}
        </b>
        {address && (
          <span dir="auto" className="block text-(--bubble-meta) text-xs">
            {address}
          </span>
        )}
      </span>
    </span>
  );
}

/** What a template offers for a limited time, and until when. */
export function TemplateOffer({ text, endsAt }: { text: string; endsAt: string | null }) {
  const t = useTranslations("bubble.template");
  const { moment } = useTimes();
  const now = useServerNow();
  const isOver = endsAt !== null && Date.parse(endsAt) <= now.getTime();
  return (
    <span className="-mx-1 mt-0.5 mb-1.5 flex items-start gap-2 rounded-md bg-(--bubble-quote) px-2.5 py-2 text-sm">
      <Tag aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-(--bubble-meta)" strokeWidth={1.75} />
      <span className="min-w-0">
        <b dir="auto" className="block font-semibold">
          {text}
        </b>
        {endsAt && (
          <span className="block text-(--bubble-meta) text-xs">
            {t(isOver ? "offerEnded" : "offerEnds", { moment: moment(endsAt, now) })}
          </span>
        )}
      </span>
    </span>
  );
}
