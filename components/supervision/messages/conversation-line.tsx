import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRowTime } from "@/components/inbox/use-row-time";
import { TimeLeft } from "@/components/window/time-left";
import { useServerNow } from "@/lib/client/clock";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ConversationRow } from "@/lib/contract/conversation";
import { Who } from "../frame/who";

/** One conversation behind a figure. */
export function ConversationLine({ row }: { row: ConversationRow }) {
  const t = useTranslations("supervision.conversations");
  const figure = useWindowFigure(row.window);
  const rowTime = useRowTime();
  const now = useServerNow();
  return (
    <div className="relative grid h-full grid-cols-[84px_minmax(0,1fr)_minmax(0,140px)_minmax(0,140px)_124px] items-center gap-3 border-line border-b px-5 hover:bg-hover max-[1099px]:grid-cols-[minmax(0,1fr)_auto] max-[1099px]:content-center max-[1099px]:gap-y-0.5 max-md:px-4">
      <time dateTime={row.lastActivityAt} className="text-ink-2 text-xs max-[1099px]:col-start-2 max-[1099px]:row-start-1">
        {rowTime(row.lastActivityAt, now)}
      </time>
      <span className="min-w-0 truncate max-[1099px]:col-start-1 max-[1099px]:row-start-1">
        <Link
          href={`/inbox/${row.id}`}
          prefetch={false}
          data-row-link=""
          className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          <bdi>{row.contact.name}</bdi>
        </Link>{" "}
        <bdi className="text-ink-2">{row.preview?.text}</bdi>
      </span>
      <bdi className="truncate text-ink-2 max-[1099px]:hidden">{row.number.name}</bdi>
      <span className="max-[1099px]:col-start-1 max-[1099px]:text-xs">
        <Who agent={row.assignee} nobody={t("nobody")} />
      </span>
      <span className="max-[1099px]:col-start-2 max-[1099px]:text-end">
        <TimeLeft figure={figure} isQuiet />
      </span>
    </div>
  );
}
