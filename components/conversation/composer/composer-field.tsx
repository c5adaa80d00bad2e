import type { ClipboardEventHandler, KeyboardEvent, Ref } from "react";
import type { SendKey } from "./send-key";
import { keyIntent } from "./send-key";

type ComposerFieldProps = {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  label: string;
  placeholder: string;
  sendKey: SendKey;
  isTouch: boolean;
  describedBy?: string | undefined;
  className?: string;
  onText: (text: string) => void;
  onSend: () => void;
  onEscape: () => void;
  onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
};

/**
 * The text field of the composer. It grows with its text, without a measurement: an invisible copy of the text gives the
 * grid cell its height, and the field fills the cell.
 */
export function ComposerField({ ref, text, label, placeholder, sendKey, isTouch, ...props }: ComposerFieldProps) {
  const { onText, onSend, onEscape, onPaste, describedBy, className = "" } = props;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const intent = keyIntent(event.nativeEvent, sendKey, isTouch);
    if (intent === null) return;
    event.preventDefault();
    if (intent === "send") onSend();
    else onEscape();
  }

  return (
    <div
      data-text={`${text} `}
      className={`grid max-h-[min(40vh,320px)] overflow-y-auto text-md after:invisible after:whitespace-pre-wrap after:content-[attr(data-text)] after:[grid-area:1/1] after:[overflow-wrap:anywhere] ${className}`}
    >
      <textarea
        ref={ref}
        dir="auto"
        rows={1}
        value={text}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className="resize-none overflow-hidden bg-transparent text-ink caret-accent outline-none [grid-area:1/1] [overflow-wrap:anywhere] placeholder:text-ink-3 placeholder:opacity-100"
      />
    </div>
  );
}
