import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useServerNow } from "@/lib/client/clock";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { Bubble } from "./bubble";
import { canQuote, canReact } from "./capabilities";
import { FailureCard } from "./failure-card";
import { useMessageContext } from "./message-context";
import { MessageToolbar } from "./message-toolbar";
import { IsCurrentMessage } from "./tab-stop";
import { useLongPress } from "./use-long-press";

type MessageRowProps = {
  message: MessageView;
  startsRun: boolean;
  endsRun: boolean;
  attempt: number;
  /** The one message that the Tab key stops at; arrows move it. */
  isCurrent: boolean;
  isGlowing: boolean;
  /** Its menu, reactions or truth line are open. */
  isPinned: boolean;
  retriedAt: string | null;
};

/** One message of the log with everything that belongs to it. Its height depends on itself and on what follows, never on what comes before. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, startsRun, endsRun, attempt, isCurrent, isGlowing, isPinned, retriedAt } = props;
  const { isWindowOpen, showDetails, showMenu } = useMessageContext();
  const [isPointed, setIsPointed] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const bubble = useRef<HTMLDivElement>(null);
  const name = useMessageName(message);
  const label = useLabel(message, startsRun, attempt);
  const canReply = canQuote(message, isWindowOpen);
  const hasCard = message.status === "unknown" || (message.status === "failed" && !message.retriedById);
  const longPress = useLongPress(() => bubble.current && showMenu(message, bubble.current));

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || !bubble.current) return;
    if (event.key === "Enter") showDetails(message, bubble.current);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) showMenu(message, bubble.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <article
      aria-label={name}
      data-message-id={message.id}
      tabIndex={isCurrent ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={() => setHasFocus(true)}
      onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
      onPointerEnter={(event) => setIsPointed(event.pointerType !== "touch")}
      onPointerLeave={() => setIsPointed(false)}
      className={cn(
        "group/message flex flex-col outline-none",
        message.direction === "inbound" ? "items-start" : "items-end",
        endsRun || hasCard ? "pb-2.5" : "pb-[3px]",
      )}
    >
      <IsCurrentMessage value={isCurrent}>
        <div
          ref={bubble}
          {...longPress}
          className={cn(
            "relative max-w-[min(76%,var(--measure))] rounded-bubble outline-focus group-focus-visible/message:z-1 group-focus-visible/message:outline-2 group-focus-visible/message:outline-offset-2 pointer-coarse:select-none max-md:max-w-[84%]",
            message.reactions.length > 0 && "mb-3.5",
          )}
        >
          <Bubble message={message} startsRun={startsRun} label={label} isGlowing={isGlowing} />
          {(isPointed || hasFocus || isPinned) && <Toolbar message={message} canReply={canReply} />}
        </div>
        <FailureCard message={message} retriedAt={retriedAt} />
      </IsCurrentMessage>
    </article>
  );
});

function Toolbar({ message, canReply }: { message: MessageView; canReply: boolean }) {
  const { isWindowOpen } = useMessageContext();
  const now = useServerNow();
  return <MessageToolbar message={message} canReply={canReply} canReact={canReact(message, isWindowOpen, now)} />;
}

/** "Ada, 14:02, delivered": how a screen reader names the article. */
function useMessageName(message: MessageView): string {
  const t = useTranslations("conversation");
  const { contactShortName } = useMessageContext();
  const { clock } = useTimes();
  const author = message.direction === "inbound" ? (message.author?.name ?? contactShortName) : (message.agent?.name ?? t("us"));
  const time = clock(message.happenedAt);
  if (!message.status) return t("messageName.inbound", { author, time });
  return t("messageName.outbound", { author, time, status: t(`status.${message.status}`) });
}

function useLabel(message: MessageView, startsRun: boolean, attempt: number): string | null {
  const t = useTranslations("conversation");
  if (attempt > 1) return t("attempt", { attempt });
  return startsRun && message.agent ? message.agent.name : null;
}
