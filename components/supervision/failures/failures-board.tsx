"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useRef } from "react";
import { useMedia } from "@/components/inbox/use-media";
import { useRowKeys } from "@/components/shortcuts/use-row-keys";
import { cn } from "@/components/ui/cn";
import { useDelayed } from "@/components/ui/use-delayed";
import { useFailures } from "@/lib/client/supervision";
import type { FailureBoard } from "@/lib/contract/supervision";
import { useUsualName } from "../board/use-usual-name";
import { causeKey, useCauseWords } from "../frame/cause-words";
import { useShare } from "../frame/duration";
import { Figure } from "../frame/figure";
import { exportHref, type FigureScope, figureScope, messagesHref, whoseOf } from "../frame/figure-links";
import { matching } from "../frame/scope";
import { PartError, RowsLoading } from "../frame/states";
import { SupervisionFrame } from "../frame/supervision-frame";
import { type ScopeState, useScope } from "../frame/use-scope";
import { CausePanel } from "./cause-panel";
import { CauseTable } from "./cause-table";
import { RateTable } from "./rate-table";

const PATIENCE_MS = 150;
const parseAsCause = matching((text) => /^[\w-]{1,64}$/.test(text));

/** Why messages failed, whose problem it is, and what can be sent again. */
export function FailuresBoard() {
  const t = useTranslations("supervision");
  const state = useScope();
  const { agentId } = state.scope;
  const whose = agentId === null ? {} : { agentId };
  const { data: board, error, refetch, isPlaceholderData } = useFailures({ ...state.query, ...whose });
  const [cause, setCause] = useQueryState("cause", parseAsCause);
  const isOld = useDelayed(isPlaceholderData, PATIENCE_MS);
  const isPhone = useMedia("(width < 48rem)");
  const opener = useRef<Element | null>(null);
  const rows = useRowKeys();
  const words = useCauseWords();
  const open = board?.causes.find((one) => causeKey(one) === cause);
  const scope = board && { ...figureScope(state.query, board.asOf), ...whose };

  function openCause(key: string) {
    opener.current = document.activeElement;
    void setCause(key === cause ? null : key);
  }

  function closePanel() {
    void setCause(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  return (
    <SupervisionFrame
      state={state}
      choices={["numberId", "teamId", "agentId"]}
      asOf={board?.asOf}
      isFailing={error !== null}
      csv={scope ? { href: exportHref({ ...scope, bucket: "failed" }), label: t("exportFailed") } : null}
    >
      <div className="relative flex min-h-0 flex-1">
        <main
          ref={rows}
          id="content"
          tabIndex={-1}
          inert={isPhone && open !== undefined}
          aria-busy={isPlaceholderData || !board}
          className={cn(
            "flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none transition-opacity",
            isOld && "opacity-50",
          )}
        >
          {board && scope && (
            <Causes board={board} state={state} scope={scope} openCause={open ? cause : null} onOpen={openCause} />
          )}
          {!board && error && <PartError error={error} onRetry={() => void refetch()} />}
          {!board && !error && <RowsLoading rows={10} />}
        </main>
        {open && cause !== null && (
          <CausePanel
            key={cause}
            words={words(open)}
            filter={{ from: state.query.from, to: state.query.to, ...whoseOf(state.query), ...whose, bucket: "failed", cause }}
            onClose={closePanel}
          />
        )}
      </div>
    </SupervisionFrame>
  );
}

type CausesProps = {
  board: FailureBoard;
  state: ScopeState;
  scope: FigureScope & { agentId?: string };
  openCause: string | null;
  onOpen: (cause: string) => void;
};

function Causes({ board, state, scope, openCause, onOpen }: CausesProps) {
  const t = useTranslations("supervision.failures");
  return (
    <>
      <Summary board={board} scope={scope} />
      {board.failed === 0 ? (
        <p className="grid min-h-48 place-content-center p-6 text-ink-2">
          {t(state.scope.period === "today" ? "noneToday" : "none")}
        </p>
      ) : (
        <CauseTable board={board} state={state} scope={scope} openCause={openCause} onOpen={onOpen} />
      )}
      <div className="grid flex-1 grid-cols-[1.15fr_0.9fr_1fr] max-[959px]:grid-cols-[minmax(0,1fr)]">
        <RateTable of="template" rows={board.byTemplate} filterOf={(key) => ({ ...scope, template: key ?? "none" })} />
        <RateTable
          of="number"
          rows={board.byNumber}
          filterOf={(key) => ({ ...scope, ...(key === null ? {} : { numberId: key }) })}
        />
        <RateTable of="agent" rows={board.byAgent} filterOf={(key) => ({ ...scope, agentId: key ?? "automatic" })} />
      </div>
    </>
  );
}

function Summary({ board, scope }: { board: FailureBoard; scope: FigureScope & { agentId?: string } }) {
  const t = useTranslations("supervision.failures");
  const format = useFormatter();
  const share = useShare();
  const usualName = useUsualName(scope);
  const { failed, total, retriable, usualShare } = board;
  return (
    <p className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-5 py-2 text-ink-2 max-md:px-4">
      <span>
        {t.rich("summary", {
          failed: () => (
            <b className="font-semibold text-ink">
              <Figure count={failed} href={messagesHref({ ...scope, bucket: "failed" }, failed)} />
            </b>
          ),
          total: () => <Figure count={total} href={messagesHref(scope, total)} />,
          share: share(failed, total),
        })}
      </span>
      {usualShare !== null && (
        <>
          <span aria-hidden="true" className="text-ink-3">
            ·
          </span>
          <span>
            {usualName} {share(usualShare, 1)}
          </span>
        </>
      )}
      {failed > 0 && (
        <>
          <span aria-hidden="true" className="text-ink-3">
            ·
          </span>
          <span>{t("canRetry", { count: retriable, figure: format.number(retriable) })}</span>
        </>
      )}
    </p>
  );
}
