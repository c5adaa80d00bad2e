"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { LibraryTemplate } from "@/lib/contract/template-library";
import { CategoryCell } from "./category-cell";
import { FigureCells } from "./figure-cells";
import { sumFigures } from "./figures";
import { LanguageChips } from "./language-chips";
import { OfferCell } from "./offer-cell";
import { QualityMark } from "./quality-mark";
import type { RowContext } from "./row-context";
import { StateMark } from "./state-mark";
import { SyncedCell } from "./synced-cell";
import { designHref, messagesHref } from "./template-links";
import { TemplateMenu } from "./template-menu";
import { summarizeState, worstQuality } from "./template-state";
import { useStateWords } from "./use-state-words";

/** On a phone a row has two lines: what it is and what can be done with it; how Meta sees it and who may send it. */
export const PHONE_ROW = "@max-[767px]:grid @max-[767px]:grid-cols-[172px_minmax(0,1fr)_auto]";

type TemplateRowProps = { template: LibraryTemplate; context: RowContext; isOpen: boolean; onToggle: () => void };

/** A template with all its languages in one line. */
export function TemplateRow({ template, context, isOpen, onToggle }: TemplateRowProps) {
  const t = useTranslations("library");
  const words = useStateWords();
  const summary = summarizeState(template);
  const { isAdmin, library, figures, since, seesMessages } = context;
  const text = textOf(template, useLocale()) ?? t("notAtMeta");
  return (
    <tr className={`border-line border-b transition-colors hover:bg-hover ${PHONE_ROW}`}>
      <td className="h-12 py-1.5 ps-5 pe-2 @max-[767px]:col-span-2 @max-[767px]:h-auto @max-[767px]:pb-0 @max-[767px]:ps-2">
        <div className="flex items-start gap-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t("languagesOf", { name: template.name })}
            disabled={template.languages.length === 0}
            onClick={onToggle}
            className="-my-1 grid size-6 shrink-0 place-items-center rounded-xs text-ink-3 hover:bg-pressed disabled:invisible @max-[767px]:mt-0 @max-[767px]:-mb-3 pointer-coarse:size-11"
          >
            <ChevronRight
              aria-hidden="true"
              className={`size-3.5 transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:rotate-90" : ""}`}
              strokeWidth={1.75}
            />
          </button>
          <div className="min-w-0 flex-1">
            <TemplateName template={template} isAdmin={isAdmin} />
            <span dir="auto" className="block truncate text-ink-3 text-xs">
              {text}
            </span>
          </div>
        </div>
      </td>
      <td className="px-2 @max-[967px]:hidden">
        <CategoryCell template={template} />
      </td>
      <td className="px-2 @max-[767px]:hidden">
        <LanguageChips languages={template.languages} />
      </td>
      <td className="px-2 @max-[767px]:row-start-2 @max-[767px]:flex @max-[767px]:min-h-11 @max-[767px]:items-center @max-[767px]:ps-14 @max-[767px]:text-xs">
        <StateMark state={summary.state}>{words.ofTemplate(summary)}</StateMark>
      </td>
      <td className="px-2 @max-[1122px]:hidden">
        {template.languages.length > 0 ? <QualityMark level={worstQuality(template)} /> : "–"}
      </td>
      {isAdmin && (
        <td className="min-w-0 px-2 @max-[767px]:col-span-2 @max-[767px]:row-start-2">
          <OfferCell template={template} library={library} />
        </td>
      )}
      {seesMessages && (
        <FigureCells
          name={template.name}
          figures={sumFigures(template, figures)}
          href={since ? messagesHref(template.name, since) : null}
        />
      )}
      <td className="px-2 text-end text-ink-2 tabular-nums @max-[1342px]:hidden">
        <SyncedCell template={template} accounts={library.accounts} />
      </td>
      <td className="w-11 pe-3 text-end @max-[767px]:col-start-3 @max-[767px]:row-start-1 @max-[767px]:w-auto @max-[767px]:pt-1">
        <TemplateMenu template={template} context={context} />
      </td>
    </tr>
  );
}

function TemplateName({ template, isAdmin }: { template: LibraryTemplate; isAdmin: boolean }) {
  const t = useTranslations("library");
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {isAdmin ? (
        <Link
          href={designHref(template)}
          prefetch={false}
          data-row-link=""
          className="truncate font-semibold hover:text-accent-ink hover:underline"
          title={template.name}
        >
          {template.name}
        </Link>
      ) : (
        <span className="truncate font-semibold" title={template.name}>
          {template.name}
        </span>
      )}
      {template.draft && template.languages.length > 0 && (
        <span className="shrink-0 rounded-xs bg-sunken px-1.5 text-2xs text-ink-2 inset-ring inset-ring-line">
          {t("hasDraft")}
        </span>
      )}
    </span>
  );
}

/** The text in the reader's language, or in English, or in whichever there is. */
function textOf({ languages }: LibraryTemplate, locale: string): string | null {
  const tags = [locale.replace("-", "_"), locale.slice(0, 2), "en"];
  const best = tags.flatMap((tag) => languages.find(({ language }) => language.startsWith(tag)) ?? [])[0] ?? languages[0];
  return best?.description.body || null;
}
