import { cn } from "@/components/ui/cn";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { Sash } from "./sash";
import { useWindowWords } from "./use-window-words";

const TONES = {
  calm: "text-window-calm-ink",
  amber: "font-medium text-window-amber-ink",
  red: "font-semibold text-window-red-ink",
  closed: "text-window-closed-ink",
} as const;

type TimeLeftProps = {
  figure: WindowFigure;
  /** Without a sash while there is nothing to notice: in rows. */
  isQuiet?: boolean;
  className?: string;
};

/** The time left as text with its sash: in a row, above the composer, under a name. Its name for ears is in full words. */
export function TimeLeft({ figure, isQuiet = false, className }: TimeLeftProps) {
  const words = useWindowWords()(figure);
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={words.spoken}
      className={cn(
        "inline-flex items-center gap-[5px] whitespace-nowrap text-xs tabular-nums transition-colors duration-base",
        TONES[figure.tone],
        className,
      )}
    >
      {!(isQuiet && figure.tone === "calm") && <Sash figure={figure} />}
      <span aria-hidden="true">{words.left}</span>
    </span>
  );
}
