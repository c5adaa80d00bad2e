import { useTranslations } from "next-intl";
import { Sash } from "@/components/window/sash";
import { TimeLeft } from "@/components/window/time-left";
import { WindowChip } from "@/components/window/window-chip";
import { useServerNow } from "@/lib/client/clock";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { shortName } from "../contact-name";
import { useTimes } from "../use-times";

type HeaderWindowProps = { conversation: ConversationDetail; figure: WindowFigure };

/** The chip in the header: the time left, and on hover until when and since when. */
export function HeaderWindow({ conversation, figure }: HeaderWindowProps) {
  const closedAt = useClosedAt(conversation, figure);
  const explanation = useExplanation(conversation, figure);
  const name = shortName(conversation.contact);
  return <WindowChip figure={figure} contactName={name} closedAt={closedAt} explanation={explanation} />;
}

/** The same on a phone, under the name. */
export function PhoneWindowLine({ conversation, figure }: HeaderWindowProps) {
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

function useExplanation({ contact, window: { closesAt, lastInboundAt, refused } }: ConversationDetail, { kind }: WindowFigure) {
  const t = useTranslations("conversation.window");
  const { moment } = useTimes();
  const now = useServerNow();
  const name = shortName(contact);
  if (closesAt === null || lastInboundAt === null) return t("never", { name });
  const when = moment(closesAt, now);
  const state = kind === "closed" ? t(refused ? "refused" : "closed", { when }) : t("closes", { when });
  return `${state} ${t("lastWrote", { name, when: moment(lastInboundAt, now) })}`;
}
