import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import type { SubmissionResult } from "@/lib/contract/template-library";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import type { Refusal } from "@/lib/whatsapp/outcome";
import { listSamples, sampleKey, toCreateRequest, toEditRequest } from "@/lib/whatsapp/template-submission";
import type { SendingContext } from "./sending-context";
import type { SubmissionStep } from "./submission-plan";
import type { AccountNumber } from "./template-account";
import { giveSample } from "./template-samples";

/** What became of one language. `wasApproved`: Meta counts a change of it. */
export type StepResult = SubmissionResult["languages"][number] & { wasApproved: boolean };

type Outcome = Pick<StepResult, "outcome" | "status" | "category" | "error">;
type Draft = { design: TemplateDesign; steps: readonly SubmissionStep[] };

/** What of an answer stands in the way of all that would follow. */
type Obstacle = Outcome & { isForAll: true };

const SILENT = { status: null, category: null, error: null } as const;

/**
 * Does what was planned, one language after the other, and answers each when it is done: what went through before a fault did. What
 * refuses the whole account is asked only once.
 */
export async function* submitSteps(
  name: string,
  { design, steps }: Draft,
  number: AccountNumber,
  context: SendingContext,
): AsyncGenerator<StepResult, void, void> {
  const client = await context.clientFor(number);
  const template = { name, wabaId: number.wabaId, design };
  const handles = new Map<string, string>();
  let obstacle: Obstacle | null = null;
  for (const step of steps) {
    const wasApproved = step.kind === "edit" && step.isApproved;
    const isAsked = step.kind === "create" || step.kind === "edit";
    let outcome: Outcome | Obstacle;
    if (!isAsked) outcome = withoutAsking(step);
    else if (obstacle) outcome = obstacle;
    else outcome = (await giveSamples(step.design, handles, number, context)) ?? (await ask(template, step, handles, client));
    if ("isForAll" in outcome) obstacle = outcome;
    const { outcome: word, status, category, error } = outcome;
    yield { language: step.design.language, outcome: word, status, category, error, wasApproved };
  }
}

function withoutAsking(step: Extract<SubmissionStep, { kind: "unchanged" | "refuse" }>): Outcome {
  if (step.kind === "unchanged") return { outcome: "unchanged", ...SILENT };
  return { ...SILENT, outcome: "refused", error: { code: null, title: step.words, details: null } };
}

/** Gives Meta the samples that it was not given yet; answers what stands in the way. */
async function giveSamples(
  language: TemplateLanguageDesign,
  handles: Map<string, string>,
  number: AccountNumber,
  context: SendingContext,
): Promise<Outcome | Obstacle | null> {
  for (const sample of listSamples(language)) {
    if (handles.has(sampleKey(sample))) continue;
    const given = await giveSample(sample, number, context);
    if (given.kind === "file-missing") {
      const title = "The sample file is not here any more. Choose it again.";
      return { ...SILENT, outcome: "refused", error: { code: null, title, details: null } };
    }
    // A sample without an answer changed nothing at Meta.
    if (given.kind !== "uploaded") return given.kind === "uncertain" ? unreached() : fromRefusal(given);
    handles.set(sampleKey(sample), given.handle);
  }
  return null;
}

type Template = { name: string; wabaId: string; design: TemplateDesign };

async function ask(
  template: Template,
  step: Extract<SubmissionStep, { kind: "create" | "edit" }>,
  handles: ReadonlyMap<string, string>,
  client: WhatsAppClient,
): Promise<Outcome | Obstacle> {
  if (step.kind === "create") return create(template, step.design, handles, client);
  const request = toEditRequest(template.design, step.design, handles, step);
  const edited = await client.editTemplate(step.atMeta.metaId, request);
  if (edited.kind === "done") return { outcome: "changed", ...SILENT };
  if (edited.kind !== "declined") return fromRefusal(edited);
  const title = edited.reason ?? "Meta did not change this language.";
  return { ...SILENT, outcome: "refused", error: { code: null, title, details: null } };
}

async function create(
  { name, wabaId, design }: Template,
  language: TemplateLanguageDesign,
  handles: ReadonlyMap<string, string>,
  client: WhatsAppClient,
): Promise<Outcome | Obstacle> {
  const made = await client.createTemplate(wabaId, toCreateRequest(name, design, language, handles));
  if (made.kind !== "created") return fromRefusal(made);
  return { outcome: "created", status: made.status, category: made.category, error: null };
}

function fromRefusal(refusal: Refusal): Outcome | Obstacle {
  if (refusal.kind === "uncertain") return { outcome: "unknown", ...SILENT };
  if (refusal.kind === "not-sent") return unreached();
  const { code, title, message, details } = refusal.error;
  const error = { code, title: title ?? message ?? `Meta refused this (${code}).`, details };
  return { ...SILENT, outcome: "refused", error, ...(refusal.class === "configuration" ? { isForAll: true } : {}) };
}

function unreached(): Obstacle {
  const error = { code: null, title: "Meta could not be reached. Send it again in a moment.", details: null };
  return { ...SILENT, outcome: "refused", error, isForAll: true };
}
