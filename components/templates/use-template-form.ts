import { useMemo, useState } from "react";
import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import {
  type ContactName,
  draftVariable,
  excessLength,
  type FilledValue,
  type FilledValues,
  initialValues,
  isHalfFilled,
  missingVariables,
  sendableValues,
} from "./fill";
import { groupTemplates, preferredLanguage, searchTemplates, type TemplateGroup } from "./template-groups";

export type TemplateForm = {
  search: string;
  /** How many templates there are to search. */
  total: number;
  /** What the search found, sendable ones first. */
  found: TemplateGroup[];
  /** The option that arrows move; always one of `found`. */
  current: TemplateGroup | null;
  /** The current option in its chosen language. */
  template: TemplateView | null;
  values: FilledValues;
  missing: TemplateVariable[];
  /** By how many characters the filled-in text is too long for WhatsApp; 0 when it fits. */
  excess: number;
  /** Where the kept draft is offered; null when there is none, or no place for it. */
  draftPlace: TemplateVariable | null;
  /** The variable that holds the draft now. */
  draftUsedIn: TemplateVariable | null;
  /** The language that an option stands for. */
  templateOf: (group: TemplateGroup) => TemplateView;
  setSearch: (search: string) => void;
  choose: (name: string) => void;
  chooseLanguage: (template: TemplateView) => void;
  move: (step: 1 | -1) => void;
  fill: (variable: TemplateVariable, filled: FilledValue) => void;
  clear: (variable: TemplateVariable) => void;
  /** The chosen template with its values, ready to send; null while one is missing. */
  sendable: () => { templateId: string; values: Record<string, string> } | null;
  reset: () => void;
};

type FormFacts = {
  templates: TemplateView[];
  contactName: ContactName | null;
  draft: string;
  /** The languages to prefer, best first. */
  languages: string[];
  onHalfFilled: (isHalfFilled: boolean) => void;
};

/** What an agent has searched, chosen and filled in. Values are kept per template while the agent looks at others. */
export function useTemplateForm({ templates, contactName, draft, languages, onHalfFilled }: FormFacts): TemplateForm {
  const [search, setSearch] = useState("");
  const [chosenName, setChosenName] = useState<string | null>(null);
  const [chosenLanguages, setChosenLanguages] = useState<Record<string, string>>({});
  const [filledByTemplate, setFilledByTemplate] = useState<Record<string, FilledValues>>({});

  const groups = useMemo(() => groupTemplates(templates), [templates]);
  const found = useMemo(() => searchTemplates(groups, search), [groups, search]);
  const current = found.find(({ name }) => name === chosenName) ?? found[0] ?? null;
  const template = current && templateOf(current, chosenLanguages, languages);
  const values = template ? (filledByTemplate[template.id] ?? initialValues(template, contactName)) : {};

  function setValues(next: FilledValues) {
    if (!template) return;
    setFilledByTemplate((all) => ({ ...all, [template.id]: next }));
    onHalfFilled(isHalfFilled(next));
  }

  return {
    search,
    total: groups.length,
    found,
    current,
    template,
    values,
    missing: template ? missingVariables(template, values) : [],
    excess: template ? excessLength(template, values) : 0,
    draftPlace: template && draft !== "" && template.blocked === null ? draftVariable(template, values) : null,
    draftUsedIn: template?.variables.find(({ key }) => values[key]?.source === "draft") ?? null,
    templateOf: (group) => templateOf(group, chosenLanguages, languages),
    setSearch,
    choose: setChosenName,
    chooseLanguage: ({ name, id }) => setChosenLanguages((all) => ({ ...all, [name]: id })),
    move: (step) => setChosenName(neighbour(found, current, step)?.name ?? null),
    fill: (variable, filled) => setValues({ ...values, [variable.key]: filled }),
    clear: ({ key }) => setValues(Object.fromEntries(Object.entries(values).filter(([other]) => other !== key))),
    sendable: () => {
      if (!template || template.blocked !== null) return null;
      if (missingVariables(template, values).length > 0 || excessLength(template, values) > 0) return null;
      return { templateId: template.id, values: sendableValues(template, values) };
    },
    reset: () => {
      setSearch("");
      setChosenName(null);
      setFilledByTemplate({});
      onHalfFilled(false);
    },
  };
}

function templateOf(group: TemplateGroup, chosen: Record<string, string>, languages: string[]): TemplateView {
  return group.languages.find(({ id }) => id === chosen[group.name]) ?? preferredLanguage(group, languages);
}

function neighbour(found: TemplateGroup[], current: TemplateGroup | null, step: 1 | -1): TemplateGroup | undefined {
  const index = current ? found.indexOf(current) : -1;
  return found[Math.min(found.length - 1, Math.max(0, index + step))];
}
