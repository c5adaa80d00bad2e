"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckLine } from "@/components/template-library/check-set";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { OtpMethod, type TemplateButton } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import type { ButtonPlace } from "./button-place";
import { Choice } from "./choice";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { PlainField } from "./plain-field";

type Otp = Extract<TemplateButton, { type: "otp" }>;
type OtpFieldsProps = { button: Otp; place: ButtonPlace; onButton: (button: Otp) => void };

/** How the code gets from the message into the app. */
export function OtpFields({ button, place: { language, field }, onButton }: OtpFieldsProps) {
  const t = useTranslations("library.designer.otp");
  const { method, apps } = button;
  const at = (part: string) => ({ language, field: `${field}.${part}` });
  const appsId = fieldId(language, `${field}.apps`);
  const termsId = fieldId(language, `${field}.acceptsTerms`);
  const setApp = (index: number, change: Partial<Otp["apps"][number]>) =>
    onButton({ ...button, apps: apps.map((app, position) => (position === index ? { ...app, ...change } : app)) });
  return (
    <>
      <Choice
        id={fieldId(language, `${field}.method`)}
        label={t("method")}
        value={method}
        options={OtpMethod.options.map((value) => ({ value, label: t(`methods.${value}`) }))}
        onValue={(next) => onButton({ ...button, method: next })}
      />
      <PlainField
        {...at("text")}
        label={t("text")}
        placeholder={t("textDefault")}
        value={button.text}
        max={LIMITS.buttonText}
        onValue={(text) => onButton({ ...button, text })}
      />
      {method !== "copy_code" && (
        <>
          <PlainField
            {...at("autofillText")}
            label={t("autofill")}
            placeholder={t("autofillDefault")}
            value={button.autofillText}
            max={LIMITS.buttonText}
            onValue={(autofillText) => onButton({ ...button, autofillText })}
          />
          {apps.map((app, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an app is its place.
            <div key={index} className="mt-2 flex items-start gap-2">
              <div className="min-w-0 flex-1">
                <PlainField
                  {...at(`apps.${index}.packageName`)}
                  label={t("package")}
                  dir="ltr"
                  value={app.packageName}
                  onValue={(packageName) => setApp(index, { packageName })}
                />
              </div>
              <div className="w-36">
                <PlainField
                  {...at(`apps.${index}.signatureHash`)}
                  label={t("hash")}
                  dir="ltr"
                  value={app.signatureHash}
                  max={LIMITS.signatureHash}
                  maxLength={LIMITS.signatureHash}
                  onValue={(signatureHash) => setApp(index, { signatureHash })}
                />
              </div>
              <IconButton
                label={t("removeApp", { number: index + 1 })}
                size="small"
                className="mt-5"
                onClick={() => onButton({ ...button, apps: apps.filter((_app, position) => position !== index) })}
              >
                <X />
              </IconButton>
            </div>
          ))}
          {apps.length < LIMITS.apps && (
            <Button
              id={appsId}
              size="small"
              variant="quiet"
              className="mt-1.5"
              onClick={() => onButton({ ...button, apps: [...apps, { packageName: "", signatureHash: "" }] })}
            >
              {t("addApp")}
            </Button>
          )}
          <FieldErrors id={appsId} language={language} field={`${field}.apps`} />
        </>
      )}
      {method === "zero_tap" && (
        <div id={termsId} tabIndex={-1} className="mt-2">
          <CheckLine
            label={t("terms")}
            checked={button.acceptsTerms}
            onChange={(acceptsTerms) => onButton({ ...button, acceptsTerms })}
          />
          <FieldErrors id={termsId} language={language} field={`${field}.acceptsTerms`} />
        </div>
      )}
    </>
  );
}
