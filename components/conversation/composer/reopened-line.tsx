import { PanelTopOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useServerNow } from "@/lib/client/clock";
import { useTimes } from "../use-times";

type ReopenedLineProps = {
  name: string;
  closesAt: string;
  /** Set while a half-filled template keeps the composer: leads to the free reply. */
  onReply: (() => void) | null;
};

/** The contact wrote and free replies are possible again: until when. Stands in the strip, so that nothing moves. */
export function ReopenedLine({ name, closesAt, onReply }: ReopenedLineProps) {
  const t = useTranslations("composer.reopened");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <div className="flex h-[30px] min-w-0 flex-1 items-center gap-2 rounded-md bg-success-bg px-2.5 text-ink-2 inset-ring inset-ring-success-line">
      <PanelTopOpen aria-hidden="true" className="size-4 shrink-0 text-success-ink" strokeWidth={1.75} />
      <p className="truncate">
        <span className="text-ink">{t("wrote", { name })}</span> {t("until", { moment: moment(closesAt, now, "until") })}
      </p>
      {onReply && (
        <Button variant="secondary" size="small" onClick={onReply} className="ms-auto h-6">
          {t("replyInstead")}
        </Button>
      )}
    </div>
  );
}
