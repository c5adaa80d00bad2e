import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useServerNow } from "@/lib/client/clock";
import type { ServiceWindow } from "@/lib/contract/conversation";
import { useTimes } from "../use-times";
import { LaterButton } from "./later-button";

type ClosedHeadProps = { window: ServiceWindow; name: string; sash: ReactNode; onLater: (() => void) | null };

/** Why only a template can be sent now, and until when. */
export function ClosedHead({ window, name, sash, onLater }: ClosedHeadProps) {
  const t = useTranslations("composer.closed");
  const { moment } = useTimes();
  const now = useServerNow();
  const { closesAt, refused } = window;
  return (
    <div className="flex items-start gap-2.5 px-3.5 pt-[11px] pb-2.5 max-md:px-4 max-md:pt-4">
      <span className="mt-[3px] text-window-closed-ink">{sash}</span>
      <p className="min-w-0 flex-1 text-ink-2">
        <b className="font-semibold text-ink">
          {closesAt === null ? t("never", { name }) : t(refused ? "refused" : "closed", { moment: moment(closesAt, now) })}
        </b>{" "}
        {t(closesAt === null ? "until" : "untilAgain", { name })}
      </p>
      {onLater && <LaterButton onLater={onLater} />}
    </div>
  );
}
