import { AudioTime } from "@/components/media/audio-player";
import { cn } from "@/components/ui/cn";
import type { MessageView } from "@/lib/contract/message";
import { InteractiveActions } from "./bodies/interactive-actions";
import { Body } from "./body";
import { bubbleShape } from "./bubble-shape";
import { Provenance } from "./provenance";
import { Quote } from "./quote";
import { ReactionChips } from "./reaction-chips";
import { Stamp } from "./stamp";
import { drawnButtons } from "./template-body";
import { TemplateButtons } from "./template-buttons";
import { textDirection } from "./text-direction";

type BubbleProps = {
  message: MessageView;
  startsRun: boolean;
  /** Who wrote it, or which attempt it is; null where the bubble before says so. */
  label: string | null;
  isGlowing: boolean;
};

/** One message: its words, what it quotes, who, when and how far it came, and the reactions on it. */
export function Bubble({ message, startsRun, label, isGlowing }: BubbleProps) {
  const direction = textDirection(message.text);
  const shape = bubbleShape(message);
  const [sound] = message.attachments.filter(({ kind }) => kind === "audio");
  return (
    <div
      className={cn(
        "relative rounded-bubble shadow-bubble transition-colors duration-slow forced-colors:border",
        shape === "bare" ? BARE : sideOf(message),
        startsRun && (message.direction === "inbound" ? "rounded-ss-bubble-tail" : "rounded-se-bubble-tail"),
        isGlowing && "bg-mark",
      )}
    >
      <div
        dir={direction}
        className={cn(
          "flow-root px-2.5 pt-1.5 pb-[7px] text-md [overflow-wrap:anywhere]",
          shape === "picture" && "w-min max-w-full",
        )}
      >
        <Provenance message={message} startsRun={startsRun} />
        {message.quoted && <Quote quoted={message.quoted} />}
        <Body message={message} />
        <Stamp message={message} label={label} lead={sound && !message.revokedAt && <AudioTime attachment={sound} />} />
        {message.template && <TemplateButtons buttons={drawnButtons(message.template)} code={message.template.code} />}
        {message.content?.kind === "interactive" && <InteractiveActions interactive={message.content.interactive} />}
        <ReactionChips message={message} />
      </div>
    </div>
  );
}

function sideOf({ direction, status }: MessageView): string {
  if (direction === "inbound") return INBOUND;
  return status === "failed" ? FAILED : OUTBOUND;
}

/** A sticker stands on the thread itself. */
const BARE = "shadow-none [--bubble-meta:var(--ink-3)] [--bubble-quote:var(--surface)] [--bubble-stamp:var(--ink-3)]";
const INBOUND =
  "bg-bubble-in-bg text-bubble-in-ink [--bubble-meta:var(--bubble-in-meta)] [--bubble-quote:var(--bubble-in-quote)] [--bubble-stamp:var(--bubble-in-meta)]";
const OUTBOUND =
  "bg-bubble-out-bg text-bubble-out-ink [--bubble-meta:var(--bubble-out-meta)] [--bubble-quote:var(--bubble-out-quote)] [--bubble-stamp:var(--bubble-out-meta)]";
const FAILED =
  "bg-bubble-failed-bg text-ink inset-ring inset-ring-bubble-failed-line shadow-none [--bubble-meta:var(--ink-2)] [--bubble-quote:var(--surface)] [--bubble-stamp:var(--danger-ink)]";
