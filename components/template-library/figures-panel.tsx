"use client";

import { X } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { useTemplateHistory } from "@/lib/client/template-library";
import type { LibraryTemplate, TemplateHistory } from "@/lib/contract/template-library";
import { languageName } from "./language-name";
import { languagesOf, totalOf, type WeekFigures, weeksOf } from "./weeks";
import { Swatch, WeeksChart } from "./weeks-chart";
import { WeeksTable } from "./weeks-table";

const ALL = "all";

/** What became of a template's messages, week by week: beside the list, over it on a smaller screen. */
export function FiguresPanel({ template, onClose }: { template: LibraryTemplate; onClose: () => void }) {
  const t = useTranslations("library.figures");
  const timeZone = useTimeZone() ?? "UTC";
  const { data, error, refetch } = useTemplateHistory(template, timeZone);
  return (
    <aside
      aria-label={t("of", { name: template.name })}
      className="flex w-[408px] max-w-full shrink-0 flex-col border-line border-s bg-surface max-[1279px]:absolute max-[1279px]:inset-y-0 max-[1279px]:end-0 max-[1279px]:z-floating max-[1279px]:shadow-lg max-md:w-full max-md:border-s-0"
    >
      <header className="flex h-bar shrink-0 items-center gap-2 border-line border-b ps-5 pe-2.5">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t("of", { name: template.name })}</h2>
        <IconButton label={t("close")} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
        {!data && !error && <Bone className="h-40" />}
        {!data && error && (
          <div role="alert" className="grid justify-items-start gap-2">
            <p className="text-ink-2">{t("failed")}</p>
            <Button size="small" onClick={() => void refetch()}>
              {t("again")}
            </Button>
          </div>
        )}
        {data?.weeks.every(({ total }) => total === 0) && <p className="text-ink-2">{t("none")}</p>}
        {data?.weeks.some(({ total }) => total > 0) && <History history={data} />}
      </div>
    </aside>
  );
}

function History({ history }: { history: TemplateHistory }) {
  const t = useTranslations("library.figures");
  const [language, setLanguage] = useState<string>(ALL);
  const [isTable, setIsTable] = useState(false);
  const weeks = weeksOf(history, language === ALL ? null : language);
  const languages = languagesOf(history);
  return (
    <div className="grid gap-4">
      {languages.length > 1 && (
        <Segmented
          label={t("language")}
          value={language}
          onChange={setLanguage}
          options={[
            { value: ALL, label: t("allLanguages") },
            ...languages.map((value) => ({ value, label: languageName(value) })),
          ]}
        />
      )}
      <Legend weeks={weeks} />
      {isTable ? <WeeksTable weeks={weeks} /> : <WeeksChart weeks={weeks} />}
      <div>
        <Button size="small" variant="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t(isTable ? "asChart" : "asTable")}
        </Button>
      </div>
    </div>
  );
}

function Legend({ weeks }: { weeks: readonly WeekFigures[] }) {
  const t = useTranslations("library.figures");
  const format = useFormatter();
  const total = totalOf(weeks);
  return (
    <div className="grid gap-1.5">
      <p>{t("summary", { total: total.total, replied: total.replied })}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs tabular-nums">
        {(["read", "delivered", "sent", "failed"] as const).map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <Swatch kind={kind} />
            {t(kind === "failed" ? "failedCount" : kind)} <b className="font-semibold text-ink">{format.number(total[kind])}</b>
          </li>
        ))}
      </ul>
      {total.others > 0 && <p className="text-ink-3 text-xs">{t("others", { count: total.others })}</p>}
    </div>
  );
}
