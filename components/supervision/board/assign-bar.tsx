import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useLive } from "@/lib/client/live";
import { useAgents } from "@/lib/client/queries";
import type { Board } from "@/lib/contract/supervision";
import { useDuration } from "../frame/duration";
import { type FigureScope, whoseOf } from "../frame/figure-links";
import { type Assigning, useAssignWaiting } from "./use-assign-waiting";

/** Those who wait with nobody, and the way to give them all to somebody. */
export function AssignBar({ board: { waiting }, scope }: { board: Board; scope: FigureScope }) {
  const t = useTranslations("supervision.assign");
  const duration = useDuration();
  const { data: agents = [] } = useAgents();
  const { state, assignTo } = useAssignWaiting(whoseOf(scope));
  const isOffline = useLive().state === "offline";
  const isBusy = state !== null && !state.isOver;
  if (waiting.withNobody === 0 && state === null) return null;
  return (
    <div className="mt-auto flex min-h-[42px] items-center justify-between gap-3 border-line border-t px-5 py-2 text-ink-2 text-xs max-md:px-4">
      <span role="status">
        {state ? (
          <Progress state={state} />
        ) : (
          t("nobody", {
            count: waiting.withNobody,
            time: duration(waiting.longestWithNobodySeconds ?? 0),
          })
        )}
        {isOffline && ` ${t("offline")}`}
      </span>
      {waiting.withNobody > 0 && (
        <Menu
          align="end"
          trigger={
            <Button size="small" className="not-aria-disabled:text-ink" aria-disabled={isBusy || isOffline}>
              {t("button", { count: waiting.withNobody })}
            </Button>
          }
        >
          {agents.map((agent) => (
            <MenuItem key={agent.id} disabled={isBusy || isOffline} onClick={() => void assignTo(agent)}>
              <Avatar id={agent.id} name={agent.name} size={18} />
              <bdi>{agent.name}</bdi>
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}

function Progress({ state: { agent, total, done, failed, isOver } }: { state: Assigning }) {
  const t = useTranslations("supervision.assign");
  const name = agent.name;
  if (!isOver) return total === null ? t("looking") : t("progress", { done, total, name });
  return failed > 0 ? t("partly", { done, failed, name }) : t("done", { done, name });
}
