import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { RetryObstacle } from "@/lib/contract/supervision";
import { useDuration } from "../frame/duration";
import type { FailedRow } from "./use-bulk-retry";

/** Why a message cannot go out again now, or what lets it. */
export function useObstacleWords(): (obstacle: RetryObstacle | null, row: FailedRow) => string {
  const t = useTranslations("supervision.obstacle");
  const { moment } = useTimes();
  const duration = useDuration();
  const now = useServerNow();
  return (obstacle, { template, windowClosesAt, possibleAt }) => {
    if (obstacle === "too_soon" && possibleAt) return t("tooSoonUntil", { when: moment(possibleAt, now) });
    if (obstacle === "window_closed" && windowClosesAt) return t("windowClosedAt", { when: moment(windowClosesAt, now) });
    if (obstacle !== null) return t(obstacle);
    if (template) return t("needsNoWindow");
    return windowClosesAt
      ? t("windowOpen", { time: duration((Date.parse(windowClosesAt) - now.getTime()) / 1_000) })
      : t("possible");
  };
}
