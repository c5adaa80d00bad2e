import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { TemplateView } from "@/lib/contract/template";
import type { RecipientLimits, TemplateObstacle } from "./obstacle";

/** Says why a template cannot be sent. `name`: of the contact, as in a sentence. */
export function useObstacleWords(name: string, { marketingStoppedAt }: RecipientLimits) {
  const t = useTranslations("templates.blocked");
  const { moment } = useTimes();
  const now = useServerNow();
  return (obstacle: TemplateObstacle, { pausedUntil }: Pick<TemplateView, "pausedUntil">): string => {
    if (obstacle === "paused" && pausedUntil) return t("pausedUntil", { moment: moment(pausedUntil, now, "until") });
    if (obstacle === "opted_out" && marketingStoppedAt) return t("opted_out", { name, moment: moment(marketingStoppedAt, now) });
    if (obstacle === "opted_out" || obstacle === "no_phone") return t("no_phone", { name });
    return t(obstacle);
  };
}
