import { createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { ReportQuery } from "@/lib/contract/supervision";
import { daysOf, PERIOD_NAMES, type PeriodName, spanOf } from "./period";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const AGENT_ID = /^[\w-]{1,64}$/;

const parseAsDay = matching((text) => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)));
const parseAsUuid = matching((text) => UUID.test(text));

/** What a page of supervision looks at, as its address says it. What makes no sense counts as absent. */
export const scopeParsers = {
  period: parseAsStringLiteral(PERIOD_NAMES).withDefault("today"),
  first: parseAsDay,
  last: parseAsDay,
  numberId: parseAsUuid,
  teamId: parseAsUuid,
  agentId: matching((text) => AGENT_ID.test(text)),
};

/** The values of the address. */
export type Scope = {
  period: PeriodName;
  /** Chosen days, for "custom". */
  first: string | null;
  last: string | null;
  numberId: string | null;
  teamId: string | null;
  agentId: string | null;
};

/** A path with the scope as its query; what is the default is left out. */
export const withScope = createSerializer(scopeParsers);

/** What a report is asked with. Equal all day long, so that it can name what is cached. */
export function reportQuery(scope: Scope, now: Date, timeZone: string): ReportQuery {
  return {
    ...spanOf(daysOf(scope.period, scope, now, timeZone), timeZone),
    timeZone,
    ...(scope.numberId === null ? {} : { numberId: scope.numberId }),
    ...(scope.teamId === null ? {} : { teamId: scope.teamId }),
  };
}

/** A value that is kept as it stands when it is of the right form. */
export function matching(isValid: (text: string) => boolean) {
  return createParser<string>({ parse: (text) => (isValid(text) ? text : null), serialize: (value) => value });
}
