import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { TimeLeft } from "@/components/window/time-left";
import { useWindowFigure } from "@/lib/client/ticker";
import type { WaitingRow } from "@/lib/contract/supervision";
import { useDuration } from "../frame/duration";
import { Who } from "../frame/who";

/**
 * One who waits. How long is the server's word, which knows the business's hours, so that it is not counted on here; the time
 * left runs by itself.
 */
export function WaitingLine({ row, isGone }: { row: WaitingRow; isGone: boolean }) {
  const t = useTranslations("supervision.waiting");
  const figure = useWindowFigure({ closesAt: row.windowClosesAt });
  const duration = useDuration();
  const href = `/inbox/${row.conversationId}`;
  return (
    <tr
      className={cn(
        "relative h-[30px] hover:bg-hover max-[719px]:grid max-[719px]:h-auto max-[719px]:grid-cols-[minmax(0,1fr)_auto] max-[719px]:gap-x-3 max-[719px]:gap-y-px max-[719px]:border-line max-[719px]:border-b max-[719px]:px-4 max-[719px]:pt-2 max-[719px]:pb-[9px]",
        isGone && "text-ink-3",
      )}
    >
      <td className="whitespace-nowrap px-3 text-end font-medium tabular-nums max-[719px]:col-start-2 max-[719px]:row-start-2 max-[719px]:p-0 max-[719px]:text-xs">
        {isGone ? (
          <span className="font-normal">{t("gone")}</span>
        ) : (
          <>
            <span className="hidden font-normal text-ink-3 max-[719px]:inline">{t("waitsWord")} </span>
            {duration(row.waitedSeconds)}
          </>
        )}
      </td>
      <td className="max-w-0 truncate px-2 max-[719px]:col-start-1 max-[719px]:row-span-2 max-[719px]:row-start-1 max-[719px]:max-w-none max-[719px]:p-0">
        <Link
          href={href}
          prefetch={false}
          data-row-link=""
          className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2 max-[719px]:block max-[719px]:truncate"
        >
          <bdi>{row.contact.name}</bdi>
        </Link>{" "}
        <bdi
          className={cn(
            "max-[719px]:block max-[719px]:truncate max-[719px]:[text-align:-webkit-match-parent]",
            !isGone && "text-ink-2",
          )}
        >
          {row.words}
        </bdi>
      </td>
      <td className="truncate px-2 text-ink-2 max-[719px]:hidden">
        <bdi>{row.number.name}</bdi>
      </td>
      <td className="px-2 max-[719px]:hidden">
        <Who agent={row.assignee} nobody={t("nobodyWord")} />
      </td>
      <td className="whitespace-nowrap ps-2 pe-5 max-[719px]:col-start-2 max-[719px]:row-start-1 max-[719px]:p-0 max-[719px]:text-end">
        <TimeLeft figure={figure} isQuiet />
      </td>
    </tr>
  );
}
