import { useFormatter, useTranslations } from "next-intl";
import { movedOn } from "./message-query";

/** The server counts no further. */
const MAX_TOTAL = 10_000;

type ListHeadingProps = {
  kind: "messages" | "conversations";
  total: number | undefined;
  /** What narrows it down, in words. */
  words: readonly string[];
  expected: number | null;
};

/** What a list holds: "34 messages, failed, template paused, today"; and how it has moved on since its figure was counted. */
export function ListHeading({ kind, total, words, expected }: ListHeadingProps) {
  const t = useTranslations("supervision.list");
  const format = useFormatter();
  const moved = total === undefined ? null : movedOn(expected, total);
  const shown = moved && expected !== null ? expected : total;
  const figure = shown !== undefined && shown >= MAX_TOTAL ? `${format.number(MAX_TOTAL)}+` : format.number(shown ?? 0);
  return (
    <p role="status" className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 border-line border-b px-5 py-2 max-md:px-4">
      {shown !== undefined && <b className="font-semibold">{[t(kind, { count: shown, figure }), ...words].join(", ")}</b>}
      {moved && <span className="text-ink-2">{t(moved.kind, { count: moved.count })}</span>}
    </p>
  );
}
