import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useServerNow } from "@/lib/client/clock";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import { useTimes } from "../use-times";

type LaterLineProps = { trigger: ScheduleTrigger; name: string; onNow: () => void };

/** Over the template picker: what is chosen there will be sent later. */
export function LaterLine({ trigger, name, onNow }: LaterLineProps) {
  const t = useTranslations("composer.scheduled");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <div
      role="status"
      className="mx-2.5 mb-2.5 flex flex-wrap items-center gap-2 rounded-md bg-info-bg px-2.5 py-1.5 inset-ring inset-ring-info-line"
    >
      <CalendarClock aria-hidden="true" className="size-4 shrink-0 text-info-ink" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        {trigger.type === "at" ? t("templateAt", { moment: moment(trigger.sendAt, now) }) : t("templateNext", { name })}
      </span>
      <Button size="small" onClick={onNow}>
        {t("sendNow")}
      </Button>
    </div>
  );
}
