"use client";

import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Button } from "@/components/ui/button";
import type { LibraryTemplate } from "@/lib/contract/template-library";
import { LanguageRow } from "./language-row";
import type { RowContext } from "./row-context";
import { TemplateRow } from "./template-row";

/** Rows at once: an account may have thousands. */
const PAGE = 100;

const HEAD = "h-[30px] border-line border-b px-2 font-medium text-2xs text-ink-3 whitespace-nowrap text-start";
const FIGURE = HEAD.replace("text-start", "text-end");

type LibraryTableProps = { templates: readonly LibraryTemplate[]; context: RowContext };

/** The templates, one row each; their languages unfold below. */
export function LibraryTable({ templates, context }: LibraryTableProps) {
  const t = useTranslations("library");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState(1);
  const shown = templates.slice(0, pages * PAGE);

  function toggle(key: string) {
    setOpen((keys) => new Set(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]));
  }

  return (
    <>
      <table className="w-full table-fixed border-collapse @max-[767px]:block">
        <caption className="sr-only">{t("title")}</caption>
        <Columns context={context} />
        <tbody className="@max-[767px]:block">
          {shown.map((template) => {
            const key = `${template.wabaId}/${template.name}`;
            const isOpen = open.has(key);
            return (
              <Fragment key={key}>
                <TemplateRow template={template} context={context} isOpen={isOpen} onToggle={() => toggle(key)} />
                {isOpen &&
                  template.languages.map((language) => (
                    <LanguageRow key={language.id} template={template} language={language} context={context} />
                  ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {shown.length < templates.length && (
        <div className="flex items-center justify-center gap-3 py-4 text-ink-3">
          {t("shown", { count: shown.length, total: templates.length })}
          <Button size="small" onClick={() => setPages(pages + 1)}>
            {t("showMore")}
          </Button>
        </div>
      )}
    </>
  );
}

/** The head, and how wide each column is: on a narrow page the columns that say least go first. */
function Columns({ context: { isAdmin, seesMessages } }: { context: RowContext }) {
  const t = useTranslations("library.columns");
  return (
    <thead className="@max-[767px]:hidden">
      <tr>
        <th className={`${HEAD} ps-5`}>{t("name")}</th>
        <th className={`${HEAD} w-[140px] @max-[967px]:hidden`}>{t("category")}</th>
        <th className={`${HEAD} w-[168px] @max-[1342px]:w-[150px] @max-[767px]:hidden`}>{t("languages")}</th>
        <th className={`${HEAD} w-[136px] @max-[767px]:hidden`}>{t("status")}</th>
        <th className={`${HEAD} w-[116px] @max-[1122px]:hidden`}>{t("quality")}</th>
        {isAdmin && <th className={`${HEAD} w-[224px] @max-[1342px]:w-[190px]`}>{t("offered")}</th>}
        {seesMessages && (
          <>
            <th className={`${FIGURE} w-[60px] @max-[767px]:hidden`}>{t("sent")}</th>
            <th className={`${FIGURE} w-[58px] @max-[1222px]:hidden`}>{t("read")}</th>
            <th className={`${FIGURE} w-[64px] @max-[1222px]:hidden`}>{t("replied")}</th>
          </>
        )}
        <th className={`${FIGURE} w-[74px] @max-[1342px]:hidden`}>{t("synced")}</th>
        <th className={`${HEAD} w-11`}>
          <span className="sr-only">{t("actions")}</span>
        </th>
      </tr>
    </thead>
  );
}
