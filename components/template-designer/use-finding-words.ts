import { useFormatter, useTranslations } from "next-intl";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";

export type FindingWords = {
  /** One or two sentences: what stands there, what Meta does with it, what to do. */
  text: string;
  /** What the fix does, as a button says it; null = there is none at one click. */
  fix: string | null;
};

/** Says what was found, in the reader's words. */
export function useFindingWords(): (finding: TemplateFinding) => FindingWords {
  const t = useTranslations("library.finding");
  const format = useFormatter();
  return ({ kind, params, fix }) => {
    const told = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, typeof value === "number" ? format.number(value) : value]),
    );
    return {
      text: t(`kind.${kind}`, { ...EMPTY, ...told }),
      fix: fix && t(kind === "variable_at_end" ? "fix.full_stop" : "fix.plain", { text: shortened(fix.replacement) }),
    };
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

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
