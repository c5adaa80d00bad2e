import { useFormatter, useTranslations } from "next-intl";
import { useCategoryName } from "@/components/templates/category-name";
import type { LibraryTemplate } from "@/lib/contract/template-library";
import { categoryNews } from "./template-state";

const DAY = { day: "numeric", month: "short" } as const;

/** What it is charged as, and what Meta makes of it. */
export function CategoryCell({ template }: { template: Pick<LibraryTemplate, "category" | "languages"> }) {
  const t = useTranslations("library.category");
  const nameOf = useCategoryName();
  const format = useFormatter();
  const news = categoryNews(template);
  const day = news?.at ? format.dateTime(new Date(news.at), DAY) : null;
  return (
    <>
      {nameOf(template.category)}
      {news?.kind === "moves" && (
        <span className="block truncate text-warn-ink text-xs">
          {day
            ? t("movesOn", { category: nameOf(news.to).toLocaleLowerCase(), day })
            : t("thinks", { category: nameOf(news.to).toLocaleLowerCase() })}
        </span>
      )}
      {news?.kind === "moved" && (
        <span className="block truncate text-ink-3 text-xs">
          {day
            ? t("wasUntil", { category: nameOf(news.from).toLocaleLowerCase(), day })
            : t("was", { category: nameOf(news.from).toLocaleLowerCase() })}
        </span>
      )}
    </>
  );
}
