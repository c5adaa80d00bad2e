"use client";

import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { languageName } from "@/components/template-library/language-name";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";
import { useTemplateDesigner } from "./designer-context";
import { EditAllowance } from "./edit-allowance";
import { writeField } from "./field-path";
import { fixFor } from "./finding-fix";
import { passingChecks } from "./passing-checks";
import { selectNearestField } from "./select-field";
import { useFindingWords } from "./use-finding-words";
import { usePlaceWords } from "./use-place-words";

const SIGNS = {
  error: { icon: CircleX, ink: "text-danger-ink" },
  warning: { icon: TriangleAlert, ink: "text-warn-ink" },
  advice: { icon: Info, ink: "text-ink-3" },
} as const;

const ORDER = ["error", "warning", "advice"] as const;

/** Everything about the template that is worth a thought, the worst first, each with the way to it. */
export function FindingsList({ onShow }: { onShow: (language: string) => void }) {
  const t = useTranslations("library.finding");
  const { findings } = useTemplateDesigner();
  const format = useFormatter();
  const passing = passingChecks(findings);
  const ordered = ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return (
    <section aria-label={t("title")}>
      <ul>
        {ordered.map((finding, index) => (
          <FindingItem
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every change.
            key={index}
            finding={finding}
            onShow={onShow}
          />
        ))}
        <EditAllowance />
        {passing.length > 0 && (
          <li className="flex gap-2.5 border-line border-t px-5 py-2.5 text-ink-2 text-xs">
            <CircleCheck aria-hidden="true" className="mt-px size-4 shrink-0 text-success-ink" strokeWidth={1.75} />
            {t("passing", { checks: format.list(passing.map((name) => t(`checks.${name}`))) })}
          </li>
        )}
      </ul>
    </section>
  );
}

function FindingItem({ finding, onShow }: { finding: TemplateFinding; onShow: (language: string) => void }) {
  const t = useTranslations("library.finding");
  const { design, updateLanguage } = useTemplateDesigner();
  const text = useFindingWords()(finding);
  const place = usePlaceWords()(finding);
  const { severity, language, field, range } = finding;
  const { icon: Sign, ink } = SIGNS[severity];
  const replacement = fixFor(
    finding,
    design.languages.find((one) => one.language === language),
  );

  function select() {
    if (language !== null) onShow(language);
    // A language that was not in sight has its fields after the next drawing.
    requestAnimationFrame(() => requestAnimationFrame(() => selectNearestField(language, field, range)));
  }

  function mend() {
    if (language === null || replacement === null) return;
    updateLanguage(language, (current) => writeField(current, field, replacement));
  }

  return (
    <li className="flex gap-2.5 border-line border-t px-5 py-2.5 text-xs">
      <Sign aria-hidden="true" className={`mt-px size-4 shrink-0 ${ink}`} strokeWidth={1.75} />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p>
          <span className="sr-only">{t(`severity.${severity}`)} </span>
          {language !== null && design.languages.length > 1 && (
            <b className="font-semibold">{t("inLanguage", { language: languageName(language) })} </b>
          )}
          {place !== null && <b className="font-semibold">{t("at", { place })} </b>}
          {text}
        </p>
        <p className="flex flex-wrap gap-x-3">
          {replacement !== null && language !== null && (
            <FindingAction onClick={mend}>
              {finding.kind === "variable_at_end" ? t("fix.full_stop") : t("fix.plain", { text: shortened(replacement) })}
            </FindingAction>
          )}
          <FindingAction onClick={select}>{t("select")}</FindingAction>
        </p>
      </div>
    </li>
  );
}

function FindingAction({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="mt-0.5 rounded-xs text-start font-medium text-link hover:underline pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
