import type { AttachmentView } from "@/lib/contract/attachment";
import type { TemplateExtras, TemplateView } from "@/lib/contract/template";
import type { TemplateFillProblem } from "@/lib/whatsapp/template-extras";
import type { ExtrasDraft } from "./extras-draft";
import type { FilledValues } from "./fill";

/** What is in a form, given back to it when the server refuses it. `mark`: of the definition that it was filled in for. */
export type FormContent = { values: FilledValues; extras: ExtrasDraft; mark: string };

/** A template that an agent has filled in completely. `usesDraft`: the kept draft went into it. */
export type FilledTemplate = {
  template: TemplateView;
  values: Record<string, string>;
  extras: TemplateExtras;
  /** The files as their bubble draws them. */
  attachments: AttachmentView[];
  content: FormContent;
  usesDraft: boolean;
};

/** Where the picker begins: at a template that was sent and did not go out, with what was in its form as far as that is known. */
export type PickerStart = {
  /** Another one with each start. */
  id: string;
  name: string;
  language: string;
  content: FormContent | null;
  /** What the server has found wrong. */
  problems: readonly TemplateFillProblem[];
};
