"use client";

import { useTranslations } from "next-intl";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { AddButton } from "./add-button";
import { ButtonEditor } from "./button-editor";
import { moveButton } from "./button-order";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";

/** What the contact can press below the message. */
export function ButtonsField({ language, dir }: { language: TemplateLanguageDesign; dir: "ltr" | "rtl" }) {
  const t = useTranslations("library.designer.buttons");
  const { updateLanguage } = useTemplateDesigner();
  const { language: code, buttons } = language;
  const id = fieldId(code, "buttons");
  return (
    <section aria-labelledby={`${id}-name`} aria-describedby={`${id}-errors`} className="mt-2.5">
      <div className="mb-1 flex items-baseline gap-2 text-xs">
        <h3 id={`${id}-name`} className="font-medium text-ink-2">
          {t("label")}
        </h3>
        <span className="ms-auto text-ink-3 tabular-nums">{t("count", { count: buttons.length, max: LIMITS.buttons })}</span>
      </div>
      <ul className="grid gap-1.5">
        {buttons.map((button, index) => (
          <ButtonEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place; its samples are kept by it too.
            key={index}
            button={button}
            place={{ language: code, field: `buttons.${index}`, sample: `button.${index}`, dir }}
            samples={language.samples}
            onButton={(next) =>
              updateLanguage(code, (current) => ({
                ...current,
                buttons: current.buttons.map((other, at) => (at === index ? next : other)),
              }))
            }
            onMove={index > 0 ? () => updateLanguage(code, (current) => moveButton(current, index, index - 1)) : null}
            onRemove={() => updateLanguage(code, (current) => moveButton(current, index, null))}
          />
        ))}
      </ul>
      <FieldErrors id={id} language={code} field="buttons" />
      {buttons.length < LIMITS.buttons && (
        <AddButton
          id={id}
          buttons={buttons}
          onAdd={(button) => updateLanguage(code, (current) => ({ ...current, buttons: [...current.buttons, button] }))}
        />
      )}
    </section>
  );
}
