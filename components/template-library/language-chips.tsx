import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { LibraryLanguage } from "@/lib/contract/template-library";
import { languageName, shortCodes } from "./language-name";
import { STATE_SIGNS } from "./state-sign";
import { stateOf, type TemplateState } from "./template-state";

/** More would not fit; the rest is a number, and unfolded all are there. */
const MOST_CHIPS = 6;

const LOOKS: Partial<Record<TemplateState, string>> = {
  approved: "inset-ring inset-ring-line-strong text-ink-2",
  rejected: "bg-danger-bg text-danger-ink inset-ring inset-ring-danger-line",
  disabled: "bg-danger-bg text-danger-ink inset-ring inset-ring-danger-line",
  paused: "bg-warn-bg text-warn-ink inset-ring inset-ring-warn-line",
  locked: "bg-warn-bg text-warn-ink inset-ring inset-ring-warn-line",
  limit: "bg-warn-bg text-warn-ink inset-ring inset-ring-warn-line",
};
const WAITING = "border border-control-line border-dashed text-ink-2";

/** A template's languages, each with a sign unless all is well with it. */
export function LanguageChips({ languages }: { languages: readonly LibraryLanguage[] }) {
  const t = useTranslations("library");
  const short = shortCodes(languages.map(({ language }) => language));
  const left = languages.length - MOST_CHIPS;
  return (
    <ul className="flex flex-wrap gap-1" aria-label={t("columns.languages")}>
      {languages.slice(0, MOST_CHIPS).map(({ id, language, status }) => {
        const state = stateOf(status);
        const Sign = STATE_SIGNS[state].icon;
        return (
          <li
            key={id}
            title={languageName(language)}
            className={cn("inline-flex h-[18px] items-center gap-[3px] rounded-xs px-[5px] text-2xs", LOOKS[state] ?? WAITING)}
          >
            {state !== "approved" && <Sign aria-hidden="true" className="size-2.5 shrink-0" strokeWidth={2.25} />}
            {short.get(language)}
            {state !== "approved" && <span className="sr-only">, {t(`state.${state}`, { status })}</span>}
          </li>
        );
      })}
      {left > 0 && <li className="self-center text-2xs text-ink-3">{t("moreLanguages", { count: left })}</li>}
    </ul>
  );
}
