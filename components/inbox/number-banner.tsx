import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useServerNow } from "@/lib/client/clock";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { stopReason } from "./stop-reason";

/** Meta refuses everything from this conversation's number: what that means, and who can change it. */
export function NumberBanner({ number, numberStopped }: Pick<ConversationDetail, "number" | "numberStopped">) {
  const t = useTranslations("banners.number");
  const { moment } = useTimes();
  const now = useServerNow();
  if (numberStopped === null) return null;

  const reason = stopReason(numberStopped.code);
  return (
    <Banner tone="danger" icon={<CircleAlert aria-hidden="true" />} actions={<Details {...numberStopped} />}>
      <b className="font-semibold">{t("title", { number: number.name })}</b>{" "}
      <span>
        {t(`reason.${reason}`)} {t("waiting", { when: moment(numberStopped.since, now) })}
      </span>
    </Banner>
  );
}

/** Meta's code and words, one click away. */
function Details({ code, details }: { code: number | null; details: string | null }) {
  const t = useTranslations("banners.number");
  const [anchor, setAnchor] = useState<Element | null>(null);
  if (code === null && details === null) return null;
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        {t("details")}
      </Button>
      <Popover
        anchor={anchor}
        onClose={() => setAnchor(null)}
        label={t("details")}
        side="bottom"
        className="max-w-80 px-3 py-2.5 text-xs"
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
          {code !== null && (
            <>
              <dt className="text-ink-3">{t("code")}</dt>
              <dd className="font-mono">{code}</dd>
            </>
          )}
          {details !== null && (
            <>
              <dt className="text-ink-3">{t("meta")}</dt>
              <dd>{details}</dd>
            </>
          )}
        </dl>
      </Popover>
    </>
  );
}
