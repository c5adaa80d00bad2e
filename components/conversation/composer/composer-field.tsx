import type { ClipboardEvent, KeyboardEvent, Ref } from "react";
import type { SendKey } from "./send-key";
import { keyIntent } from "./send-key";

type ComposerFieldProps = {
  ref: Ref<HTMLTextAreaElement>;
  id: string;
  text: string;
  placeholder: string;
  sendKey: SendKey;
  isTouch: boolean;
  describedBy?: string | undefined;
  onText: (text: string) => void;
  onFiles: (files: readonly File[]) => void;
  onSend: () => void;
  onEscape: () => void;
};

/**
 * The text field of the composer. It grows with its text, without a measurement: an invisible copy of the text gives the
 * grid cell its height, and the field fills the cell.
 */
export function ComposerField({ ref, id, text, placeholder, sendKey, isTouch, ...props }: ComposerFieldProps) {
  const { onText, onFiles, onSend, onEscape, describedBy } = props;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const intent = keyIntent(event.nativeEvent, sendKey, isTouch);
    if (intent === null) return;
    event.preventDefault();
    if (intent === "send") onSend();
    else onEscape();
  }

  /** A picture goes into the tray. What also has words, as from a spreadsheet, is meant as words. */
  function onPaste(event: ClipboardEvent) {
    const { clipboardData } = event;
    const files = [...clipboardData.files];
    if (files.length === 0 || clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files);
  }

  return (
    <div
      data-text={`${text} `}
      className="grid max-h-[min(40vh,320px)] min-w-0 flex-1 overflow-y-auto text-md max-md:py-2.5 max-md:text-lg after:invisible after:whitespace-pre-wrap after:content-[attr(data-text)] after:[grid-area:1/1] after:[overflow-wrap:anywhere]"
    >
      <textarea
        ref={ref}
        id={id}
        dir="auto"
        rows={1}
        value={text}
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
