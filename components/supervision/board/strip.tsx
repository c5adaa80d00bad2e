import { Clock, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useWindowWords } from "@/components/window/use-window-words";
import { useMe } from "@/lib/client/queries";
import { useWindowFigure } from "@/lib/client/ticker";
import type { Board, TimeFigures } from "@/lib/contract/supervision";
import { useDuration, useLag, useShare } from "../frame/duration";
import { conversationsHref, type FigureScope, messagesHref, whoseOf } from "../frame/figure-links";
import { RangeBar } from "./range-bar";
import { Cell, Count, PROMISED, TAG } from "./strip-cell";
import { useUsualName } from "./use-usual-name";

type StripProps = { board: Board; scope: FigureScope };

/** The six figures of the board: what waits now, how fast we were, what failed, how far we are behind Meta. */
export function Strip({ board, scope }: StripProps) {
  const t = useTranslations("supervision.strip");
  const whose = whoseOf(scope);
  return (
    <section
      aria-label={t("label")}
      className="grid shrink-0 grid-cols-[1.16fr_1.06fr_1.06fr_1.32fr_1.06fr_0.98fr] gap-px border-line border-b bg-line max-[1399px]:grid-cols-[1fr_1fr_1.2fr] max-[719px]:grid-cols-2"
    >
      <WaitingCell board={board} href={conversationsHref({ set: "waiting", ...whose }, board.waiting.count)} />
      <ClosingCell board={board} href={conversationsHref({ set: "closing", ...whose }, board.closing.count)} />
      <TimesCell
        name={t("responses", { count: board.responses.measured })}
        figures={board.responses}
        scope={scope}
        href={messagesHref({ ...scope, measured: "yes" }, board.responses.measured)}
      />
      <TimesCell
        name={t("resolutions", { count: board.resolutions.measured })}
        figures={board.resolutions}
        scope={scope}
        href={conversationsHref({ set: "resolved", ...scope }, board.resolutions.measured)}
      />
      <FailedCell board={board} href={messagesHref({ ...scope, bucket: "failed" }, board.deliveries.failed)} />
      <IngestCell ingest={board.ingest} />
    </section>
  );
}

function WaitingCell({ board: { waiting }, href }: { board: Board; href: string }) {
  const t = useTranslations("supervision.strip");
  const duration = useDuration();
  return (
    <Cell
      name={t("waiting")}
      href={waiting.count > 0 ? href : null}
      figure={<Count count={waiting.count} />}
      note={
        <>
          {waiting.longestSeconds !== null && t("longest", { time: duration(waiting.longestSeconds) })}
          {waiting.withNobody > 0 && (
            <>
              {" · "}
              <b>{t("withNobody", { count: waiting.withNobody })}</b>
            </>
          )}
          {waiting.count === 0 && t("nobodyWaits")}
        </>
      }
    />
  );
}

function ClosingCell({ board: { closing }, href }: { board: Board; href: string }) {
  const t = useTranslations("supervision.strip");
  const figure = useWindowFigure({ closesAt: closing.firstClosesAt });
  const words = useWindowWords()(figure);
  const isTold = closing.count > 0 && figure.tone !== "closed";
  return (
    <Cell
      name={t("closing")}
      href={closing.count > 0 ? href : null}
      figure={
        <>
          <Count count={closing.count} />
          {isTold && (
            <span
              className={cn(
                TAG,
                figure.tone === "red" ? "bg-window-red-bg text-window-red-ink" : "bg-window-amber-bg text-window-amber-ink",
              )}
            >
              <Clock aria-hidden="true" className="size-3" strokeWidth={2} />
              <span className="sr-only">{t("firstLeft")}</span>
              {words.bare}
            </span>
          )}
        </>
      }
      note={
        closing.firstContact !== null &&
        (closing.firstAssignee === null
          ? t("firstWithNobody", { name: closing.firstContact })
          : t("firstWith", { name: closing.firstContact, agent: closing.firstAssignee }))
      }
    />
  );
}

function TimesCell({ name, figures, scope, href }: { name: string; figures: TimeFigures; scope: FigureScope; href: string }) {
  const t = useTranslations("supervision.strip");
  const duration = useDuration();
  const usualName = useUsualName(scope);
  const { measured, medianSeconds, p90Seconds, usual } = figures;
  const isMeasured = measured > 0 && medianSeconds !== null && p90Seconds !== null;
  return (
    <Cell
      name={name}
      href={isMeasured ? href : null}
      className="max-[719px]:col-span-2"
      figure={
        isMeasured ? (
          <span className="block w-full">
            <span className="flex items-baseline gap-4">
              <Quantile words={duration(medianSeconds)} name={t("median")} />
              <Quantile words={duration(p90Seconds)} name={t("p90")} />
            </span>
            <RangeBar from={medianSeconds} to={p90Seconds} usual={usual} />
          </span>
        ) : (
          <span className="font-normal text-ink-3 text-sm tracking-normal">{t("nothingMeasured")}</span>
        )
      }
      note={usual && `${usualName} ${duration(usual.medianSeconds)}, ${duration(usual.p90Seconds)}`}
    />
  );
}

function Quantile({ words, name }: { words: string; name: string }) {
  return (
    <span>
      <span className={PROMISED}>{words}</span>
      <small className="ms-1 font-normal text-2xs text-ink-3 tracking-normal">{name}</small>
    </span>
  );
}

function FailedCell({ board: { deliveries, remark }, href }: { board: Board; href: string }) {
  const t = useTranslations("supervision.strip");
  const share = useShare();
  return (
    <Cell
      name={t("failed")}
      href={deliveries.failed > 0 ? href : null}
      figure={
        <>
          <Count count={deliveries.failed} />
          {deliveries.failed > 0 && (
            <span className={cn(TAG, "bg-sunken text-ink-2")}>
              <TriangleAlert aria-hidden="true" className="size-3" strokeWidth={2} />
              {share(deliveries.failed, deliveries.total)}
            </span>
          )}
        </>
      }
      note={
        deliveries.failed === 0
          ? t("nothingFailed")
          : remark && t("oneTemplate", { count: remark.messages, template: remark.template })
      }
    />
  );
}

function IngestCell({ ingest: { lagMs, waiting, setAside } }: { ingest: Board["ingest"] }) {
  const t = useTranslations("supervision.strip");
  const lag = useLag();
  const { data: me } = useMe();
  return (
    <Cell
      name={t("lag")}
      // What a role may not open is not offered: only admins look after deliveries.
      href={me?.role === "admin" ? "/settings/numbers" : null}
      figure={
        lagMs === null ? <span className="font-normal text-ink-3 text-sm tracking-normal">{t("nothingCame")}</span> : lag(lagMs)
      }
      note={
        <>
          {waiting === 0 ? t("noneWaiting") : t("deliveriesWaiting", { count: waiting })}
          {setAside > 0 && (
            <>
              {" · "}
              <b>{t("setAside", { count: setAside })}</b>
            </>
          )}
        </>
      }
    />
  );
}
