"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { TemplateCard, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { AddButton } from "./add-button";
import { ButtonEditor } from "./button-editor";
import { Choice } from "./choice";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { SampleField } from "./sample-field";
import { TextTools } from "./text-tools";
import { VariableField } from "./variable-field";

const FORMATS = ["image", "video", "product"] as const;

type CardEditorProps = {
  card: TemplateCard;
  index: number;
  language: TemplateLanguageDesign;
  dir: "ltr" | "rtl";
  onCard: (change: (card: TemplateCard) => TemplateCard) => void;
  onRemove: (() => void) | null;
};

/** One card of a carousel. */
export function CardEditor({ card, index, language: { language, samples }, dir, onCard, onRemove }: CardEditorProps) {
  const t = useTranslations("library.designer.cards");
  const { design } = useTemplateDesigner();
  const field = `cards.${index}`;
  const id = fieldId(language, field);
  const headerId = fieldId(language, `${field}.header`);
  const { header, buttons } = card;
  return (
    <li
      id={id}
      tabIndex={-1}
      aria-label={t("card", { number: index + 1 })}
      className="rounded-md bg-surface-2 px-3 pt-1 pb-3 inset-ring inset-ring-line"
    >
      <div className="flex min-h-8 items-center">
        <h4 className="flex-1 font-medium text-xs">{t("card", { number: index + 1 })}</h4>
        {onRemove && (
          <IconButton label={t("remove", { number: index + 1 })} size="small" onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <Choice
        id={headerId}
        label={t("header")}
        value={header.format}
        options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        onValue={(format) =>
          onCard((current) => ({ ...current, header: format === "product" ? { format } : { format, sample: null } }))
        }
      />
      <FieldErrors id={headerId} language={language} field={`${field}.header`} />
      {header.format !== "product" && (
        <SampleField
          language={language}
          field={`${field}.header.sample`}
          kind={header.format}
          sample={header.sample}
          onSample={(sample) => onCard((current) => ({ ...current, header: { format: header.format, sample } }))}
        />
      )}
      {card.body !== null && (
        <div className="mt-2.5">
          <VariableField
            language={language}
            field={`${field}.body`}
            label={t("body")}
            value={card.body}
            max={LIMITS.cardBody}
            dir={dir}
            lines={2}
            onValue={(body) => onCard((current) => ({ ...current, body }))}
            tools={(input) => <TextTools input={input} format={design.parameterFormat} hasMarks />}
          />
        </div>
      )}
      <ul className="mt-2 grid gap-1.5">
        {buttons.map((button, at) => (
          <ButtonEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place.
            key={at}
            button={button}
            place={{ language, field: `${field}.buttons.${at}`, sample: `card.${index}.button.${at}`, dir }}
            samples={samples}
            onButton={(next) =>
              onCard((current) => ({ ...current, buttons: current.buttons.map((other, place) => (place === at ? next : other)) }))
            }
            onMove={null}
            onRemove={() =>
              onCard((current) => ({ ...current, buttons: current.buttons.filter((_button, place) => place !== at) }))
            }
          />
        ))}
      </ul>
      <FieldErrors id={`${id}-buttons`} language={language} field={`${field}.buttons`} />
      {buttons.length < LIMITS.cardButtons && (
        <AddButton
          buttons={buttons}
          isOnCard
          onAdd={(button) => onCard((current) => ({ ...current, buttons: [...current.buttons, button] }))}
        />
      )}
    </li>
  );
}
