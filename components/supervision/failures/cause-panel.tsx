import { RotateCcw, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { useLive } from "@/lib/client/live";
import { useFailedMessages } from "@/lib/client/supervision";
import type { MessageFilter } from "@/lib/contract/supervision";
import type { CauseWords } from "../frame/cause-words";
import { exportHref, messagesHref } from "../frame/figure-links";
import { PartError, RowsLoading } from "../frame/states";
import { AffectedLine } from "./affected-line";
import { MetaSaid } from "./meta-said";
import { useBulkRetry } from "./use-bulk-retry";

type CausePanelProps = { words: CauseWords; filter: MessageFilter; onClose: () => void };

/** One cause of failures: what happened, whose problem it is, what now; every message of it, and the way to send again what can be. */
export function CausePanel({ words, filter, onClose }: CausePanelProps) {
  const t = useTranslations("supervision.panel");
  const tParty = useTranslations("supervision.party");
  const { data, error, refetch } = useFailedMessages(filter);
  const rows = data?.rows ?? [];
  const retry = useBulkRetry(rows);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  }

  return (
    <aside
      aria-labelledby="cause-title"
      onKeyDown={onKeyDown}
      className="flex min-h-0 w-[408px] shrink-0 flex-col border-line border-s bg-surface-2 max-[1279px]:absolute max-[1279px]:inset-y-0 max-[1279px]:end-0 max-[1279px]:z-floating max-[1279px]:shadow-lg max-md:fixed max-md:inset-0 max-md:w-auto max-md:border-0"
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="px-5 pt-3.5 pb-3 max-md:px-4">
          <div className="flex items-start gap-3">
            <h2 ref={title} id="cause-title" tabIndex={-1} className="min-w-0 flex-1 pt-1 font-semibold text-lg outline-none">
              {words.title}
            </h2>
            <IconButton label={t("close")} tooltip="none" onClick={onClose}>
              <X />
            </IconButton>
          </div>
          <dl className="mt-2.5 grid grid-cols-[104px_minmax(0,1fr)] gap-x-2.5 gap-y-1.5 [&_dt]:text-ink-3 [&_dt]:text-xs">
            <dt>{t("what")}</dt>
            <dd>{words.what}</dd>
            <dt>{t("whose")}</dt>
            <dd>{tParty(words.party)}</dd>
            <dt>{t("now")}</dt>
            <dd>{words.now}</dd>
          </dl>
        </div>
        {data && (
          <>
            <div className="flex h-8 items-center px-5 text-xs max-md:px-4">
              <h3 className="font-medium text-ink-2">{t("count", { count: data.total })}</h3>
              <Link
                href={messagesHref(filter, data.total)}
                prefetch={false}
                className="ms-auto font-medium text-link hover:underline"
              >
                {t("openList")}
              </Link>
            </div>
            <ul className="border-line border-y bg-surface">
              {rows.map((row) => (
                <AffectedLine
                  key={row.id}
                  row={row}
                  isTicked={retry.isTicked(row.id)}
                  isBusy={retry.state === "sending"}
                  onToggle={() => retry.toggle(row.id)}
                  result={retry.resultOf(row.id)}
                  attempt={retry.attemptOf(row.id)}
                />
              ))}
            </ul>
            {data.total > rows.length && (
              <p className="px-5 pt-2 text-ink-3 text-xs">{t("newestOnly", { count: rows.length })}</p>
            )}
            <MetaSaid row={rows[0]} />
          </>
        )}
        {!data && error && <PartError error={error} onRetry={() => void refetch()} />}
        {!data && !error && <RowsLoading rows={4} />}
      </div>
      <Footer retry={retry} hasRows={rows.length > 0} csv={exportHref(filter)} />
    </aside>
  );
}

type FooterProps = { retry: ReturnType<typeof useBulkRetry>; hasRows: boolean; csv: string };

function Footer({ retry, hasRows, csv }: FooterProps) {
  const t = useTranslations("supervision.panel");
  const isOffline = useLive().state === "offline";
  const { state, ticked, sentCount } = retry;
  const total = ticked.length + sentCount;
  if (!hasRows) return null;
  return (
    <div className="shrink-0 border-line border-t bg-surface px-5 py-3 max-md:px-4">
      <p role="status" className="mb-2.5 text-ink-2 text-xs">
        {state === "sending" && t("progress", { done: sentCount, total })}
        {state === "broken" && t("broken")}
        {state === "ready" && sentCount > 0 && t("handedOver", { count: sentCount })}
        {state === "ready" && sentCount === 0 && (isOffline ? t("offline") : t("explained"))}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {/* It stays when there is nothing left to do: the focus is on it. */}
        <Button
          variant="primary"
          aria-disabled={state === "sending" || ticked.length === 0 || isOffline}
          onClick={() => !isOffline && void retry.send()}
        >
          <RotateCcw aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {ticked.length === 0 ? t("nothingToRetry") : t("retry", { count: ticked.length })}
        </Button>
        <a href={csv} download className={buttonClass({ variant: "quiet" })}>
          {t("export")}
        </a>
      </div>
    </div>
  );
}
