import { useTranslations } from "next-intl";
import { Sash } from "@/components/window/sash";
import { TimeLeft } from "@/components/window/time-left";
import { useServerNow } from "@/lib/client/clock";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { useTimes } from "../use-times";

type PhoneWindowLineProps = { conversation: ConversationDetail; figure: WindowFigure };

/** The time left under the name on a phone, where the composer has no room for it. */
export function PhoneWindowLine({ conversation, figure }: PhoneWindowLineProps) {
  const t = useTranslations("window");
  const closedAt = useClosedAt(conversation, figure);
  if (closedAt === null) {
    return (
      <p className="md:hidden">
        <TimeLeft figure={figure} />
      </p>
    );
  }
  return (
    <p className="flex items-center gap-[5px] text-window-closed-ink text-xs md:hidden">
      <Sash figure={figure} />
      {t("closedAt", { time: closedAt })}
    </p>
  );
}

/** The time of day, while that says enough. */
function useClosedAt({ window: { closesAt } }: ConversationDetail, { kind }: WindowFigure): string | null {
  const { clock, isToday } = useTimes();
  const now = useServerNow();
  return kind === "closed" && closesAt !== null && isToday(closesAt, now) ? clock(closesAt) : null;
}
