import { useTranslations } from "next-intl";
import type { RefObject } from "react";

type KeptFieldProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  /** The sentence is over: the agent goes elsewhere. */
  onEnd: () => void;
  onEscape: () => void;
};

/** A sentence that the closing window interrupted goes on here, in the draft. Nothing is sent from here. */
export function KeptField({ ref, text, onText, onEnd, onEscape }: KeptFieldProps) {
  const t = useTranslations("composer.kept");
  return (
    <label className="mx-2.5 mb-2.5 grid gap-0.5 rounded-md bg-sunken px-2.5 py-[7px] has-focus-visible:ring-[1.5px] has-focus-visible:ring-focus">
      <span className="text-ink-3 text-xs">{t("name")}</span>
      <textarea
        ref={ref}
        dir="auto"
        rows={2}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onBlur={onEnd}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEscape();
        }}
        className="field-sizing-content max-h-32 min-w-0 resize-none bg-transparent text-md outline-none [overflow-wrap:anywhere] max-md:text-lg"
      />
    </label>
  );
}
