import { useTranslations } from "next-intl";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";

/** A figure in the reader's language. */
export type WindowWords = {
  /** "23 h 11 m", "04:12", "Closed". */
  bare: string;
  /** "23 h 11 m left": a bare figure below a preview would read like an age. */
  left: string;
  /** "23 hours and 11 minutes left to reply", for ears. */
  spoken: string;
};

/** The words around a figure. Digits stay Latin in every language. */
export function useWindowWords(): (figure: WindowFigure) => WindowWords {
  const t = useTranslations("window");
  return (figure) => {
    const { kind } = figure;
    const bare = t(
      kind,
      kind === "clock" ? { minutes: twoDigits(figure.minutes), seconds: twoDigits(figure.seconds) } : plain(figure),
    );
    const left = kind === "closed" || kind === "never" ? bare : t("left", { figure: bare });
    return { bare, left, spoken: t(`spoken.${kind}`, { hours: figure.hours, minutes: figure.minutes, seconds: figure.seconds }) };
  };
}

function plain({ hours, minutes, seconds }: WindowFigure) {
  return { hours: String(hours), minutes: String(minutes), seconds: String(seconds) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
