"use client";

import { ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { TemplateButton, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { ButtonExtras } from "./button-extras";
import type { ButtonPlace } from "./button-place";
import { BUTTON_SIGNS } from "./button-signs";
import { PlainField } from "./plain-field";

type ButtonEditorProps = {
  button: TemplateButton;
  place: ButtonPlace;
  samples: TemplateLanguageDesign["samples"];
  onButton: (button: TemplateButton) => void;
  /** One place up; null = it is the first. */
  onMove: (() => void) | null;
  onRemove: () => void;
};

/** One button: its words, and what its kind needs besides. */
export function ButtonEditor({ button, place, samples, onButton, onMove, onRemove }: ButtonEditorProps) {
  const t = useTranslations("library.designer.buttons");
  const Sign = BUTTON_SIGNS[button.type];
  const name = t(`types.${button.type}`);
  return (
    <li className="rounded-sm px-2.5 pt-1.5 pb-2.5 inset-ring inset-ring-line">
      <div className="flex items-center gap-2 text-ink-2 text-xs">
        <Sign aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        {onMove && (
          <IconButton label={t("moveUp", { name })} size="small" onClick={onMove} className="[&_svg]:size-3.5">
            <ArrowUp />
          </IconButton>
        )}
        <IconButton label={t("remove", { name })} size="small" onClick={onRemove} className="[&_svg]:size-3.5">
          <X />
        </IconButton>
      </div>
      {"text" in button && button.type !== "otp" && (
        <PlainField
          language={place.language}
          field={`${place.field}.text`}
          label={t("text")}
          value={button.text}
          max={LIMITS.buttonText}
          dir={place.dir}
          onValue={(text) => onButton({ ...button, text })}
        />
      )}
      {button.type === "contact_info" && <p className="text-ink-3 text-xs">{t("contactInfo")}</p>}
      <ButtonExtras button={button} place={place} samples={samples} onButton={onButton} />
    </li>
  );
}
