import { useTranslations } from "next-intl";
import type { DeliveryFigures } from "@/lib/contract/template-library";
import { Figure } from "../frame/figure";
import { type FigureScope, messagesHref } from "../frame/figure-links";
import { Swatch } from "../frame/textures";

const OUTCOMES = ["read", "delivered", "sent", "failed"] as const;
/** Neither above the axis nor below it. */
const UNDRAWN = ["waiting", "unknown"] as const;

/** The names of the textures in the order they are stacked, with their figures; and what is not drawn. */
export function Legend({ figures, scope }: { figures: DeliveryFigures; scope: FigureScope }) {
  const t = useTranslations("supervision.chart");
  const hrefOf = (bucket: (typeof OUTCOMES | typeof UNDRAWN)[number]) => messagesHref({ ...scope, bucket }, figures[bucket]);
  const undrawn = UNDRAWN.filter((bucket) => figures[bucket] > 0);
  return (
    <ul className="flex shrink-0 flex-wrap gap-x-3.5 gap-y-1 px-5 text-ink-2 text-xs max-md:px-4">
      {OUTCOMES.map((outcome) => (
        <li key={outcome} className="flex items-center gap-1.5 whitespace-nowrap">
          <Swatch outcome={outcome} />
          {t(`bucket.${outcome}`)}
          <Figure
            count={figures[outcome]}
            href={hrefOf(outcome)}
            className={outcome === "failed" ? "font-medium text-danger-ink" : "font-medium text-ink"}
          />
        </li>
      ))}
      {undrawn.length > 0 && (
        <li className="flex gap-1 text-ink-3">
          {t("notDrawn")}
          {undrawn.map((bucket) => (
            <span key={bucket} className="not-last:after:content-[',']">
              <Figure count={figures[bucket]} href={hrefOf(bucket)} /> {t(`undrawn.${bucket}`)}
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}
