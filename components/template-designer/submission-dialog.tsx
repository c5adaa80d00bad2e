"use client";

import { CircleCheck, CircleHelp, CircleX, LoaderCircle, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { languageName } from "@/components/template-library/language-name";
import { stateOf } from "@/components/template-library/template-state";
import { useCategoryName } from "@/components/templates/category-name";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { SubmissionResult } from "@/lib/contract/template-library";
import { useTemplateDesigner } from "./designer-context";

type SubmissionDialogProps = {
  /** The category that was asked for. */
  sentAs: string;
  result: SubmissionResult | null;
  failure: string | null;
  onClose: () => void;
};

const SIGNS = {
  created: { icon: CircleCheck, ink: "text-success-ink" },
  changed: { icon: CircleCheck, ink: "text-success-ink" },
  unchanged: { icon: Minus, ink: "text-ink-3" },
  refused: { icon: CircleX, ink: "text-danger-ink" },
  unknown: { icon: CircleHelp, ink: "text-warn-ink" },
} as const;

/** What became of each language at Meta, in our words and in Meta's. */
export function SubmissionDialog({ sentAs, result, failure, onClose }: SubmissionDialogProps) {
  const t = useTranslations("library.designer.submit");
  const { name, design } = useTemplateDesigner();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name })}
      closeLabel={t("close")}
      className="max-w-[520px]"
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t("close")}</Button>
        </>
      }
    >
      <div role="status" className="px-5 py-4">
        {failure !== null && <p className="text-danger-ink">{failure}</p>}
        {failure === null && result === null && (
          <ul className="grid gap-2">
            {design.languages.map(({ language }) => (
              <li key={language} className="flex items-center gap-2.5">
                <LoaderCircle
                  aria-hidden="true"
                  className="size-4 shrink-0 text-ink-3 motion-safe:animate-spin"
                  strokeWidth={1.75}
                />
                {languageName(language)}
                <span className="text-ink-3">{t("sending")}</span>
              </li>
            ))}
          </ul>
        )}
        {result !== null && (
          <ul className="grid gap-3">
            {result.languages.map((language) => (
              <Outcome key={language.language} sentAs={sentAs} outcome={language} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

type OutcomeProps = { sentAs: string; outcome: SubmissionResult["languages"][number] };

function Outcome({ sentAs, outcome: { language, outcome, status, category, error } }: OutcomeProps) {
  const t = useTranslations("library.designer.submit");
  const tState = useTranslations("library.state.plain");
  const nameOf = useCategoryName();
  const { icon: Sign, ink } = SIGNS[outcome];
  return (
    <li className="flex gap-2.5">
      <Sign aria-hidden="true" className={`mt-px size-4 shrink-0 ${ink}`} strokeWidth={1.75} />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p>
          <b className="font-semibold">{languageName(language)}</b> {t(`outcome.${outcome}`)}
          {status !== null && <span className="text-ink-2"> {tState(stateOf(status))}.</span>}
        </p>
        {category !== null && category !== sentAs && (
          <p className="text-warn-ink text-xs">{t("otherCategory", { category: nameOf(category).toLocaleLowerCase() })}</p>
        )}
        {error && (
          <p className="text-ink-2 text-xs">
            {t("meta")}: <bdi>{[error.title, error.details].filter(Boolean).join(" ")}</bdi>
            {error.code !== null && <span className="text-ink-3"> ({error.code})</span>}
          </p>
        )}
      </div>
    </li>
  );
}
