import { createContext, useContext } from "react";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";
import type { Designer } from "./use-designer";

const Context = createContext<Designer | null>(null);

export const DesignerProvider = Context.Provider;

/** The template being written. Throws outside of its designer. */
export function useTemplateDesigner(): Designer {
  const designer = useContext(Context);
  if (!designer) throw new Error("There is no template being written here.");
  return designer;
}

/** What was found of one field. */
export function useFieldFindings(language: string | null, field: string): TemplateFinding[] {
  const { findings } = useTemplateDesigner();
  return findings.filter((finding) => finding.language === language && finding.field === field);
}
