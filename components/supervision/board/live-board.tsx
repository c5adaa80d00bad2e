"use client";

import { useTranslations } from "next-intl";
import { useRowKeys } from "@/components/shortcuts/use-row-keys";
import { cn } from "@/components/ui/cn";
import { useDelayed } from "@/components/ui/use-delayed";
import { useBoard } from "@/lib/client/supervision";
import type { Board } from "@/lib/contract/supervision";
import { DeliveryPane } from "../charts/delivery-pane";
import { exportHref, figureScope } from "../frame/figure-links";
import { PartError } from "../frame/states";
import { SupervisionFrame } from "../frame/supervision-frame";
import { type ScopeState, useScope } from "../frame/use-scope";
import { BoardBones } from "./board-bones";
import { CausesPane } from "./causes-pane";
import { PricesPane } from "./prices-pane";
import { Strip } from "./strip";
import { TeamPane } from "./team-pane";
import { WaitingPane } from "./waiting-pane";

/** Figures of another period are told from those that were asked for when these take longer than this, in milliseconds. */
const PATIENCE_MS = 150;

/** The live board: who waits, who can help, what was sent, why it failed, what it was priced as. */
export function LiveBoard() {
  const t = useTranslations("supervision");
  const state = useScope();
  const { data: board, error, refetch, isPlaceholderData } = useBoard(state.query);
  const isOld = useDelayed(isPlaceholderData, PATIENCE_MS);
  const rows = useRowKeys();
  const scope = board && figureScope(state.query, board.asOf);
  return (
    <SupervisionFrame
      state={state}
      choices={["numberId", "teamId"]}
      asOf={board?.asOf}
      isFailing={error !== null}
      csv={scope ? { href: exportHref(scope), label: t("exportMessages") } : null}
    >
      <main
        ref={rows}
        id="content"
        tabIndex={-1}
        aria-busy={isPlaceholderData || !board}
        className={cn("flex min-h-0 flex-1 flex-col overflow-y-auto outline-none transition-opacity", isOld && "opacity-50")}
      >
        {board && <Panes board={board} state={state} />}
        {!board && error && <PartError error={error} onRetry={() => void refetch()} />}
        {!board && !error && <BoardBones />}
      </main>
    </SupervisionFrame>
  );
}

function Panes({ board, state }: { board: Board; state: ScopeState }) {
  const scope = figureScope(state.query, board.asOf);
  return (
    <>
      <Strip board={board} scope={scope} />
      <div className="grid shrink-0 grid-cols-[minmax(0,1fr)_452px] border-line border-b max-[1279px]:grid-cols-[minmax(0,1fr)] max-[719px]:border-0">
        <WaitingPane board={board} scope={scope} />
        <TeamPane board={board} scope={scope} />
      </div>
      <div className="grid min-h-[340px] flex-1 grid-cols-[minmax(0,1fr)_372px_316px] max-[1279px]:flex-none max-[1279px]:grid-cols-2 max-[719px]:grid-cols-[minmax(0,1fr)]">
        <section className="flex min-h-0 min-w-0 flex-col max-[1279px]:col-span-full max-[1279px]:min-h-[340px] max-[1279px]:border-line max-[1279px]:border-b max-[719px]:border-frame max-[719px]:border-b-8">
          <DeliveryPane state={state} board={board} />
        </section>
        <CausesPane board={board} scope={scope} state={state} />
        <PricesPane board={board} scope={scope} />
      </div>
    </>
  );
}
