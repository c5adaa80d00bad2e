import { useFormatter, useTranslations } from "next-intl";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";

/** Says what was found, in the reader's words: what stands there, what Meta does with it, what to do. */
export function useFindingWords(): (finding: TemplateFinding) => string {
  const t = useTranslations("library.finding");
  const format = useFormatter();
  return ({ kind, params }) => {
    const told = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, typeof value === "number" ? format.number(value) : value]),
    );
    return t(`kind.${kind}`, { ...EMPTY, ...told });
  };
}

/** Every word that a sentence may ask for: a kind gives those it has. */
const EMPTY = {
  name: "",
  max: "",
  min: "",
  length: "",
  count: "",
  words: "",
  wanted: "",
  variables: "",
  found: "",
  expected: "",
  card: "",
  part: "",
  minutes: "",
  link: "",
  shown: "",
  script: "",
  language: "",
  missing: "",
  extra: "",
  than: "",
  type: "",
};
