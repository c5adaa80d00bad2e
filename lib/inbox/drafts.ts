import type { DraftInput, OwnDraft } from "@/lib/contract/draft";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, accessConversation } from "./access";

/**
 * An emptied draft is remembered for this long, in days: a save that was under way when its words were sent, however late it
 * comes, meets what it does not know, and does not bring them back.
 */
const EMPTIED_DAYS = 7;
const DAY_MS = 86_400_000;
const BATCH = 5_000;

type Words = Pick<OwnDraft, "text" | "beside">;
type Key = { conversationId: string; agentId: string };

/**
 * Keeps what an agent has written and not sent, on every device. Empty words forget it. The agent's browsers are told. Throws
 * DomainError "not_found", and "conflict" (details: OwnDraft) when another device saved words that this one has not seen.
 */
export async function saveDraft(
  actor: Actor,
  conversationId: string,
  { text, beside, revision, knows }: DraftInput,
  now: Date,
): Promise<OwnDraft> {
  return db().$transaction(async (tx) => {
    const { id } = await accessConversation(tx, actor, conversationId);
    const key = { conversationId: id, agentId: actor.id };
    const saved = { text, beside, revision, version: now.getTime() };
    const created = await tx.draft.createMany({ data: { ...key, ...saved, updatedAt: now }, skipDuplicates: true });
    if (created.count > 0) {
      if (hasWords(saved)) await announce(tx, key, revision, true);
      return saved;
    }
    const before = await lockDraft(tx, key);
    if (before.revision === revision) return before;
    if (before.revision === null || !knows.includes(before.revision)) {
      throw new DomainError("conflict", "This reply was also written on another device.", before);
    }
    const version = Math.max(before.version + 1, now.getTime());
    await tx.draft.updateMany({ where: key, data: { ...saved, version, updatedAt: now } });
    if (text !== before.text || beside !== before.beside) {
      await announce(tx, key, revision, hasWords(before) !== hasWords(saved));
    }
    return { ...saved, version };
  });
}

/** Forgets the words that have just been sent, in the caller's transaction: those of `revisions`, and no newer ones. */
export async function forgetSentDraft(tx: Tx, key: Key, revisions: readonly string[], now: Date): Promise<void> {
  if (revisions.length === 0) return;
  await tx.$executeRaw`
    UPDATE draft SET text = '', revision = gen_random_uuid(), version = greatest(version + 1, ${now.getTime()}::bigint), updated_at = ${now}
    WHERE conversation_id = ${key.conversationId}::uuid AND agent_id = ${key.agentId} AND revision = ANY(${revisions}::uuid[])`;
}

/** Deletes drafts that were emptied long ago, in batches. Answers how many. */
export async function pruneDrafts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - EMPTIED_DAYS * DAY_MS);
  let pruned = 0;
  for (let count = BATCH; count === BATCH; pruned += count) {
    count = await db().$executeRaw`
      DELETE FROM draft WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM draft WHERE text = '' AND beside = '' AND updated_at < ${before}::timestamptz LIMIT ${BATCH}))`;
  }
  return pruned;
}

async function lockDraft(tx: Tx, { conversationId, agentId }: Key): Promise<OwnDraft> {
  const [row] = await tx.$queryRaw<(Words & { revision: string; version: bigint })[]>`
    SELECT text, beside, revision::text AS revision, version FROM draft
    WHERE conversation_id = ${conversationId}::uuid AND agent_id = ${agentId} FOR UPDATE`;
  if (!row) throw new DomainError("unavailable", "The draft was just being tidied away. Try again.");
  return { ...row, version: Number(row.version) };
}

async function announce(tx: Tx, key: Key, revision: string, isAppearing: boolean): Promise<void> {
  await publish(tx, { type: "draft", ...key, revision, isAppearing });
}

function hasWords({ text, beside }: Words): boolean {
  return text !== "" || beside !== "";
}
