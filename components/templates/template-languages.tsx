import { useTranslations } from "next-intl";
import { useId } from "react";
import { languageName, languageTag } from "@/components/template-library/language-name";
import type { TemplateView } from "@/lib/contract/template";
import type { TemplateForm } from "./use-template-form";

/** The language that is sent, among those that the template has. */
export function TemplateLanguages({ form, template }: { form: TemplateForm; template: TemplateView }) {
  const t = useTranslations("templates");
  const name = useId();
  const languages = form.current?.languages ?? [];
  if (languages.length < 2) {
    return (
      <p className="text-ink-2 text-xs">
        {t("language")}: <span lang={languageTag(template.language)}>{languageName(template.language)}</span>
      </p>
    );
  }
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{t("language")}</legend>
      {languages.map((option) => (
        <label
          key={option.id}
          className="cursor-pointer rounded-sm px-2 py-[3px] text-ink-2 text-xs hover:bg-hover has-checked:bg-pressed has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            checked={option.id === template.id}
            onChange={() => form.chooseLanguage(option)}
            className="sr-only"
          />
          <span lang={languageTag(option.language)}>{languageName(option.language)}</span>
        </label>
      ))}
    </fieldset>
  );
}
