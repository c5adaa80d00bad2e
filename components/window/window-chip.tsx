import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { Sash } from "./sash";
import { useWindowWords } from "./use-window-words";

const TONES = {
  calm: "text-window-calm-ink inset-ring-window-calm-line",
  amber: "bg-window-amber-bg font-medium text-window-amber-ink inset-ring-window-amber-line",
  red: "bg-window-red-bg font-semibold text-window-red-ink inset-ring-window-red-line",
  closed: "bg-window-closed-bg text-window-closed-ink inset-ring-transparent",
} as const;

type WindowChipProps = {
  figure: WindowFigure;
  /** What to call the contact in a sentence. */
  contactName: string;
  /** When it closed, as "13:14" or with its day; null while it is open, and when it never was. */
  closedAt: string | null;
  /** When it closes or closed, and when the contact last wrote, in one or two sentences. */
  explanation: string;
};

/** The header's chip: how long free replies are possible, and on hover until when and why. */
export function WindowChip({ figure, contactName, closedAt, explanation }: WindowChipProps) {
  const t = useTranslations("window");
  const words = useWindowWords()(figure);
  const text = chipText();

  function chipText(): string {
    if (figure.kind === "never") return t("notWritten", { name: contactName });
    return figure.kind === "closed" && closedAt !== null ? t("closedAt", { time: closedAt }) : words.left;
  }

  return (
    <Tooltip label={explanation}>
      <button
        type="button"
        aria-label={`${figure.tone === "closed" ? text : words.spoken}. ${explanation}`}
        className={cn(
          "inline-flex h-[26px] cursor-default items-center gap-[7px] whitespace-nowrap rounded-sm px-2 text-sm tabular-nums inset-ring transition-colors duration-base",
          TONES[figure.tone],
        )}
      >
        <Sash figure={figure} />
        <span>{text}</span>
      </button>
    </Tooltip>
  );
}
