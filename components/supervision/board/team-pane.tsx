import { Zap } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Avatar } from "@/components/ui/avatar";
import { useServerNow } from "@/lib/client/clock";
import type { Board, TeamRow } from "@/lib/contract/supervision";
import { useDuration } from "../frame/duration";
import { Figure } from "../frame/figure";
import { conversationsHref, type FigureScope, messagesHref, whoseOf } from "../frame/figure-links";
import { AssignBar } from "./assign-bar";

/** Who can help, what each has open, and how their messages fared. By name: this is no ranking. */
export function TeamPane({ board, scope }: { board: Board; scope: FigureScope }) {
  const t = useTranslations("supervision.team");
  const format = useFormatter();
  const duration = useDuration();
  const people = board.team.filter(({ agent }) => agent !== null);
  const nobody = board.team.find(({ agent }) => agent === null);
  const together = (key: "open" | "waiting" | "sent" | "failed") =>
    format.number(board.team.reduce((sum, row) => sum + row[key], 0));
  return (
    <section
      aria-labelledby="team-title"
      className="flex min-w-0 flex-col border-line border-s max-[1279px]:border-s-0 max-[1279px]:border-t max-[719px]:border-frame max-[719px]:border-t-0 max-[719px]:border-b-8"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 px-5 max-md:h-11 max-md:px-4">
        <h2 id="team-title" className="font-semibold">
          {t("title")}
        </h2>
        <Presence people={people} />
      </div>
      <table className="w-full table-fixed border-collapse tabular-nums">
        <colgroup>
          <col />
          <col className="w-[46px] max-md:w-[42px]" />
          <col className="w-[58px] max-md:w-[54px]" />
          <col className="w-[76px] max-md:w-[68px]" />
          <col className="w-[52px] max-md:w-[46px]" />
          <col className="w-[62px] max-md:w-[58px]" />
        </colgroup>
        <thead>
          <tr className="h-[30px] border-line border-b text-2xs text-ink-3 [&_th]:px-1.5 [&_th]:font-medium">
            <th scope="col" className="!ps-5 text-start max-md:!ps-4">
              {t("agent")}
            </th>
            {(["open", "waiting", "firstReply", "sent", "failed"] as const).map((column) => (
              <th key={column} scope="col" className="whitespace-nowrap text-end last:!pe-5">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((row) => row.agent && <PersonRow key={row.agent.id} row={row} agent={row.agent} scope={scope} />)}
          {nobody && nobody.open + nobody.waiting > 0 && (
            <Row
              name={
                <>
                  <span
                    aria-hidden="true"
                    className="size-[18px] shrink-0 rounded-full inset-ring-[1.25px] inset-ring-control-line"
                  />
                  <span className="text-ink-2">{t("nobody")}</span>
                </>
              }
              cells={[
                <Figure key="open" count={nobody.open} href={openHref(scope, "nobody", "open", nobody.open)} />,
                <Figure key="waiting" count={nobody.waiting} href={openHref(scope, "nobody", "waiting", nobody.waiting)} />,
              ]}
            />
          )}
          {nobody && nobody.sent > 0 && (
            <Row
              name={
                <>
                  <Zap
                    aria-hidden="true"
                    className="size-[18px] shrink-0 rounded-full p-[3px] inset-ring-[1.25px] inset-ring-control-line"
                  />
                  <span className="text-ink-2">{t("automatic")}</span>
                </>
              }
              cells={[null, null, null, ...sentCells(nobody, "automatic", scope)]}
            />
          )}
        </tbody>
        <tfoot>
          <tr className="h-8 border-line border-t font-medium text-ink-2">
            <th scope="row" className="ps-5 text-start font-medium max-md:ps-4">
              {t("together")}
            </th>
            <td className="px-1.5 text-end">{together("open")}</td>
            <td className="px-1.5 text-end">{together("waiting")}</td>
            <td className="px-1.5 text-end">
              {board.responses.medianSeconds === null ? "–" : duration(board.responses.medianSeconds)}
            </td>
            <td className="px-1.5 text-end">{together("sent")}</td>
            <td className="ps-1.5 pe-5 text-end">{together("failed")}</td>
          </tr>
        </tfoot>
      </table>
      <AssignBar board={board} scope={scope} />
    </section>
  );
}

function Presence({ people }: { people: readonly TeamRow[] }) {
  const t = useTranslations("supervision.team");
  const { moment } = useTimes();
  const now = useServerNow();
  const away = people.filter(({ isHere }) => !isHere);
  const here = t("here", { count: people.length - away.length });
  const only = away.length === 1 ? away[0] : undefined;
  const words =
    only?.agent && only.seenAt ? t("awaySince", { name: only.agent.name, when: moment(only.seenAt, now, "until") }) : null;
  return (
    <span className="truncate text-ink-3 text-xs">
      {[here, words ?? (away.length > 0 ? t("awayCount", { count: away.length }) : null)].filter(Boolean).join(", ")}
    </span>
  );
}

type PersonRowProps = { row: TeamRow; agent: NonNullable<TeamRow["agent"]>; scope: FigureScope };

function PersonRow({ row, agent, scope }: PersonRowProps) {
  const t = useTranslations("supervision.team");
  const duration = useDuration();
  return (
    <Row
      name={
        <>
          <Avatar id={agent.id} name={agent.name} size={18} />
          <bdi className="truncate">{agent.name}</bdi>
          {!row.isHere && (
            <span className="rounded-xs bg-sunken px-1.5 text-2xs text-ink-2 inset-ring inset-ring-line">{t("away")}</span>
          )}
        </>
      }
      cells={[
        <Figure key="open" count={row.open} href={openHref(scope, agent.id, "open", row.open)} />,
        <Figure key="waiting" count={row.waiting} href={openHref(scope, agent.id, "waiting", row.waiting)} />,
        row.medianResponseSeconds === null ? null : (
          <Figure key="reply" count={1} href={messagesHref({ ...scope, agentId: agent.id, measured: "yes" })}>
            {duration(row.medianResponseSeconds)}
          </Figure>
        ),
        ...sentCells(row, agent.id, scope),
      ]}
    />
  );
}

function sentCells({ sent, failed }: TeamRow, agentId: string, scope: FigureScope): ReactNode[] {
  return [
    <Figure key="sent" count={sent} href={messagesHref({ ...scope, agentId }, sent)} />,
    <Figure key="failed" count={failed} href={messagesHref({ ...scope, agentId, bucket: "failed" }, failed)} />,
  ];
}

const COLUMNS = ["open", "waiting", "firstReply", "sent", "failed"] as const;

function Row({ name, cells }: { name: ReactNode; cells: readonly ReactNode[] }) {
  return (
    <tr className="h-8 hover:bg-hover pointer-coarse:h-11">
      <th scope="row" className="ps-5 pe-1.5 text-start font-normal max-md:ps-4">
        <span className="flex min-w-0 items-center gap-[7px]">{name}</span>
      </th>
      {COLUMNS.map((column, index) => (
        <td key={column} className="whitespace-nowrap px-1.5 text-end font-medium last:pe-5">
          {cells[index] ?? <span className="font-normal text-ink-3">–</span>}
        </td>
      ))}
    </tr>
  );
}

function openHref(scope: FigureScope, agentId: string, set: "open" | "waiting", count: number): string {
  return conversationsHref({ set, ...whoseOf(scope), agentId }, count);
}
