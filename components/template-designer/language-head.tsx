"use client";

import { Ellipsis, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { languageName, languageTag } from "@/components/template-library/language-name";
import { useReasonWords } from "@/components/template-library/reason-words";
import { StateMark } from "@/components/template-library/state-mark";
import { stateOf } from "@/components/template-library/template-state";
import { useStateWords } from "@/components/template-library/use-state-words";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { removeLanguage } from "./design-edits";
import { useTemplateDesigner } from "./designer-context";

/** Which language it is, how Meta has it, and why it was refused. */
export function LanguageHead({ language: { language } }: { language: TemplateLanguageDesign }) {
  const t = useTranslations("library.designer.language");
  const { design, atMeta, update } = useTemplateDesigner();
  const words = useStateWords();
  const reasonOf = useReasonWords();
  const known = atMeta.find((one) => one.language === language);
  const name = languageName(language);
  return (
    <>
      <div className="flex h-[42px] items-center gap-2">
        <h2 lang={languageTag(language)} className="min-w-0 truncate font-semibold">
          {name}
        </h2>
        <span className="min-w-0 text-2xs">
          {known ? (
            <StateMark state={stateOf(known.status)}>{words.ofLanguage({ ...known, pausedUntil: null })}</StateMark>
          ) : (
            <span className="text-ink-3">{t("new")}</span>
          )}
        </span>
        <span className="flex-1" />
        {design.languages.length > 1 && !known && (
          <Menu
            align="end"
            trigger={
              <IconButton label={t("more", { language: name })} tooltip="none" size="small">
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem onClick={() => update((current) => removeLanguage(current, language))}>
              <Trash2 aria-hidden="true" />
              {t("remove")}
            </MenuItem>
          </Menu>
        )}
      </div>
      {known && stateOf(known.status) === "rejected" && (
        <p className="mb-2 rounded-sm bg-danger-bg px-2.5 py-1.5 text-danger-ink text-xs inset-ring inset-ring-danger-line">
          {t("rejected", { reason: reasonOf(known) })}
        </p>
      )}
    </>
  );
}
