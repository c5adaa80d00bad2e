import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import { useLatestDeliveries } from "@/lib/client/numbers";
import type { DeliveryRow, IngestHealth } from "@/lib/contract/ingest";
import { useDeliveryWords } from "./delivery-words";
import { Pane, PaneWait } from "./pane";
import { useSpans } from "./use-spans";

/** Older than this when it came, a delivery is late: Meta tried before, or kept it. */
const LATE_MS = 60_000;

/** The latest deliveries: what they held, and how long each took. */
export function DeliveryTable({ ingest }: { ingest: IngestHealth | undefined }) {
  const t = useTranslations("numbers.deliveries");
  const { data, isError, refetch } = useLatestDeliveries();
  return (
    <Pane id="deliveries" title={t("title")} note={ingest && <Signatures ingest={ingest} />}>
      {!data && <PaneWait isError={isError} words={t("failed")} again={t("again")} onAgain={() => void refetch()} />}
      {data?.deliveries.length === 0 && <p className="px-5 pb-4 text-ink-2 max-md:px-4">{t("none")}</p>}
      {data && data.deliveries.length > 0 && (
        <table className="w-full table-fixed">
          <thead className="text-2xs text-ink-3">
            <tr>
              <th className="h-7.5 w-30 ps-5 text-start font-medium max-md:w-24 max-md:ps-4">{t("arrived")}</th>
              <th className="px-2 text-start font-medium">{t("content")}</th>
              <th className="w-28 px-2 text-end font-medium max-md:hidden">{t("metasClock")}</th>
              <th className="w-28 pe-5 text-end font-medium max-md:w-20 max-md:pe-4">{t("inInbox")}</th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {data.deliveries.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} />
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  );
}

function Row({ delivery: { content, receivedAt, ageMs, ingestMs, isSetAside, opensNoWindow } }: { delivery: DeliveryRow }) {
  const t = useTranslations("numbers.deliveries");
  const words = useDeliveryWords();
  const { exact } = useTimes();
  const { length } = useSpans();
  const isLate = ageMs !== null && ageMs > LATE_MS;
  return (
    <tr className="border-line border-t">
      <td className="h-8 ps-5 font-mono text-ink-2 text-xs max-md:ps-4">
        <time dateTime={receivedAt}>{exact(receivedAt)}</time>
      </td>
      <td className="px-2 py-1 [overflow-wrap:anywhere]">
        {isLate && `${t("late", { length: length(ageMs) })} `}
        {words(content)}
        {opensNoWindow && <Tag>{t("noWindow")}</Tag>}
        {isSetAside && <Tag>{t("isSetAside")}</Tag>}
      </td>
      <td className="px-2 text-end text-ink-2 max-md:hidden">{ageMs === null ? "–" : t("before", { length: length(ageMs) })}</td>
      <td className="pe-5 text-end max-md:pe-4">{ingestMs === null ? t("waits") : t("after", { length: length(ingestMs) })}</td>
    </tr>
  );
}

function Tag({ children }: { children: string }) {
  return (
    <span className="ms-1.5 inline-block rounded-xs bg-warn-bg px-1.5 py-0.5 font-medium text-2xs text-warn-ink inset-ring inset-ring-warn-line">
      {children}
    </span>
  );
}

/** How many came today, and whether anybody signed wrongly. */
function Signatures({ ingest: { deliveriesToday, signatures } }: { ingest: IngestHealth }) {
  const t = useTranslations("numbers.deliveries");
  const { moment } = useTimes();
  const now = useServerNow();
  const last = signatures.lastAt ? t("lastWrong", { when: moment(signatures.lastAt, now) }) : t("neverWrong");
  return (
    <>
      {t("today", { count: deliveriesToday })}{" "}
      {signatures.today > 0 ? (
        <span className="font-medium text-warn-ink">
          {t("wrongToday", { count: signatures.today })} {last}
        </span>
      ) : (
        last
      )}
    </>
  );
}
