"use client";

import { useTranslations } from "next-intl";
import type { TemplateButton, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import type { ButtonPlace } from "./button-place";
import { Choice } from "./choice";
import { setSample } from "./design-edits";
import { useTemplateDesigner } from "./designer-context";
import { fieldId } from "./field-path";
import { OtpFields } from "./otp-fields";
import { PlainField } from "./plain-field";

type ButtonExtrasProps = {
  button: TemplateButton;
  place: ButtonPlace;
  samples: TemplateLanguageDesign["samples"];
  onButton: (button: TemplateButton) => void;
};

/** What a button needs besides its words. */
export function ButtonExtras({ button, place, samples, onButton }: ButtonExtrasProps) {
  const t = useTranslations("library.designer.buttons");
  const { updateLanguage } = useTemplateDesigner();
  const { language, field, sample } = place;
  const at = (part: string) => ({ language, field: `${field}.${part}` });
  switch (button.type) {
    case "url":
      return (
        <>
          <PlainField
            {...at("url")}
            label={t("url")}
            type="url"
            dir="ltr"
            value={button.url}
            max={LIMITS.url}
            onValue={(url) => onButton({ ...button, url })}
          />
          <p className="mt-1 text-ink-3 text-xs">{t("urlHint", { variable: "{{1}}" })}</p>
        </>
      );
    case "phone":
      return (
        <PlainField
          {...at("phoneNumber")}
          label={t("phoneNumber")}
          type="tel"
          dir="ltr"
          value={button.phoneNumber}
          max={LIMITS.phoneNumber}
          onValue={(phoneNumber) => onButton({ ...button, phoneNumber })}
        />
      );
    case "copy_code":
      return (
        <PlainField
          language={language}
          field={`samples.${sample}.code`}
          label={t("codeSample")}
          dir="ltr"
          value={samples[`${sample}.code`] ?? ""}
          max={LIMITS.code}
          onValue={(code) => updateLanguage(language, (current) => setSample(current, `${sample}.code`, code))}
        />
      );
    case "flow":
      return (
        <div className="grid grid-cols-2 gap-x-3 *:mt-2.5! max-md:grid-cols-1">
          <PlainField
            {...at("flowId")}
            label={t("flowId")}
            dir="ltr"
            value={button.flowId}
            onValue={(flowId) => onButton({ ...button, flowId })}
          />
          <PlainField
            {...at("screen")}
            label={t("screen")}
            dir="ltr"
            value={button.screen}
            onValue={(screen) => onButton({ ...button, screen })}
          />
          <Choice
            id={fieldId(language, `${field}.action`)}
            label={t("action")}
            value={button.action}
            options={(["navigate", "data_exchange"] as const).map((value) => ({ value, label: t(`actions.${value}`) }))}
            onValue={(action) => onButton({ ...button, action })}
          />
        </div>
      );
    case "otp":
      return <OtpFields button={button} place={place} onButton={onButton} />;
    default:
      return null;
  }
}
