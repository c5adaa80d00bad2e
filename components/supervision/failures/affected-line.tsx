import { Info } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Tick } from "@/components/conversation/message/tick";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { RetryResults, SupervisedMessage } from "@/lib/contract/supervision";
import { messageHref } from "../frame/figure-links";
import { useMessageWords } from "../frame/use-message-words";
import type { FailedRow } from "./use-bulk-retry";
import { useObstacleWords } from "./use-obstacle-words";

type AffectedLineProps = {
  row: FailedRow;
  isTicked: boolean;
  isBusy: boolean;
  onToggle: () => void;
  result: RetryResults["results"][number] | undefined;
  attempt: SupervisedMessage | undefined;
};

/** A message that failed: whether it can go out again, or why not; and once it was, how far the new attempt has come. */
export function AffectedLine({ row, isTicked, isBusy, onToggle, result, attempt }: AffectedLineProps) {
  const t = useTranslations("supervision.panel");
  const { clock, moment, isToday } = useTimes();
  const now = useServerNow();
  const id = useId();
  const canRetry = row.obstacle === null && result === undefined;
  const when = isToday(row.happenedAt, now) ? clock(row.happenedAt) : moment(row.happenedAt, now, "until");
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 border-line border-b px-5 py-[9px] last:border-0 max-md:px-4">
      <input
        type="checkbox"
        checked={isTicked}
        disabled={!canRetry || isBusy}
        onChange={onToggle}
        aria-label={t("tick", { name: row.contact.name })}
        aria-describedby={id}
        className="size-4 pointer-coarse:size-5"
      />
      <span className="truncate">
        <Link href={messageHref(row)} prefetch={false} data-row-link="" className="font-medium hover:underline">
          <bdi>{row.contact.name}</bdi>
        </Link>{" "}
        <bdi className="text-ink-2">{useMessageWords()(row)}</bdi>
      </span>
      <span className="whitespace-nowrap text-ink-3 text-xs tabular-nums">
        {when}, <bdi>{row.agent?.name ?? t("automatic")}</bdi>
      </span>
      <span id={id} className="col-span-2 col-start-2 text-ink-2 text-xs">
        <State row={row} result={result} attempt={attempt} />
      </span>
    </li>
  );
}

function State({ row, result, attempt }: Pick<AffectedLineProps, "row" | "result" | "attempt">) {
  const t = useTranslations("supervision.panel");
  const tStatus = useTranslations("conversation.status");
  const obstacleWords = useObstacleWords();
  if (result?.newMessageId) {
    const status = attempt?.status ?? "queued";
    return (
      <span className="inline-flex items-center gap-1.5">
        <Tick status={status} isSilent /> {t("again")} {tStatus(status)}
      </span>
    );
  }
  const obstacle = result ? result.obstacle : row.obstacle;
  if (obstacle === null) return obstacleWords(null, row);
  return (
    <span className="inline-flex items-start gap-1 text-warn-ink">
      <Info aria-hidden="true" className="mt-0.5 size-3 shrink-0" strokeWidth={2} />
      {obstacleWords(obstacle, row)}
    </span>
  );
}
