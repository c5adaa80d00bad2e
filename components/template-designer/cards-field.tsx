"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { TemplateCard, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { CardEditor } from "./card-editor";
import { removeCard } from "./design-edits";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { emptyCard } from "./new-design";

type CardsFieldProps = { language: TemplateLanguageDesign; cards: readonly TemplateCard[]; dir: "ltr" | "rtl" };

/** The cards of a carousel: two to ten, all alike. */
export function CardsField({ language, cards, dir }: CardsFieldProps) {
  const t = useTranslations("library.designer.cards");
  const { updateLanguage } = useTemplateDesigner();
  const { language: code } = language;
  const id = fieldId(code, "cards");
  const set = (change: (current: TemplateCard[]) => TemplateCard[]) =>
    updateLanguage(code, (current) => ({ ...current, cards: change(current.cards ?? []) }));
  return (
    <section aria-labelledby={`${id}-name`} className="mt-4">
      <div className="mb-1 flex items-baseline gap-2 text-xs">
        <h3 id={`${id}-name`} className="font-medium text-ink-2">
          {t("label")}
        </h3>
        <span className="ms-auto text-ink-3 tabular-nums">{t("count", { count: cards.length, max: LIMITS.cardsMax })}</span>
      </div>
      <ol className="grid gap-2">
        {cards.map((card, index) => (
          <CardEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place; its samples are kept by it too.
            key={index}
            card={card}
            index={index}
            language={language}
            dir={dir}
            onCard={(change) => set((current) => current.map((other, at) => (at === index ? change(other) : other)))}
            onRemove={cards.length > LIMITS.cardsMin ? () => updateLanguage(code, (current) => removeCard(current, index)) : null}
          />
        ))}
      </ol>
      <FieldErrors id={id} language={code} field="cards" />
      {cards.length < LIMITS.cardsMax && (
        <Button
          id={id}
          size="small"
          variant="quiet"
          className="mt-1.5"
          onClick={() => set((current) => [...current, emptyCard(current[0])])}
        >
          <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("add")}
        </Button>
      )}
    </section>
  );
}
