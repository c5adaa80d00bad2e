import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import type { DeliveryGrouping, MessageFilter } from "@/lib/contract/supervision";
import type { FigureScope } from "../frame/figure-links";
import { bucketEnd } from "../frame/period";
import type { DeliveryRow } from "./delivery-rows";

/** A row of a breakdown with its words, and the messages that it counts. */
export type NamedRow = DeliveryRow & {
  id: string;
  /** "11:00", "14:00 to now", "Tuesday 24 November", "Lisbon store". */
  name: string;
  /** Where room is scarce: "11", "now", "24". */
  short: string;
  filter: MessageFilter;
};

export type Breakdown = { by: DeliveryGrouping; unit: "hour" | "day"; rows: readonly DeliveryRow[]; scope: FigureScope };

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { weekday: "short", day: "numeric", month: "short" } as const;
const DAY = { day: "numeric" } as const;

/** Names the rows of a breakdown in the reader's language and zone. */
export function useNamedRows({ by, unit, rows, scope }: Breakdown): NamedRow[] {
  const t = useTranslations("supervision.chart");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";

  function nameTime(row: DeliveryRow, start: string): NamedRow {
    const at = new Date(start);
    const end = bucketEnd(start, unit, timeZone);
    const isRunning = scope.to < end;
    const clock = format.dateTime(at, unit === "hour" ? CLOCK : DATE);
    return {
      ...row,
      id: start,
      name: isRunning && unit === "hour" ? t("toNow", { time: clock }) : clock,
      short: isRunning && unit === "hour" ? t("now") : format.dateTime(at, unit === "hour" ? CLOCK : DAY).slice(0, 2),
      filter: { ...scope, from: start > scope.from ? start : scope.from, to: isRunning ? scope.to : end },
    };
  }

  return rows.map((row) => {
    const { key, label } = row;
    if (by === "hour") return nameTime(row, key ?? scope.from);
    const name = label ?? key ?? t(by === "agent" ? "automatic" : "noTemplate");
    return { ...row, id: key ?? "", name, short: name, filter: { ...scope, ...filterOf(by, key) } };
  });
}

function filterOf(by: "number" | "agent" | "template", key: string | null): Partial<MessageFilter> {
  if (by === "number") return key === null ? {} : { numberId: key };
  return by === "agent" ? { agentId: key ?? "automatic" } : { template: key ?? "none" };
}
