import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Referral } from "@/lib/contract/content";
import { useTabStop } from "../tab-stop";
import { webLink } from "./map-link";

/** The advertisement or post that brought the contact here. Its pictures are links of Meta's that run out: they are not fetched. */
export function ReferralBlock({ referral: { source, url, headline, body } }: { referral: Referral }) {
  const t = useTranslations("bubble.referral");
  const tabStop = useTabStop();
  const href = webLink(url);
  return (
    <div className="mx-[-4px] mt-px mb-[5px] rounded-md bg-(--bubble-quote) px-[9px] py-1.5 text-sm">
      <p className="flex items-center gap-[5px] text-(--bubble-meta) text-2xs">
        <Megaphone aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
        {t(source)}
      </p>
      {headline && (
        <p dir="auto" className="font-medium">
          {headline}
        </p>
      )}
      {body && (
        <p dir="auto" className="line-clamp-3 text-(--bubble-meta)">
          {body}
        </p>
      )}
      {href && (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          tabIndex={tabStop}
          className="inline-flex min-h-6 items-center rounded-xs text-link underline decoration-1 underline-offset-2 pointer-coarse:min-h-11"
        >
          {t("open")}
        </a>
      )}
    </div>
  );
}
