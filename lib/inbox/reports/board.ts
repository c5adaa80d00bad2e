import type { Board, PriceRow, ReportQuery } from "@/lib/contract/supervision";
import type { Actor } from "../access";
import { toFigures } from "../delivery-figures";
import { currentIngest } from "../ingest-minutes";
import { countRetriable } from "../retry-obstacles";
import { countSent, type SentCount, sumBy } from "./counts";
import { countCauses, findRemark } from "./failure-causes";
import { inTime } from "./in-time";
import { scopeOf, until } from "./scope";
import { causeOf, isAmong } from "./sent-messages";
import { teamRows } from "./team";
import { resolutionTimes, responseTimes } from "./times";
import { waitingBoard } from "./waiting";

/**
 * What a supervisor sees at a glance: who waits now, and what was sent in a period up to now. All figures are of one moment, so
 * that they add up. Throws DomainError "invalid_input", and "unavailable" when that takes too long.
 */
export async function loadBoard(actor: Actor, query: ReportQuery, now: Date): Promise<Board> {
  const scope = until(scopeOf(actor, query), now);
  const ingest = await currentIngest();
  return inTime(async (tx) => {
    const sent = await countSent(tx, isAmong(scope));
    const deliveries = toFigures(sent);
    return {
      asOf: now.toISOString(),
      ...(await waitingBoard(tx, scope, now)),
      responses: await responseTimes(tx, scope),
      resolutions: await resolutionTimes(tx, scope),
      deliveries,
      ingest,
      team: await teamRows(tx, scope, sent, now),
      causes: await countCauses(tx, scope),
      retriable: sum(await countRetriable(tx, actor, { condition: isAmong({ ...scope, bucket: "failed" }), causeOf }, now)),
      prices: toPrices(sent),
      remark: await findRemark(tx, scope, deliveries.failed),
    };
  });
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** Most first. */
function toPrices(sent: readonly SentCount[]): PriceRow[] {
  const priced = sent.flatMap(({ price, messages }) => (price ? [{ ...price, messages }] : []));
  const sums = sumBy(priced, ({ category, type }) => JSON.stringify([category, type]));
  const rows = [...sums].map(([key, messages]) => {
    const { category, type } = priced.find((one) => JSON.stringify([one.category, one.type]) === key) ?? {
      category: "",
      type: null,
    };
    return { category, type, messages };
  });
  return rows.sort((one, other) => other.messages - one.messages || one.category.localeCompare(other.category));
}
