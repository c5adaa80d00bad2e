"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useMedia } from "@/components/inbox/use-media";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { ApiError } from "@/lib/client/api";
import { useTemplateDraft } from "@/lib/client/template-draft";
import { useTemplateLibrary } from "@/lib/client/template-library";
import type { TemplateDraftView } from "@/lib/contract/template-library";
import { ConflictBanner } from "./conflict-banner";
import { DesignFacts } from "./design-facts";
import { DesignerBar } from "./designer-bar";
import { DesignerProvider } from "./designer-context";
import { FindingsList } from "./findings-list";
import { LanguageColumn } from "./language-column";
import { LanguageTabs } from "./language-tabs";
import { PhonePreview } from "./phone-preview";
import { SamplesTable } from "./samples-table";
import { useDesigner } from "./use-designer";

/** Fetches a template, then lets it be written. */
export function TemplateDesigner({ wabaId, name }: { wabaId: string; name: string }) {
  const t = useTranslations("library.designer");
  const { data, error, refetch } = useTemplateDraft({ wabaId, name });
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-1 flex-col border-line bg-surface outline-none md:border-s"
    >
      {data && <Designer view={data} />}
      {!data && !error && (
        <div aria-busy="true" className="grid gap-4 p-5">
          <span role="status" className="sr-only">
            {t("loading")}
          </span>
          <Bone className="w-48" />
          <Bone className="h-8" />
          <Bone className="h-40" />
        </div>
      )}
      {!data && error && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>
          {t(error instanceof ApiError && error.status === 404 ? "notFound" : "failed")}
        </QuietState>
      )}
    </main>
  );
}

function Designer({ view }: { view: TemplateDraftView }) {
  const designer = useDesigner(view);
  const { shown, show } = useShownLanguages(designer.design.languages.map(({ language }) => language));
  const { data: library } = useTemplateLibrary();
  const account = library?.accounts.find(({ wabaId }) => wabaId === view.wabaId);
  const languages = shown.flatMap((code) => designer.design.languages.find(({ language }) => language === code) ?? []);
  return (
    <DesignerProvider value={designer}>
      <DesignerBar />
      <ConflictBanner />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_400px] max-[1279px]:grid-cols-[minmax(0,1fr)_340px] max-lg:block max-lg:overflow-y-auto">
        <div className="min-h-0 lg:overflow-y-auto">
          <DesignFacts />
          <LanguageTabs shown={shown} onShow={show} />
          <div className={languages.length > 1 ? "grid grid-cols-2" : "grid"}>
            {languages.map((language) => (
              <LanguageColumn key={language.language} language={language} />
            ))}
          </div>
          <SamplesTable shown={languages} />
        </div>
        <aside className="flex min-h-0 flex-col border-line bg-surface-2 max-lg:border-t lg:overflow-y-auto lg:border-s">
          <PhonePreview languages={designer.design.languages} business={account?.numbers[0]?.name ?? ""} />
          <div className="mt-auto">
            <FindingsList onShow={show} />
          </div>
        </aside>
      </div>
    </DesignerProvider>
  );
}

/** The languages in sight: two side by side where there is room, the last chosen last. The address may name the first. */
function useShownLanguages(all: readonly string[]) {
  const isWide = useMedia("(min-width: 1280px)");
  const [wanted] = useQueryState("language", parseAsString);
  const [chosen, setChosen] = useState<readonly string[]>(() => (wanted && all.includes(wanted) ? [wanted] : []));
  const recent = chosen.filter((language) => all.includes(language));
  const filled = [...all.filter((language) => !recent.includes(language)).toReversed(), ...recent];
  const visible = filled.slice(isWide ? -2 : -1);
  return {
    shown: all.filter((language) => visible.includes(language)),
    show: (language: string) => setChosen((current) => [...current.filter((other) => other !== language), language]),
  };
}
