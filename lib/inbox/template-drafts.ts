import { v7 as uuidv7 } from "uuid";
import { TemplateDesign } from "@/lib/contract/template-design";
import type { TemplateDraftInput, TemplateDraftView } from "@/lib/contract/template-library";
import { db, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { designOf } from "@/lib/whatsapp/template-design";
import { type Actor, requireRole } from "./access";
import { storableCopy } from "./reply-parts";
import { requireSendable } from "./sendable-files";
import { findAccountNumber } from "./template-account";
import { countEdits } from "./template-edits";
import { readSources } from "./template-sources";
import { type LanguageAtMeta, loadLanguagesAtMeta } from "./templates-at-meta";

const NAME = /^[a-z0-9_]{1,512}$/;
/** A submission that died in the middle is over after this long. */
const SUBMITTING_MS = 15 * 60_000;

/** A template by its WhatsApp Business account and its name. */
export type TemplateName = { wabaId: string; name: string };

/** Whether a draft is being sent to Meta at this moment. */
export function isBeingSubmitted(submittingSince: Date | null, now: Date): boolean {
  return submittingSince !== null && now.getTime() - submittingSince.getTime() < SUBMITTING_MS;
}

/**
 * What somebody is writing under a name, or what Meta has, ready to be changed. Throws DomainError "forbidden", and "not_found" for
 * a name that is neither.
 */
export async function findDraft(actor: Actor, { wabaId, name }: TemplateName, now: Date): Promise<TemplateDraftView> {
  await requireRole(db(), actor, "admin");
  const [draft, languages, offer] = await Promise.all([
    db().templateDraft.findUnique({ where: { wabaId_name: { wabaId, name } } }),
    loadLanguagesAtMeta(db(), wabaId, name),
    db().templateOffer.findUnique({ where: { wabaId_name: { wabaId, name } }, select: { sources: true } }),
  ]);
  if (!draft && languages.length === 0) throw new DomainError("not_found", "This template does not exist.");
  const design = draft
    ? TemplateDesign.parse(draft.design)
    : { ...designOf(languages), sources: readSources(offer?.sources ?? {}) };
  return {
    wabaId,
    name,
    design,
    revision: draft?.revision ?? 0,
    updatedBy: draft?.updatedBy ?? null,
    updatedAt: draft?.updatedAt.toISOString() ?? null,
    atMeta: await describeAtMeta({ wabaId, name }, languages, now),
  };
}

/**
 * Keeps a draft: a new one with revision 0, else the one that was read. Throws DomainError "forbidden", "not_found" for an account
 * that is not ours, "conflict" when somebody else saved it since or it is being sent to Meta, "invalid_input" for a name that Meta
 * does not take, and what `requireSendable` throws for its samples.
 */
export async function saveDraft(
  actor: Actor,
  { wabaId, name }: TemplateName,
  input: TemplateDraftInput,
  now: Date,
): Promise<TemplateDraftView> {
  if (!NAME.test(name)) {
    throw new DomainError("invalid_input", "A template's name has only small letters, digits and underscores.");
  }
  await findAccountNumber(wabaId);
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const design = TemplateDesign.parse(storableCopy(input.design));
    await requireSamples(tx, actor, design);
    const known = await lockDraft(tx, wabaId, name);
    if ((known?.revision ?? 0) !== input.revision) throw conflict();
    if (known && isBeingSubmitted(known.submittingSince, now)) throw underway();
    if (known) {
      const data = { design, revision: known.revision + 1, updatedBy: admin.name, updatedAt: now };
      await tx.templateDraft.update({ where: { id: known.id }, data, select: { id: true } });
    } else {
      const data = { id: uuidv7(), wabaId, name, design, updatedBy: admin.name, createdAt: now, updatedAt: now };
      const { count } = await tx.templateDraft.createMany({ data, skipDuplicates: true });
      if (count === 0) throw conflict();
    }
    await publish(tx, { type: "templates" });
  });
  return findDraft(actor, { wabaId, name }, now);
}

/** Forgets a draft. Throws DomainError "forbidden", "not_found", and "conflict" when it is being sent to Meta. */
export async function deleteDraft(actor: Actor, { wabaId, name }: TemplateName, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireRole(tx, actor, "admin");
    const draft = await lockDraft(tx, wabaId, name);
    if (!draft) throw new DomainError("not_found", "This draft does not exist.");
    if (isBeingSubmitted(draft.submittingSince, now)) throw underway();
    await tx.templateDraft.delete({ where: { id: draft.id }, select: { id: true } });
    await publish(tx, { type: "templates" });
  });
}

/** A draft, locked until the transaction ends; null when there is none. */
export async function lockDraft(tx: Tx, wabaId: string, name: string) {
  const [draft] = await tx.$queryRaw<{ id: string; design: Prisma.JsonValue; revision: number; submittingSince: Date | null }[]>`
    SELECT id, design, revision, submitting_since AS "submittingSince" FROM template_draft
    WHERE waba_id = ${wabaId} AND name = ${name} FOR UPDATE`;
  return draft ?? null;
}

/** For whoever comes with another revision than the newest. */
export function conflict(): DomainError {
  return new DomainError("conflict", "Somebody else has changed this draft. Open it again to see what they wrote.");
}

/** For whoever comes while the draft is on its way. */
export function underway(): DomainError {
  return new DomainError("conflict", "This draft is being sent to Meta. Wait until it has answered.");
}

/** Those of ours. What Meta has from before is only looked at. */
async function requireSamples(tx: Tx, actor: Actor, { languages }: TemplateDesign): Promise<void> {
  const wanted = languages.flatMap(({ header, cards }) => {
    const headers = [header, ...(cards ?? []).map((card) => card.header)];
    return headers.flatMap((one) =>
      one && "sample" in one && one.sample?.fileId ? [{ kind: one.format, fileId: one.sample.fileId, isVoice: false }] : [],
    );
  });
  await requireSendable(tx, actor, wanted);
}

async function describeAtMeta(
  { wabaId, name }: TemplateName,
  languages: readonly LanguageAtMeta[],
  now: Date,
): Promise<TemplateDraftView["atMeta"]> {
  const edits = await countEdits(db(), { wabaId, name }, now);
  return languages.map(({ id, language, status, statusAt, rejectedReason, rejectedDetails }) => ({
    language,
    id,
    status,
    statusAt: statusAt?.toISOString() ?? null,
    rejectedReason,
    rejectedDetails,
    editsInMonth: edits.get(language)?.inMonth ?? 0,
    editsInDay: edits.get(language)?.inDay ?? 0,
  }));
}
