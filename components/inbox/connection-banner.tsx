import { RefreshCw, WifiOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { serverNow } from "@/lib/client/clock";

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

type ConnectionBannerProps = {
  state: "reconnecting" | "offline";
  /** performance.now() of the last time that changes surely came. */
  since: number;
};

/** Changes do not come through: since when, and what that means for what one sends. */
export function ConnectionBanner({ state, since }: ConnectionBannerProps) {
  const t = useTranslations("banners.connection");
  const format = useFormatter();
  // A time and not an age: an age would change, and a screen reader would say it again and again.
  const lastUpdate = new Date(serverNow().getTime() - (performance.now() - since));
  return (
    <Banner tone="neutral" icon={state === "offline" ? <WifiOff aria-hidden="true" /> : <RefreshCw aria-hidden="true" />}>
      {t(state)} <span>{t("explained", { time: format.dateTime(lastUpdate, CLOCK) })}</span>
    </Banner>
  );
}
