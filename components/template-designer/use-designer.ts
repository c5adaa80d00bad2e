"use client";

import { useMemo, useState } from "react";
import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import type { TemplateDraftView } from "@/lib/contract/template-library";
import { checkDesign } from "@/lib/whatsapp/template-checks";
import { changeLanguage } from "./design-edits";
import { useDraftKeeper } from "./use-draft-keeper";

export type Designer = ReturnType<typeof useDesigner>;

/** A template being written: the design, what is wrong with it, and how it is kept. */
export function useDesigner(view: TemplateDraftView) {
  const [design, setDesign] = useState(view.design);
  const keeper = useDraftKeeper(view, design, setDesign);
  const findings = useMemo(() => checkDesign(view.name, design), [design, view.name]);
  return {
    wabaId: view.wabaId,
    name: view.name,
    design,
    findings,
    keeper,
    /** What Meta has of each language, as it was when the designer opened or last asked. */
    atMeta: keeper.kept.atMeta,
    update: (change: (current: TemplateDesign) => TemplateDesign) => setDesign(change),
    updateLanguage: (language: string, change: (current: TemplateLanguageDesign) => TemplateLanguageDesign) =>
      setDesign((current) => changeLanguage(current, language, change)),
  };
}
