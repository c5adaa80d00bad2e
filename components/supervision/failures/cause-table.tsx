import { Ban, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FailureBoard } from "@/lib/contract/supervision";
import { causeKey, useCauseWords } from "../frame/cause-words";
import type { FigureScope } from "../frame/figure-links";
import { bucketStarts } from "../frame/period";
import type { ScopeState } from "../frame/use-scope";
import { type FailureCause, groupCauses, sharedRange } from "./cause-groups";
import { CauseRow } from "./cause-row";

type CauseTableProps = {
  board: FailureBoard;
  state: ScopeState;
  scope: FigureScope & { agentId?: string };
  openCause: string | null;
  onOpen: (cause: string) => void;
};

/** Why messages failed: what sending again can help first, whose problem it is, and what to do. */
export function CauseTable({ board, state, scope, openCause, onOpen }: CauseTableProps) {
  const t = useTranslations("supervision.failures");
  const words = useCauseWords();
  const { helps, doesNot } = groupCauses(board.causes, words);
  const starts = bucketStarts(state.query, board.unit, state.timeZone, new Date(board.asOf));
  const range = sharedRange(
    board.causes.map(({ series }) => series),
    starts.length,
  );
  const titles = board.causes.map((cause) => words(cause).title);

  const rowOf = (cause: FailureCause) => {
    const key = causeKey(cause);
    const said = words(cause);
    return (
      <CauseRow
        key={key}
        cause={cause}
        words={said}
        // Codes that say the same in words are told apart by their numbers.
        code={titles.filter((title) => title === said.title).length > 1 ? cause.code : null}
        spark={{
          counts: cause.series.slice(range.first, range.last + 1),
          unit: board.unit,
          from: starts[range.first],
          to: starts[range.last],
        }}
        scope={scope}
        isOpen={key === openCause}
        onOpen={() => onOpen(key)}
      />
    );
  };

  return (
    <table className="w-full border-collapse max-[719px]:block">
      <thead className="max-[719px]:sr-only">
        <tr className="h-[30px] border-line border-b text-2xs text-ink-3 [&_th]:px-2 [&_th]:text-start [&_th]:font-medium">
          <th scope="col" className="w-[36%] !ps-5">
            {t("causeHead")}
          </th>
          <th scope="col" className="max-[959px]:hidden">
            {t(board.unit === "hour" ? "byHour" : "byDay")}
          </th>
          <th scope="col" className="!text-end">
            {t("failedHead")}
          </th>
          <th scope="col">{t("helpHead")}</th>
          <th scope="col" className="!pe-5">
            <span className="sr-only">{t("actionHead")}</span>
          </th>
        </tr>
      </thead>
      {helps.length > 0 && (
        <tbody className="max-[719px]:block">
          <GroupHead icon={<RotateCcw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />} title={t("helps")}>
            {t("ofWhichNow", { count: sum(helps), now: helps.reduce((all, { retriable }) => all + retriable, 0) })}
          </GroupHead>
          {helps.map(rowOf)}
        </tbody>
      )}
      {doesNot.length > 0 && (
        <tbody className="max-[719px]:block">
          <GroupHead icon={<Ban aria-hidden="true" className="size-3.5" strokeWidth={1.75} />} title={t("doesNot")}>
            {t("count", { count: sum(doesNot) })}
          </GroupHead>
          {doesNot.map(rowOf)}
        </tbody>
      )}
    </table>
  );
}

function GroupHead({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <tr className="h-7 border-line border-b bg-surface-2 text-ink-2 text-xs max-[719px]:flex max-[719px]:items-center">
      <th colSpan={5} scope="rowgroup" className="px-5 text-start font-medium max-md:px-4">
        <span className="inline-flex items-center gap-1.5">
          {icon}
          {title} <span className="font-normal text-ink-3">· {children}</span>
        </span>
      </th>
    </tr>
  );
}

function sum(causes: readonly FailureCause[]): number {
  return causes.reduce((all, { messages }) => all + messages, 0);
}
