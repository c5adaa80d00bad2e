import { Smile } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { EmojiPicker } from "../emoji-picker";

type EmojiButtonProps = { onEmoji: (emoji: string) => void; fieldRef: RefObject<HTMLTextAreaElement | null> };

/** Opens the emoji over the composer. Each one that is chosen goes into the text; Escape goes back to it. */
export function EmojiButton({ onEmoji, fieldRef }: EmojiButtonProps) {
  const t = useTranslations("composer");
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  function choose(emoji: string) {
    setIsOpen(false);
    onEmoji(emoji);
  }

  return (
    <>
      <IconButton
        ref={button}
        label={t("emoji")}
        tooltip="top"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="size-[30px]"
      >
        <Smile />
      </IconButton>
      <Popover
        anchor={isOpen ? button.current : null}
        onClose={() => setIsOpen(false)}
        returnTo={fieldRef}
        label={t("emoji")}
        align="start"
        className="p-2"
      >
        <EmojiPicker onEmoji={choose} />
      </Popover>
    </>
  );
}
