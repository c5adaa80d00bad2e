import { useTranslations } from "next-intl";
import type { QualityLevel } from "./template-state";

const BARS = [
  { x: 0, y: 8 },
  { x: 4.7, y: 4 },
  { x: 9.4, y: 0 },
] as const;
const FILLED: Record<QualityLevel, number> = { high: 3, medium: 2, low: 1, unrated: 0 };

/** How people receive a template, as Meta rates it: bars, and the word. Only low is red. */
export function QualityMark({ level }: { level: QualityLevel }) {
  const t = useTranslations("library.quality");
  const tone = level === "low" ? "fill-danger-solid" : "fill-ink-2";
  return (
    <span className={`flex items-center gap-[7px] whitespace-nowrap ${level === "unrated" ? "text-ink-3" : ""}`}>
      <svg viewBox="0 0 13 12" aria-hidden="true" className="h-3 w-[13px] shrink-0">
        {BARS.map(({ x, y }, index) => (
          <rect
            key={x}
            x={x}
            y={y}
            width="3.4"
            height={12 - y}
            rx=".8"
            className={index < FILLED[level] ? tone : "fill-line-strong"}
          />
        ))}
      </svg>
      {t(level)}
    </span>
  );
}
