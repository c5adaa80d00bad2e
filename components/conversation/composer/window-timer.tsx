import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { TimeLeft } from "@/components/window/time-left";
import { useServerNow } from "@/lib/client/clock";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { shortName } from "../contact-name";
import { useTimes } from "../use-times";

type WindowTimerProps = { conversation: ConversationDetail; figure: WindowFigure };

/** The pane's one figure of the time left, where the hands are; on hover and for ears until when, and why. */
export function WindowTimer({ conversation, figure }: WindowTimerProps) {
  const explanation = useExplanation(conversation, figure);
  return (
    <>
      <Tooltip label={explanation} side="top">
        <span>
          <TimeLeft figure={figure} />
        </span>
      </Tooltip>
      <span className="sr-only">{explanation}</span>
    </>
  );
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
