import { Info, type LucideIcon, Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, UserRoundPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatDuration } from "@/components/media/duration";
import type { MessageContent } from "@/lib/contract/content";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { useMessageContext } from "./message-context";

type Line = Extract<MessageContent, { kind: "call" | "system" }>;

/** A call, or a word of WhatsApp's about the contact, if a message is one: it stands between the sides. */
export function timelineOf({ content }: MessageView): Line | null {
  return content?.kind === "call" || content?.kind === "system" ? content : null;
}

type TimelineRowProps = { message: MessageView; line: Line; isCurrent: boolean; isGlowing: boolean };

/** Something that happened on WhatsApp and is nobody's message. */
export function TimelineRow({ message, line, isCurrent, isGlowing }: TimelineRowProps) {
  const { clock } = useTimes();
  const words = useLineWords(message, line);
  const Icon = iconOf(message, line);
  return (
    <article
      aria-label={`${words}, ${clock(message.happenedAt)}`}
      data-message-id={message.id}
      tabIndex={isCurrent ? 0 : -1}
      className="flex justify-center rounded-md py-2 outline-focus focus-visible:outline-2 focus-visible:-outline-offset-2"
    >
      <p
        className={`flex max-w-[min(90%,var(--measure))] items-center gap-2 rounded-lg px-3 py-[3px] text-ink-2 text-xs shadow-bubble transition-colors duration-slow ${isGlowing ? "bg-mark" : "bg-surface"}`}
      >
        <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
        <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
          {words}
        </span>
        <time dateTime={message.happenedAt} className="shrink-0 text-2xs text-ink-3">
          {clock(message.happenedAt)}
        </time>
      </p>
    </article>
  );
}

function useLineWords({ direction }: MessageView, line: Line): string {
  const t = useTranslations("bubble");
  const { contactShortName: name } = useMessageContext();
  if (line.kind === "call") {
    const words = t(`call.${direction === "inbound" ? "in" : "out"}.${line.outcome}`, { name });
    return line.durationSeconds ? `${words} · ${formatDuration(line.durationSeconds * 1000)}` : words;
  }
  const { change, before, after, text } = line;
  if (change === "identity") return t("system.identity", { name });
  if (change === "user_id") return t("system.userId", { name });
  if (change === "other") return text ?? t("system.other", { name });
  if (after === null) return t("system.numberUntold", { name });
  return before === null ? t("system.numberTo", { name, after }) : t("system.number", { name, before, after });
}

function iconOf({ direction }: MessageView, line: Line): LucideIcon {
  if (line.kind === "system") return line.change === "other" ? Info : UserRoundPen;
  if (line.outcome === "missed" || line.outcome === "rejected" || line.outcome === "failed") return PhoneMissed;
  if (line.outcome === "ongoing") return Phone;
  return direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
}
