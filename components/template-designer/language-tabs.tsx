"use client";

import { Plus, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { languageName, languageTag } from "@/components/template-library/language-name";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { TEMPLATE_LANGUAGES } from "@/lib/whatsapp/template-languages";
import { Choice } from "./choice";
import { addLanguage } from "./design-edits";
import { useTemplateDesigner } from "./designer-context";

const NONE = "none";

type LanguageTabsProps = { shown: readonly string[]; onShow: (language: string) => void };

/** The languages of a template. Those in sight are pressed; one more takes the place of the one that was there longest. */
export function LanguageTabs({ shown, onShow }: LanguageTabsProps) {
  const t = useTranslations("library.designer.language");
  const { design, findings } = useTemplateDesigner();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const isWrong = (language: string) => findings.some((finding) => finding.language === language && finding.severity === "error");
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-2 border-line border-b px-5 py-1.5 max-md:px-4">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not the fields of a form. */}
      <div
        role="group"
        aria-label={t("all")}
        className="inline-flex flex-wrap rounded-sm bg-sunken p-0.5 inset-ring inset-ring-line"
      >
        {design.languages.map(({ language }) => (
          <button
            key={language}
            type="button"
            lang={languageTag(language)}
            aria-pressed={shown.includes(language)}
            onClick={() => onShow(language)}
            className="inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-xs px-2.5 font-medium text-ink-2 text-xs hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-sm pointer-coarse:h-10"
          >
            {languageName(language)}
            {isWrong(language) && (
              <>
                <TriangleAlert aria-hidden="true" className="size-3 text-danger-ink" strokeWidth={2} />
                <span className="sr-only">{t("hasErrors")}</span>
              </>
            )}
          </button>
        ))}
      </div>
      <Button
        size="small"
        variant="quiet"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("add")}
      </Button>
      {anchor && <AddLanguage anchor={anchor} onClose={() => setAnchor(null)} onAdded={onShow} />}
    </div>
  );
}

type AddLanguageProps = { anchor: Element; onClose: () => void; onAdded: (language: string) => void };

function AddLanguage({ anchor, onClose, onAdded }: AddLanguageProps) {
  const t = useTranslations("library.designer.language");
  const { design, update } = useTemplateDesigner();
  const free = TEMPLATE_LANGUAGES.filter((code) => design.languages.every(({ language }) => language !== code));
  const [language, setLanguage] = useState(free[0] ?? "");
  const [from, setFrom] = useState(design.languages[0]?.language ?? NONE);

  function add() {
    update((current) => addLanguage(current, language, from === NONE ? null : from));
    onAdded(language);
    onClose();
  }

  return (
    <Popover anchor={anchor} onClose={onClose} label={t("addTitle")} side="bottom" align="start" className="w-[300px] px-4 pb-4">
      <header className="-me-2 flex items-center pt-2">
        <h2 className="flex-1 font-semibold">{t("addTitle")}</h2>
        <IconButton label={t("close")} tooltip="none" size="small" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <Choice
        id="new-language"
        label={t("which")}
        value={language}
        options={free.map((value) => ({ value, label: `${languageName(value)} (${value})` }))}
        onValue={setLanguage}
      />
      <Choice
        id="new-language-from"
        label={t("from")}
        value={from}
        options={[
          ...design.languages.map((one) => ({ value: one.language, label: languageName(one.language) })),
          { value: NONE, label: t("blank") },
        ]}
        onValue={setFrom}
      />
      <Button variant="primary" className="mt-4 w-full" onClick={add}>
        {t("addConfirm")}
      </Button>
    </Popover>
  );
}
