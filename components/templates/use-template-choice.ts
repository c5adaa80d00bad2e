import { useMemo, useState } from "react";
import type { TemplateView } from "@/lib/contract/template";
import { obstacleOf, type RecipientLimits, type TemplateObstacle } from "./obstacle";
import { groupTemplates, preferredLanguage, searchTemplates, type TemplateGroup } from "./template-groups";

export type TemplateChoice = {
  search: string;
  /** How many templates there are to search. */
  total: number;
  /** What the search found, in the order of the list. */
  found: TemplateGroup[];
  /** The option that arrows move; always one of `found`. */
  current: TemplateGroup | null;
  /** The current option in its chosen language. */
  template: TemplateView | null;
  /** Why it cannot be sent. */
  obstacle: TemplateObstacle | null;
  /** The language that an option stands for. */
  templateOf: (group: TemplateGroup) => TemplateView;
  setSearch: (search: string) => void;
  choose: (name: string | null) => void;
  chooseLanguage: (template: Pick<TemplateView, "id" | "name">) => void;
  move: (step: 1 | -1) => void;
};

type ChoiceFacts = {
  templates: TemplateView[];
  limits: RecipientLimits;
  /** The languages to prefer, best first. */
  languages: readonly string[];
};

/** What an agent has searched and chosen. */
export function useTemplateChoice({ templates, limits, languages }: ChoiceFacts): TemplateChoice {
  const [search, setSearch] = useState("");
  const [chosenName, setChosenName] = useState<string | null>(null);
  const [chosenLanguages, setChosenLanguages] = useState<Record<string, string>>({});
  const groups = useMemo(() => groupTemplates(templates, limits), [templates, limits]);
  const found = useMemo(() => searchTemplates(groups, search), [groups, search]);
  const current = found.find(({ name }) => name === chosenName) ?? found[0] ?? null;

  function templateOf(group: TemplateGroup): TemplateView {
    return group.languages.find(({ id }) => id === chosenLanguages[group.name]) ?? preferredLanguage(group, languages);
  }

  const template = current && templateOf(current);
  return {
    search,
    total: groups.length,
    found,
    current,
    template,
    obstacle: template && obstacleOf(template, limits),
    templateOf,
    setSearch,
    choose: setChosenName,
    chooseLanguage: ({ name, id }) => setChosenLanguages((all) => ({ ...all, [name]: id })),
    move: (step) => setChosenName(neighbour(found, current, step)?.name ?? null),
  };
}

function neighbour(found: TemplateGroup[], current: TemplateGroup | null, step: 1 | -1): TemplateGroup | undefined {
  const index = current ? found.indexOf(current) : -1;
  return found[Math.min(found.length - 1, Math.max(0, index + step))];
}
