"use client";

import { useTranslations } from "next-intl";
import { CheckLine } from "@/components/template-library/check-set";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { useTemplateDesigner } from "./designer-context";
import { PlainField } from "./plain-field";

/** What a limited-time offer is called, and whether it runs out. */
export function OfferField({ language: { language, offer } }: { language: TemplateLanguageDesign }) {
  const t = useTranslations("library.designer.offer");
  const { updateLanguage } = useTemplateDesigner();
  if (!offer) return null;
  const set = (part: Partial<typeof offer>) =>
    updateLanguage(language, (current) => ({ ...current, offer: { ...offer, ...part } }));
  return (
    <div className="mt-2.5">
      <PlainField
        language={language}
        field="offer"
        label={t("label")}
        value={offer.text}
        max={LIMITS.offerText}
        onValue={(text) => set({ text })}
      />
      <CheckLine label={t("expires")} checked={offer.hasExpiration} onChange={(hasExpiration) => set({ hasExpiration })} />
    </div>
  );
}
