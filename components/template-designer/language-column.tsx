"use client";

import { useTranslations } from "next-intl";
import { directionOf, languageName, languageTag } from "@/components/template-library/language-name";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { META_TEMPLATE_LIMITS as LIMITS } from "@/lib/whatsapp/template-limits";
import { AuthenticationFields } from "./authentication-fields";
import { BodyField } from "./body-field";
import { ButtonsField } from "./buttons-field";
import { CardsField } from "./cards-field";
import { useTemplateDesigner } from "./designer-context";
import { HeaderField } from "./header-field";
import { LanguageHead } from "./language-head";
import { OfferField } from "./offer-field";
import { PartSwitches } from "./part-switches";
import { PlainField } from "./plain-field";

/** One language of a template: all its parts, one under the other. */
export function LanguageColumn({ language }: { language: TemplateLanguageDesign }) {
  const t = useTranslations("library.designer");
  const { design, updateLanguage } = useTemplateDesigner();
  const { language: code, cards, footer } = language;
  const change = (part: Partial<TemplateLanguageDesign>) => updateLanguage(code, (current) => ({ ...current, ...part }));
  const dir = directionOf(code);
  return (
    <section aria-label={languageName(code)} className="min-w-0 border-line px-5 pb-6 not-first:border-s max-md:px-4">
      <LanguageHead language={language} />
      {design.category === "AUTHENTICATION" ? (
        <AuthenticationFields language={language} />
      ) : (
        <>
          {cards === null && <HeaderField language={language} dir={dir} />}
          {language.offer && <OfferField language={language} />}
          <BodyField language={language} dir={dir} />
          {cards === null && footer !== null && (
            <PlainField
              language={code}
              field="footer"
              label={t("footer")}
              value={footer}
              max={LIMITS.footer}
              dir={dir}
              lang={languageTag(code)}
              onValue={(text) => change({ footer: text })}
            />
          )}
          {cards === null && <ButtonsField language={language} dir={dir} />}
          {cards !== null && <CardsField language={language} cards={cards} dir={dir} />}
          <PartSwitches language={language} onChange={change} />
        </>
      )}
    </section>
  );
}
