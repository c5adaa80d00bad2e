"use client";

import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import { AuditAction, type AuditEntryView } from "@/lib/contract/audit";
import { auditFacts } from "./audit-facts";
import { useFactWords } from "./use-fact-words";

const HEAD = "h-[30px] border-line border-b px-2 text-start font-medium text-2xs text-ink-3 whitespace-nowrap";
const CELL = "border-line border-b px-2 py-2.5 align-top max-md:block max-md:border-0 max-md:px-4 max-md:py-0.5";

/** Acts, one row each. */
export function AuditTable({ rows }: { rows: readonly AuditEntryView[] }) {
  const t = useTranslations("people.audit");
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{t("title")}</caption>
      <thead className="max-md:sr-only">
        <tr>
          <th className={`${HEAD} w-[170px] ps-5`}>{t("columns.when")}</th>
          <th className={`${HEAD} w-[150px]`}>{t("columns.who")}</th>
          <th className={`${HEAD} w-[38%]`}>{t("columns.what")}</th>
          <th className={`${HEAD} pe-5`}>{t("columns.change")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <Act key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Act({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations("people.audit");
  const { day, exact } = useTimes();
  const now = useServerNow();
  const words = useFactWords();
  // A newer version may have written what this one has no words for.
  const action = AuditAction.safeParse(entry.action);
  return (
    <tr className="max-md:block max-md:border-line max-md:border-b max-md:py-2.5">
      <td className={`${CELL} ps-5 text-ink-2 tabular-nums`}>
        <time dateTime={entry.at}>
          {day(entry.at, now)}, {exact(entry.at).slice(0, 8)}
        </time>
      </td>
      <td className={CELL}>
        <bdi>{entry.actor?.name ?? t("product")}</bdi>
      </td>
      <td className={CELL}>
        {action.success ? t(`actions.${action.data}`) : entry.action}
        <span dir="auto" className="block break-words font-medium">
          {entry.label}
        </span>
      </td>
      <td className={`${CELL} pe-5 text-ink-2`}>
        <ul>
          {auditFacts(entry.details).map((fact) => {
            const { name, value } = words(fact);
            return (
              <li key={fact.key} className="break-words">
                {name !== "" && <span className="text-ink-3">{name}: </span>}
                <bdi>{value}</bdi>
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}
