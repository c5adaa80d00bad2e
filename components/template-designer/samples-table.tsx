"use client";

import { useTranslations } from "next-intl";
import { directionOf, languageName, languageTag } from "@/components/template-library/language-name";
import { type TemplateLanguageDesign, VariableSource } from "@/lib/contract/template-design";
import { Choice } from "./choice";
import { setSample, setSource } from "./design-edits";
import { useFieldFindings, useTemplateDesigner } from "./designer-context";
import { fieldId } from "./field-path";
import { FIELD } from "./plain-field";
import { type DesignVariable, listAllVariables, listVariables } from "./variables";

const HEAD = "h-[30px] border-line border-b px-2 text-start font-medium text-2xs text-ink-3";

/** What reviewers see in the place of each variable, and where its value comes from when the template is sent. */
export function SamplesTable({ shown }: { shown: readonly TemplateLanguageDesign[] }) {
  const t = useTranslations("library.designer.samples");
  const { design } = useTemplateDesigner();
  const variables = listAllVariables(design);
  if (variables.length === 0 || design.category === "AUTHENTICATION") return null;
  return (
    <section aria-labelledby="samples-title" className="border-line border-t pb-6">
      <div className="flex min-h-10 flex-wrap items-baseline gap-x-3 px-5 pt-3 max-md:px-4">
        <h2 id="samples-title" className="font-semibold">
          {t("title")}
        </h2>
        <span className="text-ink-3 text-xs">{t("hint")}</span>
      </div>
      <div className="overflow-x-auto">
        <table className="w-full min-w-[560px] border-collapse">
          <thead>
            <tr>
              <th className={`${HEAD} w-[130px] ps-5`}>{t("variable")}</th>
              {shown.map(({ language }) => (
                <th key={language} className={HEAD}>
                  {t("sample", { language: languageName(language) })}
                </th>
              ))}
              <th className={`${HEAD} w-[200px] pe-5`}>{t("source")}</th>
            </tr>
          </thead>
          <tbody>
            {variables.map((variable) => (
              <SampleRow key={variable.key} variable={variable} shown={shown} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SampleRow({ variable, shown }: { variable: DesignVariable; shown: readonly TemplateLanguageDesign[] }) {
  const t = useTranslations("library.designer.samples");
  const { design, update } = useTemplateDesigner();
  const [part] = variable.key.split(".");
  return (
    <tr>
      <th scope="row" className="py-[3px] ps-5 pe-2 text-start font-normal">
        <span className="rounded-[3px] bg-accent-soft px-1 py-px text-accent-ink text-xs ring-1 ring-accent-line">
          {`{{${variable.name}}}`}
        </span>
        {part !== "body" && <span className="ms-1.5 text-ink-3 text-2xs">{t(`parts.${partOf(part)}`)}</span>}
      </th>
      {shown.map((language) => (
        <td key={language.language} className="px-2 py-[3px]">
          {listVariables(language, design.parameterFormat).some(({ key }) => key === variable.key) ? (
            <SampleInput variable={variable} language={language} />
          ) : (
            <span className="text-ink-3">–</span>
          )}
        </td>
      ))}
      <td className="py-[3px] ps-2 pe-5">
        <Choice
          id={`source-${variable.key}`}
          label={t("sourceOf", { name: variable.name })}
          isLabelHidden
          value={design.sources[variable.key] ?? "agent"}
          options={VariableSource.options.map((value) => ({ value, label: t(`sources.${value}`) }))}
          onValue={(source) => update((current) => setSource(current, variable.key, source))}
        />
      </td>
    </tr>
  );
}

function SampleInput({ variable: { key, name }, language }: { variable: DesignVariable; language: TemplateLanguageDesign }) {
  const t = useTranslations("library.designer.samples");
  const { updateLanguage } = useTemplateDesigner();
  const { language: code, samples } = language;
  const isWrong = useFieldFindings(code, `samples.${key}`).some(({ severity }) => severity === "error");
  return (
    <input
      id={fieldId(code, `samples.${key}`)}
      aria-label={t("sampleOf", { name, language: languageName(code) })}
      aria-invalid={isWrong || undefined}
      lang={languageTag(code)}
      dir={directionOf(code)}
      maxLength={1024}
      value={samples[key] ?? ""}
      onChange={(event) => updateLanguage(code, (current) => setSample(current, key, event.target.value))}
      className={FIELD}
    />
  );
}

function partOf(part: string | undefined): "header" | "button" | "card" {
  return part === "header" || part === "button" ? part : "card";
}
