import { Clock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Board, WaitingRow } from "@/lib/contract/supervision";
import { conversationsHref, type FigureScope, whoseOf } from "../frame/figure-links";
import type { HeldRow } from "./held-rows";
import { useHeldGroups } from "./use-held-groups";
import { WaitingLine } from "./waiting-line";

/** Who waits for an answer: those about to be out of reach by time left, then everyone else by time waited. */
export function WaitingPane({ board, scope }: { board: Board; scope: FigureScope }) {
  const t = useTranslations("supervision.waiting");
  const { groups, closing, others, letGo, handlers } = useHeldGroups(board);
  const { count } = board.waiting;
  return (
    <section aria-labelledby="waiting-title" className="flex min-w-0 flex-col max-[719px]:border-frame max-[719px]:border-b-8">
      <div className="flex h-10 shrink-0 items-center gap-2 px-5 max-md:h-11 max-md:px-4">
        <h2 id="waiting-title" className="whitespace-nowrap font-semibold">
          {t("title")}
        </h2>
        <span className="truncate text-ink-3 text-xs max-md:hidden">{t("explained")}</span>
        {count > 0 && (
          <Link
            href={conversationsHref({ set: "waiting", ...whoseOf(scope) }, count)}
            prefetch={false}
            className="ms-auto whitespace-nowrap font-medium text-link text-xs hover:underline"
          >
            {t("openAll", { count })}
          </Link>
        )}
      </div>
      {count === 0 && closing.rows.length + others.rows.length === 0 ? (
        <p className="grid min-h-32 flex-1 place-content-center p-6 text-center text-ink-2">{t("nobody")}</p>
      ) : (
        <table {...handlers} className="w-full table-fixed border-collapse max-[719px]:block">
          <thead className="max-[719px]:sr-only">
            <tr className="h-[30px] border-line border-b text-2xs text-ink-3 [&_th]:font-medium">
              <th scope="col" className="w-[92px] px-3 text-end">
                {t("waits")}
              </th>
              <th scope="col" className="px-2 text-start">
                {t("contact")}
              </th>
              <th scope="col" className="w-[104px] px-2 text-start">
                {t("number")}
              </th>
              <th scope="col" className="w-[104px] px-2 text-start">
                {t("with")}
              </th>
              <th scope="col" className="w-[136px] ps-2 pe-5 text-start">
                {t("windowLeft")}
              </th>
            </tr>
          </thead>
          <Group
            icon={<Clock aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
            title={t("closingTitle")}
            order={t("soonestFirst", { count: groups.closingCount })}
            shown={groups.closing.length}
            count={groups.closingCount}
            group={closing}
            onLetGo={letGo}
          />
          <Group
            title={groups.closingCount > 0 ? t("othersTitle") : t("everyoneTitle")}
            order={t("longestFirst", { count: groups.othersCount })}
            shown={groups.others.length}
            count={groups.othersCount}
            group={others}
            onLetGo={letGo}
          />
        </table>
      )}
    </section>
  );
}

type GroupProps = {
  icon?: ReactNode;
  title: string;
  order: string;
  shown: number;
  count: number;
  group: { rows: HeldRow<WaitingRow>[]; newCount: number };
  onLetGo: () => void;
};

function Group({ icon, title, order, shown, count, group: { rows, newCount }, onLetGo }: GroupProps) {
  const t = useTranslations("supervision.waiting");
  if (rows.length === 0 && newCount === 0) return null;
  return (
    <tbody className="max-[719px]:block">
      <tr className="h-[26px] bg-surface-2 text-ink-2 text-xs max-[719px]:flex">
        <th
          colSpan={5}
          scope="rowgroup"
          className="px-5 text-start font-medium max-[719px]:flex max-[719px]:h-[30px] max-[719px]:flex-1 max-[719px]:items-center max-[719px]:px-4"
        >
          <span className="inline-flex items-center gap-1.5">
            {icon}
            {title}
            <span className="font-normal text-ink-3">
              · {order}
              {shown < count && ` · ${t("shown", { count: shown })}`}
            </span>
            {newCount > 0 && (
              <button
                type="button"
                onClick={onLetGo}
                className="rounded-xs bg-accent-soft px-1.5 font-medium text-accent-ink hover:bg-accent-soft-hover pointer-coarse:min-h-8"
              >
                {t("new", { count: newCount })}
              </button>
            )}
          </span>
        </th>
      </tr>
      {rows.map(({ row, isGone }) => (
        <WaitingLine key={row.conversationId} row={row} isGone={isGone} />
      ))}
    </tbody>
  );
}
