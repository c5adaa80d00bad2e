"use client";

import { useTranslations } from "next-intl";
import { CheckLine } from "@/components/template-library/check-set";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { emptyButton } from "./new-design";
import { OtpFields } from "./otp-fields";
import { PlainField } from "./plain-field";

/** An authentication template: Meta writes its words, so that only little is left to choose. */
export function AuthenticationFields({ language }: { language: TemplateLanguageDesign }) {
  const t = useTranslations("library.designer.authentication");
  const { updateLanguage } = useTemplateDesigner();
  const { language: code, authentication, buttons } = language;
  const button = buttons[0] ?? emptyButton("otp");
  const choice = authentication ?? { securityRecommendation: false, expirationMinutes: null };
  const set = (part: Partial<typeof choice>) =>
    updateLanguage(code, (current) => ({ ...current, authentication: { ...choice, ...part } }));
  const id = fieldId(code, "buttons");
  return (
    <>
      <p className="mb-2 text-ink-2 text-xs">{t("explained")}</p>
      <CheckLine
        label={t("recommendation")}
        checked={choice.securityRecommendation}
        onChange={(securityRecommendation) => set({ securityRecommendation })}
      />
      <div className="mt-2 w-48">
        <PlainField
          language={code}
          field="authentication.expirationMinutes"
          label={t("expires")}
          inputMode="numeric"
          dir="ltr"
          placeholder={t("unsaid")}
          value={choice.expirationMinutes === null ? "" : String(choice.expirationMinutes)}
          onValue={(text) => set({ expirationMinutes: minutesOf(text) })}
        />
      </div>
      <h3 id={id} tabIndex={-1} className="mt-3 font-medium text-ink-2 text-xs">
        {t("button")}
      </h3>
      {button.type === "otp" && (
        <OtpFields
          button={button}
          place={{ language: code, field: "buttons.0", sample: "button.0", dir: "ltr" }}
          onButton={(next) => updateLanguage(code, (current) => ({ ...current, buttons: [next] }))}
        />
      )}
      <FieldErrors id={id} language={code} field="buttons" />
    </>
  );
}

/** Digits alone, as many as the design can hold. Null = none. */
function minutesOf(text: string): number | null {
  const digits = text.replace(/\D/g, "").slice(0, 3);
  return digits === "" ? null : Number(digits);
}
