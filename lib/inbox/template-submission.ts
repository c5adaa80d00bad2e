import { TemplateDesign } from "@/lib/contract/template-design";
import type { SubmissionInput, SubmissionResult } from "@/lib/contract/template-library";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { checkDesign } from "@/lib/whatsapp/template-checks";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import type { SendingContext } from "./sending-context";
import { planSubmission, type SubmissionStep } from "./submission-plan";
import { type StepResult, submitSteps } from "./submission-steps";
import { findAccountNumber } from "./template-account";
import { conflict, isBeingSubmitted, lockDraft, type TemplateName, underway } from "./template-drafts";
import { countEdits, submissionDetails } from "./template-edits";
import { syncTemplates } from "./template-sync";
import { loadLanguagesAtMeta } from "./templates-at-meta";

const WENT_THROUGH = new Set<StepResult["outcome"]>(["created", "changed", "unchanged"]);

/**
 * Sends a draft's new and changed languages to Meta, one after the other. What Meta says of each is in the result; the draft goes
 * when all went through. Only one submission of a draft is under way at a time. Audited. Throws DomainError "forbidden",
 * "not_found", "conflict" for another revision or while it is being sent, and "invalid_input" (details.findings) for what Meta
 * would surely refuse.
 */
export async function submitDraft(
  actor: Actor,
  template: TemplateName,
  { revision }: SubmissionInput,
  context: SendingContext,
): Promise<SubmissionResult> {
  await requireRole(db(), actor, "admin");
  const number = await findAccountNumber(template.wabaId);
  const taken = await takeDraft(actor, template, revision, context.now());
  const results: StepResult[] = [];
  try {
    for await (const result of submitSteps(template.name, taken, number, context)) results.push(result);
  } finally {
    // Also what went through before a fault: Meta counts it, and the audit is how we do.
    await settle(template, taken, results, context.now());
  }
  await syncTemplates(template.wabaId, context);
  return { languages: results.map(({ wasApproved: _, ...result }) => result) };
}

/** A draft that is ours to send: `submitting_since` is committed. */
type TakenDraft = {
  id: string;
  admin: { id: string; name: string };
  design: TemplateDesign;
  steps: SubmissionStep[];
  submittingSince: Date;
};

async function takeDraft(actor: Actor, { wabaId, name }: TemplateName, revision: number, now: Date): Promise<TakenDraft> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const draft = await lockDraft(tx, wabaId, name);
    if (!draft) throw new DomainError("not_found", "This draft does not exist.");
    if (draft.revision !== revision) throw conflict();
    if (isBeingSubmitted(draft.submittingSince, now)) throw underway();
    const design = TemplateDesign.parse(draft.design);
    const atMeta = await loadLanguagesAtMeta(tx, wabaId, name);
    const steps = planSubmission(design, atMeta, await countEdits(tx, { wabaId, name }, now));
    requireSound(name, design, steps);
    await tx.templateDraft.update({ where: { id: draft.id }, data: { submittingSince: now }, select: { id: true } });
    return { id: draft.id, admin, design, steps, submittingSince: now };
  });
}

/** What Meta has accepted before is not ours to find fault with. */
function requireSound(name: string, design: TemplateDesign, steps: readonly SubmissionStep[]): void {
  const unchanged = new Set(steps.filter(({ kind }) => kind === "unchanged").map((step) => step.design.language));
  const findings = checkDesign(name, design).filter(
    ({ severity, language }) => severity === "error" && (language === null || !unchanged.has(language)),
  );
  if (findings.length === 0) return;
  throw new DomainError("invalid_input", "Meta would refuse this template. Repair what is marked first.", { findings });
}

async function settle(
  { wabaId, name }: TemplateName,
  taken: TakenDraft,
  results: readonly StepResult[],
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id, admin, submittingSince, steps } = taken;
    if (results.length === steps.length && results.every(({ outcome }) => WENT_THROUGH.has(outcome))) {
      await tx.templateDraft.deleteMany({ where: { id, submittingSince } });
    } else {
      await tx.templateDraft.updateMany({ where: { id, submittingSince }, data: { submittingSince: null } });
    }
    if (results.some(({ outcome }) => WENT_THROUGH.has(outcome))) await storeSources(tx, { wabaId, name }, taken.design);
    const asked = results.filter(({ outcome }) => outcome !== "unchanged");
    if (asked.length > 0) {
      const details = submissionDetails(
        wabaId,
        asked.map(({ language, outcome, status, category, wasApproved, error }) => ({
          ...{ language, outcome, status, category, wasApproved },
          code: error?.code ?? null,
        })),
      );
      await recordAudit(tx, admin, { action: "template.submitted", subject: "template", label: name, details }, now);
    }
    await enqueue(tx, { kind: "sync-templates", wabaId });
    await publish(tx, { type: "templates" });
  });
}

/** Beside the offer, which a new name gets here ahead of its first sync, as the rule of its category says. */
async function storeSources(tx: Tx, { wabaId, name }: TemplateName, { category, sources }: TemplateDesign): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO template_offer (waba_id, name, is_offered, roles, team_ids, number_ids, sources)
    SELECT ${wabaId}, ${name}, ${category} <> 'MARKETING' AND coalesce((SELECT offer_after_sync FROM template_category_rule WHERE category = ${category}), false),
      '{agent,supervisor,admin}', '{}', '{}', ${JSON.stringify(sources)}::jsonb
    ON CONFLICT (waba_id, name) DO UPDATE SET sources = excluded.sources`;
}
