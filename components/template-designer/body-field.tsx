import { useTranslations } from "next-intl";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { useTemplateDesigner } from "./designer-context";
import { TextTools } from "./text-tools";
import { VariableField } from "./variable-field";

/** What the message says. */
export function BodyField({ language, dir }: { language: TemplateLanguageDesign; dir: "ltr" | "rtl" }) {
  const t = useTranslations("library.designer");
  const { design, updateLanguage } = useTemplateDesigner();
  return (
    <VariableField
      language={language.language}
      field="body"
      label={t("body")}
      value={language.body}
      max={maxOf(language)}
      dir={dir}
      lines={5}
      onValue={(body) => updateLanguage(language.language, (current) => ({ ...current, body }))}
      tools={(input) => <TextTools input={input} format={design.parameterFormat} hasMarks />}
    />
  );
}

function maxOf({ header, offer }: TemplateLanguageDesign): number {
  if (header?.format === "product") return LIMITS.cardBody;
  return offer ? LIMITS.offerBody : LIMITS.body;
}
