import type { TemplateHistory } from "@/lib/contract/template-library";

type Row = TemplateHistory["weeks"][number];

/** A week's messages by how far they came. `others`: waiting, or without an answer; they are told, not drawn. */
export type WeekFigures = {
  /** The Monday, "2026-11-23". */
  week: string;
  total: number;
  read: number;
  delivered: number;
  sent: number;
  failed: number;
  others: number;
  replied: number;
};

/** The weeks of one language, or of all together, oldest first. */
export function weeksOf({ weeks }: TemplateHistory, language: string | null): WeekFigures[] {
  const byWeek = new Map<string, WeekFigures>();
  for (const row of weeks) {
    if (language !== null && row.language !== language) continue;
    byWeek.set(row.week, add(byWeek.get(row.week), row));
  }
  return [...byWeek.values()].sort((one, other) => one.week.localeCompare(other.week));
}

/** What the weeks come to together. */
export function totalOf(weeks: readonly WeekFigures[]): Omit<WeekFigures, "week"> {
  const total = { total: 0, read: 0, delivered: 0, sent: 0, failed: 0, others: 0, replied: 0 };
  for (const week of weeks) {
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += week[key];
  }
  return total;
}

/** The languages that something was sent in, in the order of their codes. */
export function languagesOf({ weeks }: TemplateHistory): string[] {
  return [...new Set(weeks.map(({ language }) => language))].sort();
}

/** A round number at or above the highest bar, so that the rules stand at whole figures. */
export function scaleTop(highest: number): number {
  if (highest <= 4) return 4;
  const step = 10 ** Math.floor(Math.log10(highest));
  const top = [1, 2, 4, 5, 10].find((factor) => factor * step >= highest) ?? 10;
  return top * step;
}

function add(sum: WeekFigures | undefined, row: Row): WeekFigures {
  return {
    week: row.week,
    total: (sum?.total ?? 0) + row.total,
    read: (sum?.read ?? 0) + row.read,
    delivered: (sum?.delivered ?? 0) + row.delivered,
    sent: (sum?.sent ?? 0) + row.sent,
    failed: (sum?.failed ?? 0) + row.failed,
    others: (sum?.others ?? 0) + row.waiting + row.unknown,
    replied: (sum?.replied ?? 0) + row.replied,
  };
}
