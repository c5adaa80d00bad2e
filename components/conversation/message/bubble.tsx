import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { MessageView } from "@/lib/contract/message";
import { isEmojiOnly } from "./emoji-only";
import { FormattedText } from "./formatted-text";
import { useKindName } from "./kind-name";
import { Quote } from "./quote";
import { ReactionChips } from "./reaction-chips";
import { Stamp } from "./stamp";
import { TemplateBody, TemplateButtons } from "./template-body";
import { textDirection } from "./text-direction";
import { KindLine, UnshownBody } from "./unshown-body";

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
  return (
    <div
      className={cn(
        "relative rounded-bubble shadow-bubble transition-colors duration-slow forced-colors:border",
        sideOf(message),
        startsRun && (message.direction === "inbound" ? "rounded-ss-bubble-tail" : "rounded-se-bubble-tail"),
        isGlowing && "bg-mark",
      )}
    >
      <div dir={direction} className="flow-root px-2.5 pt-1.5 pb-[7px] text-md [overflow-wrap:anywhere]">
        {message.quoted && <Quote quoted={message.quoted} />}
        <Body message={message} />
        <Stamp message={message} label={label} />
        {message.template && <TemplateButtons buttons={message.template.buttons} />}
        <ReactionChips message={message} />
      </div>
    </div>
  );
}

function sideOf({ direction, status }: MessageView): string {
  if (direction === "inbound") return INBOUND;
  return status === "failed" ? FAILED : OUTBOUND;
}

const INBOUND =
  "bg-bubble-in-bg text-bubble-in-ink [--bubble-meta:var(--bubble-in-meta)] [--bubble-quote:var(--bubble-in-quote)] [--bubble-stamp:var(--bubble-in-meta)]";
const OUTBOUND =
  "bg-bubble-out-bg text-bubble-out-ink [--bubble-meta:var(--bubble-out-meta)] [--bubble-quote:var(--bubble-out-quote)] [--bubble-stamp:var(--bubble-out-meta)]";
const FAILED =
  "bg-bubble-failed-bg text-ink inset-ring inset-ring-bubble-failed-line shadow-none [--bubble-meta:var(--ink-2)] [--bubble-quote:var(--surface)] [--bubble-stamp:var(--danger-ink)]";

function Body({ message }: { message: MessageView }) {
  const t = useTranslations("conversation");
  const kindName = useKindName();
  if (message.template) return <TemplateBody template={message.template} />;
  const text = message.text && <Words text={message.text} />;
  if (message.type === "text") {
    return (
      <>
        {message.forwarded && <KindLine type="forwarded" words={t("forwarded")} />}
        {text}
      </>
    );
  }
  if (text && (message.type === "button" || message.type === "interactive")) {
    return (
      <>
        <KindLine type={message.type} words={kindName(message.type)} />
        {text}
      </>
    );
  }
  return (
    <>
      <UnshownBody message={message} />
      {text}
    </>
  );
}

function Words({ text }: { text: string }) {
  if (isEmojiOnly(text)) return <span className="text-2xl leading-[1.25]">{text}</span>;
  return <FormattedText text={text} />;
}
