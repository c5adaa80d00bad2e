"use client";

import { useTranslations } from "next-intl";
import type { TemplateHeader, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { Choice } from "./choice";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { emptyHeader } from "./new-design";
import { SampleField } from "./sample-field";
import { TextTools } from "./text-tools";
import { VariableField } from "./variable-field";

const FORMATS = ["none", "text", "image", "video", "document", "location", "product"] as const;

/** What stands above the body: nothing, words, a file, a place or a product. */
export function HeaderField({ language, dir }: { language: TemplateLanguageDesign; dir: "ltr" | "rtl" }) {
  const t = useTranslations("library.designer.header");
  const { design, updateLanguage } = useTemplateDesigner();
  const { language: code, header } = language;
  const set = (next: TemplateHeader | null) => updateLanguage(code, (current) => ({ ...current, header: next }));
  const format = header?.format ?? "none";
  const id = fieldId(code, header?.format === "text" ? "header-format" : "header");
  return (
    <>
      <Choice
        id={id}
        label={t("label")}
        value={format}
        options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        onValue={(next) => set(next === "none" ? null : emptyHeader(next))}
      />
      {header?.format === "text" && (
        <VariableField
          language={code}
          field="header"
          label={t("text")}
          value={header.text}
          max={LIMITS.header}
          dir={dir}
          onValue={(text) => set({ format: "text", text })}
          tools={(input) => <TextTools input={input} format={design.parameterFormat} hasMarks={false} />}
        />
      )}
      {header && "sample" in header && (
        <SampleField
          language={code}
          field="header.sample"
          kind={header.format}
          sample={header.sample}
          onSample={(sample) => set({ format: header.format, sample })}
        />
      )}
      {header?.format !== "text" && <FieldErrors id={id} language={code} field="header" />}
      {(header?.format === "location" || header?.format === "product") && (
        <p className="mt-1 text-ink-3 text-xs">{t(`given.${header.format}`)}</p>
      )}
    </>
  );
}
