"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { useTemplateDesigner } from "./designer-context";
import { emptyCard } from "./new-design";

type PartSwitchesProps = { language: TemplateLanguageDesign; onChange: (part: Partial<TemplateLanguageDesign>) => void };

/** The parts that a template may do without: put in, and taken out again. */
export function PartSwitches({ language: { footer, offer, cards }, onChange }: PartSwitchesProps) {
  const t = useTranslations("library.designer.parts");
  const { design } = useTemplateDesigner();
  const isMarketing = design.category === "MARKETING";
  return (
    <div className="mt-4 flex flex-wrap gap-1">
      {cards === null && offer === null && (
        <Part isIn={footer !== null} name={t("footer")} onToggle={() => onChange({ footer: footer === null ? "" : null })} />
      )}
      {(offer !== null || (isMarketing && cards === null)) && (
        <Part
          isIn={offer !== null}
          name={t("offer")}
          onToggle={() => onChange(offer === null ? { offer: { text: "", hasExpiration: true }, footer: null } : { offer: null })}
        />
      )}
      {(cards !== null || (isMarketing && offer === null)) && (
        <Part
          isIn={cards !== null}
          name={t("cards")}
          onToggle={() =>
            onChange(
              cards === null
                ? { cards: [emptyCard(), emptyCard()], header: null, footer: null, buttons: [], offer: null }
                : { cards: null },
            )
          }
        />
      )}
    </div>
  );
}

function Part({ isIn, name, onToggle }: { isIn: boolean; name: string; onToggle: () => void }) {
  const t = useTranslations("library.designer.parts");
  const Sign = isIn ? Minus : Plus;
  return (
    <Button size="small" variant="quiet" onClick={onToggle}>
      <Sign aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      {t(isIn ? "without" : "with", { part: name })}
    </Button>
  );
}
