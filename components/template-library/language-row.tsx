"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { LibraryLanguage, LibraryTemplate } from "@/lib/contract/template-library";
import { FigureCells } from "./figure-cells";
import { LanguageMenu } from "./language-menu";
import { directionOf, languageName, languageTag } from "./language-name";
import { QualityMark } from "./quality-mark";
import { useReasonWords } from "./reason-words";
import type { RowContext } from "./row-context";
import { StateMark } from "./state-mark";
import { SyncedCell } from "./synced-cell";
import { designHref } from "./template-links";
import { PHONE_ROW } from "./template-row";
import { qualityLevel, stateOf } from "./template-state";
import { useStateWords } from "./use-state-words";

const REASON_ON_PHONE =
  "@max-[767px]:col-span-3 @max-[767px]:row-start-2 @max-[767px]:ps-14 @max-[767px]:pt-0 @max-[767px]:text-xs";

type LanguageRowProps = { template: LibraryTemplate; language: LibraryLanguage; context: RowContext };

/** One language of an unfolded template. Agents read its text here; admins, what Meta found wrong with it. */
export function LanguageRow({ template, language, context }: LanguageRowProps) {
  const t = useTranslations("library");
  const words = useStateWords();
  const { isAdmin, figures, library, seesMessages } = context;
  const { description } = language;
  const state = stateOf(language.status);
  const own = figures && (figures.get(language.id) ?? { total: 0, read: 0, replied: 0 });
  return (
    <tr className={`border-line border-b bg-surface-2 ${PHONE_ROW}`}>
      <td className="h-[38px] py-1.5 ps-12 pe-2 @max-[767px]:col-span-2 @max-[767px]:h-auto @max-[767px]:ps-14">
        <span lang={languageTag(language.language)} className="block truncate">
          {languageName(language.language)}
        </span>
        <span className="flex text-xs @min-[767px]:hidden">
          <StateMark state={state}>{words.ofLanguage(language)}</StateMark>
        </span>
        {!isAdmin && (
          <p
            lang={languageTag(language.language)}
            dir={directionOf(language.language)}
            className="mt-1 whitespace-pre-wrap text-ink-2 text-xs [overflow-wrap:anywhere]"
          >
            {description.body}
          </p>
        )}
      </td>
      <td className="px-2 py-1.5 text-ink-3 @max-[967px]:hidden">{t("variables", { count: description.variables.length })}</td>
      <td className="px-2 @max-[767px]:hidden" />
      <td className="px-2 py-1.5 @max-[767px]:hidden">
        <StateMark state={state}>{words.ofLanguage(language)}</StateMark>
      </td>
      {state === "rejected" ? (
        <ReasonCells template={template} language={language} context={context} />
      ) : (
        <>
          <td className="px-2 py-1.5 @max-[1122px]:hidden">
            <QualityMark level={qualityLevel(language.quality)} />
          </td>
          {isAdmin && <td className="px-4 py-1.5 text-ink-3 text-xs @max-[767px]:hidden">{t("asAbove")}</td>}
        </>
      )}
      {seesMessages && <FigureCells name={`${template.name}, ${language.language}`} figures={own} href={null} />}
      <td className="px-2 py-1.5 text-end text-ink-2 tabular-nums @max-[1342px]:hidden">
        <SyncedCell template={template} accounts={library.accounts} />
      </td>
      <td className="pe-3 text-end @max-[767px]:col-start-3 @max-[767px]:row-start-1">
        {isAdmin && <LanguageMenu template={template} language={language} />}
      </td>
    </tr>
  );
}

/**
 * Meta's reason in the place of quality and offer, which a rejected text has none of; where quality has no column, in the place
 * of the offer alone, and on a phone on a line of its own.
 */
function ReasonCells(props: LanguageRowProps) {
  const { isAdmin } = props.context;
  return (
    <>
      <td colSpan={isAdmin ? 2 : 1} className="px-2 py-1.5 @max-[1122px]:hidden">
        <Reason {...props} />
      </td>
      <td className={`px-2 py-1.5 ${isAdmin ? "@min-[1122px]:hidden" : "@min-[767px]:hidden"} ${REASON_ON_PHONE}`}>
        <Reason {...props} />
      </td>
    </>
  );
}

function Reason({ template, language, context }: LanguageRowProps) {
  const t = useTranslations("library");
  const reasonOf = useReasonWords();
  return (
    <>
      <span className="text-ink-2">
        {t.rich("metaSays", { reason: reasonOf(language), b: (chunks) => <span className="text-ink">{chunks}</span> })}
      </span>{" "}
      {context.isAdmin && (
        <Link href={designHref(template, language.language)} prefetch={false} className="font-medium text-link hover:underline">
          {t("fixIt")}
        </Link>
      )}
    </>
  );
}
