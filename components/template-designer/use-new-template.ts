"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { designHref } from "@/components/template-library/template-links";
import { ApiError, NetworkError } from "@/lib/client/api";
import { saveDraft } from "@/lib/client/template-draft";
import { useTemplateLibrary } from "@/lib/client/template-library";
import type { TemplateCategory } from "@/lib/contract/template-design";
import { interfaceLocale } from "@/lib/i18n/locale";
import { emptyDesign } from "./new-design";
import { toTemplateName } from "./template-name";

/** What is chosen before a template can be written, and the first draft of it. */
export function useNewTemplate() {
  const t = useTranslations("library.designer.create");
  const router = useRouter();
  const locale = useLocale();
  const { data: library } = useTemplateLibrary();
  const [account, setAccount] = useState<string | null>(null);
  const [name, setTypedName] = useState("");
  const [category, setCategory] = useState<TemplateCategory>("UTILITY");
  const [language, setLanguage] = useState(interfaceLocale(locale) === "pt-BR" ? "pt_BR" : "en");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const accounts = library?.accounts ?? [];
  const wabaId = account ?? accounts[0]?.wabaId;
  const isTaken = library?.templates.some((template) => template.wabaId === wabaId && template.name === name) ?? false;

  async function start() {
    if (isSaving || isTaken || !library) return;
    if (name === "" || !wabaId) {
      setProblem(t(name === "" ? "nameMissing" : "noAccount"));
      return;
    }
    setIsSaving(true);
    try {
      await saveDraft({ wabaId, name }, { design: emptyDesign(category, language), revision: 0 });
      router.push(designHref({ wabaId, name }));
    } catch (error) {
      setProblem(refusalOf(error) ?? t("noAnswer"));
      setIsSaving(false);
    }
  }

  function setName(text: string) {
    setTypedName(toTemplateName(text));
    setProblem(null);
  }

  return {
    isReady: library !== undefined,
    accounts,
    wabaId,
    name,
    category,
    language,
    isTaken,
    problem,
    isSaving,
    setAccount,
    setName,
    setCategory,
    setLanguage,
    start,
  };
}

/** The server's words; null = it did not answer. Anything else is a bug and goes on. */
function refusalOf(error: unknown): string | null {
  if (error instanceof ApiError) return error.message;
  if (error instanceof NetworkError) return null;
  throw error;
}
