"use client";

import { useTranslations } from "next-intl";
import { accountName } from "@/components/template-library/account-name";
import { languageName } from "@/components/template-library/language-name";
import { useCategoryName } from "@/components/templates/category-name";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { TEMPLATE_NAME_MAX, TemplateCategory } from "@/lib/contract/template-design";
import { TEMPLATE_LANGUAGES } from "@/lib/whatsapp/template-languages";
import { Choice } from "./choice";
import { useNewTemplate } from "./use-new-template";

const FORM = "new-template";

/** What must be known before a template can be written: its account, name, category and first language. */
export function NewTemplate() {
  const t = useTranslations("library.designer.create");
  const nameOf = useCategoryName();
  const form = useNewTemplate();
  return (
    <main
      id="content"
      tabIndex={-1}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto border-line bg-surface outline-none md:border-s"
    >
      <header className="flex h-bar items-center border-line border-b px-5 max-md:h-14 max-md:px-4">
        <h1 className="font-semibold text-lg tracking-[-0.01em]">{t("title")}</h1>
      </header>
      <DialogForm id={FORM} onSubmit={() => void form.start()} className="max-w-[460px] gap-1">
        {form.accounts.length > 1 && form.wabaId && (
          <Choice
            id="new-account"
            label={t("account")}
            value={form.wabaId}
            options={form.accounts.map((one) => ({ value: one.wabaId, label: accountName(one) }))}
            onValue={form.setAccount}
          />
        )}
        <TextField
          label={t("name")}
          value={form.name}
          onValue={form.setName}
          maxLength={TEMPLATE_NAME_MAX}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t("nameHint")}
          error={form.isTaken ? t("taken") : form.problem}
        />
        <Choice
          id="new-category"
          label={t("category")}
          value={form.category}
          options={TemplateCategory.options.map((value) => ({ value, label: nameOf(value) }))}
          onValue={form.setCategory}
        />
        <p className="mt-1 text-ink-3 text-xs">{t(`about.${form.category}`)}</p>
        <Choice
          id="new-first-language"
          label={t("language")}
          value={form.language}
          options={TEMPLATE_LANGUAGES.map((value) => ({ value, label: `${languageName(value)} (${value})` }))}
          onValue={form.setLanguage}
        />
        <div className="mt-4">
          <Button type="submit" variant="primary" aria-disabled={form.isSaving || form.isTaken || !form.isReady}>
            {t(form.isSaving ? "starting" : "start")}
          </Button>
        </div>
      </DialogForm>
    </main>
  );
}
