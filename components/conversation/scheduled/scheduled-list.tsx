import { CalendarClock, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { NetworkError } from "@/lib/client/api";
import { useServerNow } from "@/lib/client/clock";
import { useCancelScheduled, useScheduled } from "@/lib/client/scheduled";
import type { ScheduledReplyView } from "@/lib/contract/scheduled";
import { plainText } from "../message/plain-text";
import { useTimes } from "../use-times";

type ScheduledListProps = {
  conversationId: string;
  /** As in a sentence. */
  name: string;
  /** Puts the words of one that will not be sent back into the composer. */
  onWordsBack: (text: string) => void;
};

/** What waits to be sent here, at the end of the thread; and what could not be sent, until somebody has seen it. */
export function ScheduledList({ conversationId, name, onWordsBack }: ScheduledListProps) {
  const t = useTranslations("composer.scheduled");
  const { data } = useScheduled(conversationId);
  const cancel = useCancelScheduled(conversationId);
  const replies = data?.replies ?? [];
  if (replies.length === 0) return null;

  function remove({ id, kind, text }: ScheduledReplyView) {
    cancel.mutate(id, {
      onSuccess: () => {
        if (kind === "text" && text !== null) onWordsBack(text);
      },
      onError: (error) => toast.error(t(error instanceof NetworkError ? "unanswered" : "notCancelled")),
    });
  }

  return (
    <ul aria-label={t("name")} className="grid max-h-[24vh] justify-items-end gap-1.5 overflow-y-auto pt-2">
      {replies.map((reply) => (
        <ScheduledBubble
          key={reply.id}
          reply={reply}
          name={name}
          action={
            <Button
              variant="quiet"
              size="small"
              aria-disabled={cancel.isPending}
              onClick={() => !cancel.isPending && remove(reply)}
            >
              {t(actionOf(reply))}
            </Button>
          }
        />
      ))}
    </ul>
  );
}

function actionOf({ state, kind, text }: ScheduledReplyView): "cancel" | "takeBack" | "dismiss" {
  if (state === "waiting") return "cancel";
  return kind === "text" && text !== null ? "takeBack" : "dismiss";
}

const EXPLAINED = ["service_window_closed", "template_unavailable", "opted_out", "forbidden", "not_found"] as const;

function ScheduledBubble({ reply, name, action }: { reply: ScheduledReplyView; name: string; action: ReactNode }) {
  const t = useTranslations("composer.scheduled");
  const { moment } = useTimes();
  const now = useServerNow();
  const { agent, kind, text, fileName, trigger, state, failure } = reply;
  const hasFailed = state === "failed";
  const Icon = hasFailed ? TriangleAlert : CalendarClock;
  const reason = EXPLAINED.find((code) => code === failure) ?? "other";
  return (
    <li
      className={`max-w-[min(76%,var(--measure))] rounded-bubble rounded-se-bubble-tail border px-2.5 pt-1.5 pb-1 max-md:max-w-[84%] ${
        hasFailed ? "border-bubble-failed-line bg-bubble-failed-bg" : "border-line-strong border-dashed bg-surface-2"
      }`}
    >
      <p dir="auto" className="line-clamp-3 text-md [overflow-wrap:anywhere]">
        {text === null ? (fileName ?? t(`kind.${kind}`)) : plainText(text)}
      </p>
      <div className="flex flex-wrap items-center gap-x-2 text-ink-2 text-xs">
        <Icon
          aria-hidden="true"
          className={`size-3.5 shrink-0 ${hasFailed ? "text-danger-ink" : "text-ink-3"}`}
          strokeWidth={1.75}
        />
        <span className={hasFailed ? "text-danger-ink" : ""}>
          {hasFailed && t(`failed.${reason}`)}
          {!hasFailed && trigger.type === "at" && t("at", { moment: moment(trigger.sendAt, now) })}
          {!hasFailed && trigger.type === "next_inbound" && t("nextInbound", { name })}
        </span>
        <bdi className="text-ink-3">{agent.name}</bdi>
        <span className="ms-auto">{action}</span>
      </div>
    </li>
  );
}
