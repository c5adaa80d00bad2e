import { useState } from "react";
import { serverNow } from "@/lib/client/clock";
import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import { definitionMark } from "./definition-mark";
import { chosenAttachments, EMPTY_EXTRAS, type ExtrasDraft, hasExtras, toExtras } from "./extras-draft";
import {
  draftVariable,
  excessLength,
  type FilledValue,
  type FilledValues,
  initialValues,
  isHalfFilled,
  sendableValues,
} from "./fill";
import type { FilledTemplate, FormContent, PickerStart } from "./filled-template";
import { earlyProblems, type FieldProblems, fieldProblems, fillProblems } from "./form-problems";
import type { RecipientLimits } from "./obstacle";
import { type TemplateChoice, useTemplateChoice } from "./use-template-choice";
import type { KnownValues } from "./value-sources";

export type TemplateForm = TemplateChoice & {
  values: FilledValues;
  extras: ExtrasDraft;
  /** What is to be said beside the fields now. */
  problems: FieldProblems;
  /** How often sending was refused since the last change, and how many fields speak against it. */
  refusal: { times: number; fields: number } | null;
  /** By how many characters the filled-in text is too long for WhatsApp; 0 when it fits. */
  excess: number;
  /** Meta has changed the template since somebody began to fill it in, and nobody has looked since. */
  hasChanged: boolean;
  /** Where the kept draft is offered; null when there is none, or no place for it. */
  draftPlace: TemplateVariable | null;
  /** The variable that holds the draft now. */
  draftUsedIn: TemplateVariable | null;
  fill: (variable: TemplateVariable, filled: FilledValue) => void;
  clear: (variable: TemplateVariable) => void;
  giveExtras: (change: Partial<ExtrasDraft>) => void;
  giveFile: (key: string, file: ExtrasDraft["files"][string] | null) => void;
  /** The new text was looked at. */
  acceptChange: () => void;
  /** The chosen template, filled in; null while something speaks against sending it, which is said from then on. */
  take: () => FilledTemplate | null;
  reset: () => void;
};

type FormFacts = {
  templates: TemplateView[];
  limits: RecipientLimits;
  known: KnownValues;
  draft: string;
  /** The languages to prefer, best first. */
  languages: readonly string[];
  start: PickerStart | null;
  onHalfFilled: (isHalfFilled: boolean) => void;
};

/** What an agent has chosen and filled in. What is filled in is kept per template while the agent looks at others. */
export function useTemplateForm({ known, draft, start, onHalfFilled, ...facts }: FormFacts): TemplateForm {
  const choice = useTemplateChoice(facts);
  const { template, obstacle } = choice;
  const [contents, setContents] = useState<Record<string, FormContent>>({});
  const [triedId, setTriedId] = useState<string | null>(null);
  const [refused, setRefused] = useState(0);

  const mark = template ? definitionMark(template) : "";
  const kept = template ? contents[template.id] : undefined;
  const content = kept ?? { values: template ? initialValues(template, known) : {}, extras: EMPTY_EXTRAS, mark };
  const { values, extras } = content;
  const found = template ? fillProblems(template, values, extras, serverNow()) : [];
  const problems = fieldProblems([...toldProblems(start, kept), ...found], extras);
  const hasChanged = content.mark !== mark;

  useStart(start, facts.templates, ({ id, name }, { content: before, problems: toldOf }) => {
    choice.choose(name);
    choice.chooseLanguage({ id, name });
    setTriedId(toldOf.length > 0 ? id : null);
    if (before) setContents((all) => ({ ...all, [id]: before }));
  });

  function change(next: (before: FormContent) => FormContent) {
    if (!template) return;
    setContents((all) => ({ ...all, [template.id]: next(all[template.id] ?? content) }));
    setRefused(0);
    onHalfFilled(holdsWork(next(content)));
  }

  const giveExtras: TemplateForm["giveExtras"] = (given) =>
    change((before) => ({ ...before, extras: { ...before.extras, ...given } }));

  function take(): FilledTemplate | null {
    if (!template || obstacle !== null || hasChanged) return null;
    setTriedId(template.id);
    setRefused((times) => (found.length > 0 ? times + 1 : 0));
    if (found.length > 0) return null;
    return {
      template,
      values: sendableValues(template, values),
      extras: toExtras(template, extras),
      attachments: chosenAttachments(template, extras),
      content,
      usesDraft: draftUsedIn !== null,
    };
  }

  const draftUsedIn = template?.variables.find(({ key }) => values[key]?.source === "draft") ?? null;
  return {
    ...choice,
    chooseLanguage: (next) => {
      choice.chooseLanguage(next);
      // What was filled in for one language fits the other as far as it wants the same.
      if (kept) setContents((all) => ({ [next.id]: { ...kept, mark: markOf(facts.templates, next.id) }, ...all }));
    },
    values,
    extras,
    problems: triedId !== null && triedId === template?.id ? problems : earlyProblems(problems),
    refusal: refused > 0 && triedId === template?.id ? { times: refused, fields: problems.size } : null,
    excess: template ? excessLength(template, values) : 0,
    hasChanged,
    draftPlace: draft === "" ? null : draftPlace(choice, values),
    draftUsedIn,
    fill: ({ key }, filled) => change((before) => ({ ...before, values: { ...before.values, [key]: filled } })),
    clear: ({ key }) => change((before) => ({ ...before, values: without(before.values, key) })),
    giveExtras,
    giveFile: (key, file) =>
      change((before) => {
        const files = without(before.extras.files, key);
        return { ...before, extras: { ...before.extras, files: file ? { ...files, [key]: file } : files } };
      }),
    acceptChange: () => change((before) => ({ ...before, mark })),
    take,
    reset: () => {
      choice.setSearch("");
      choice.choose(null);
      setContents({});
      setTriedId(null);
      onHalfFilled(false);
    },
  };
}

/** What did not go out comes back as soon as its template is in the list. */
function useStart(
  start: PickerStart | null,
  templates: readonly TemplateView[],
  apply: (template: TemplateView, start: PickerStart) => void,
): void {
  const [startedId, setStartedId] = useState<string | null>(null);
  if (!start || startedId === start.id) return;
  const template = templates.find(({ name, language }) => name === start.name && language === start.language);
  if (!template) return;
  setStartedId(start.id);
  apply(template, start);
}

/** What the server found counts for as long as nobody has changed what it looked at. */
function toldProblems(start: PickerStart | null, kept: FormContent | undefined): PickerStart["problems"] {
  return start && kept !== undefined && kept === start.content ? start.problems : [];
}

function draftPlace({ template, obstacle }: TemplateChoice, values: FilledValues): TemplateVariable | null {
  return template && obstacle === null ? draftVariable(template, values) : null;
}

function holdsWork({ values, extras }: FormContent): boolean {
  return isHalfFilled(values) || hasExtras(extras);
}

function markOf(templates: readonly TemplateView[], id: string): string {
  const template = templates.find((candidate) => candidate.id === id);
  return template ? definitionMark(template) : "";
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
