import type { Tx } from "@/lib/db";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";
import { deriveAttention, deriveLastMessage } from "./conversation-facts";
import { storePreferences } from "./marketing-preferences";
import { deriveTemplateReplies } from "./template-replies";

/**
 * Two contacts turned out to be one person: everything of `merged` becomes `kept`'s, and a record says so. Conversations
 * on the same number become one; the old id keeps leading to it. Answers the ids of the conversations that changed.
 */
export async function mergeContacts(tx: Tx, merged: string, kept: string): Promise<string[]> {
  const pairs = await tx.$queryRaw<{ mergedId: string; keptId: string }[]>`
    SELECT m.id AS "mergedId", k.id AS "keptId"
    FROM conversation m JOIN conversation k ON k.contact_id = ${kept}::uuid AND k.number_id = m.number_id
    WHERE m.contact_id = ${merged}::uuid`;
  for (const { mergedId, keptId } of pairs) await mergeConversations(tx, mergedId, keptId);
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE conversation SET contact_id = ${kept}::uuid WHERE contact_id = ${merged}::uuid RETURNING id`;
  await tx.$executeRaw`UPDATE contact_alias SET contact_id = ${kept}::uuid WHERE contact_id = ${merged}::uuid`;
  await tx.$executeRaw`
    UPDATE contact k SET name = coalesce(k.name, m.name), created_at = least(k.created_at, m.created_at)
    FROM contact m WHERE k.id = ${kept}::uuid AND m.id = ${merged}::uuid`;
  await foldMarketingPreference(tx, merged, kept);
  await tx.$executeRaw`UPDATE message SET author_id = ${kept}::uuid WHERE author_id = ${merged}::uuid`;
  await tx.contact.deleteMany({ where: { id: merged } });
  await tx.contactMerge.create({
    data: { keptContactId: kept, mergedContactId: merged, reason: "WhatsApp says that both are one person." },
  });
  return [...pairs.flatMap(({ mergedId, keptId }) => [mergedId, keptId]), ...moved.map(({ id }) => id)];
}

/** The newest word counts, whichever contact it was about. */
async function foldMarketingPreference(tx: Tx, merged: string, kept: string): Promise<void> {
  const select = { marketingStoppedAt: true, marketingPreferenceAt: true } as const;
  const { marketingStoppedAt, marketingPreferenceAt } = await tx.contact.findUniqueOrThrow({ where: { id: merged }, select });
  if (!marketingPreferenceAt) return;
  await storePreferences(tx, [{ contactId: kept, isStopped: marketingStoppedAt !== null, happenedAt: marketingPreferenceAt }]);
}

/** Rare: at most once per person. So it reads and writes row by row, and derived facts are derived anew. */
async function mergeConversations(tx: Tx, mergedId: string, keptId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM conversation WHERE id IN (${mergedId}::uuid, ${keptId}::uuid) ORDER BY id FOR UPDATE`;
  for (const table of ["message", "attachment", "conversation_event", "scheduled_reply"]) {
    await tx.$executeRawUnsafe(
      `UPDATE ${table} SET conversation_id = $1::uuid WHERE conversation_id = $2::uuid`,
      keptId,
      mergedId,
    );
  }
  await tx.$executeRaw`
    INSERT INTO draft (conversation_id, agent_id, text, beside, revision, version, updated_at)
    SELECT ${keptId}::uuid, agent_id, text, beside, revision, version, updated_at FROM draft WHERE conversation_id = ${mergedId}::uuid
    ON CONFLICT (conversation_id, agent_id) DO UPDATE SET
      text = concat_ws(E'\n', nullif(draft.text, ''), nullif(excluded.text, '')),
      beside = concat_ws(E'\n', nullif(draft.beside, ''), nullif(excluded.beside, '')),
      revision = gen_random_uuid(), version = greatest(draft.version, excluded.version) + 1`;
  await foldConversationFacts(tx, mergedId, keptId);
  await tx.conversation.delete({ where: { id: mergedId } });
  await tx.$executeRaw`UPDATE conversation_merge SET kept_conversation_id = ${keptId}::uuid WHERE kept_conversation_id = ${mergedId}::uuid`;
  await tx.conversationMerge.create({ data: { mergedConversationId: mergedId, keptConversationId: keptId } });
}

async function foldConversationFacts(tx: Tx, mergedId: string, keptId: string): Promise<void> {
  const select = {
    lastInboundAt: true,
    windowRefusedAt: true,
    lastOutboundAt: true,
    assigneeId: true,
    state: true,
    resolvedAt: true,
  } as const;
  const merged = await tx.conversation.findUniqueOrThrow({ where: { id: mergedId }, select });
  const kept = await tx.conversation.findUniqueOrThrow({ where: { id: keptId }, select });
  const lastInboundAt = latest(merged.lastInboundAt, kept.lastInboundAt);
  const windowRefusedAt = latest(merged.windowRefusedAt, kept.windowRefusedAt);
  const lastOutboundAt = latest(merged.lastOutboundAt, kept.lastOutboundAt);
  const state = merged.state === "open" || kept.state === "open" ? "open" : kept.state;
  const resolvedAt = state === "resolved" ? latest(merged.resolvedAt, kept.resolvedAt) : null;
  await tx.$executeRaw`
    UPDATE conversation c SET
      last_inbound_at = ${lastInboundAt}, window_refused_at = ${windowRefusedAt}, last_outbound_at = ${lastOutboundAt},
      window_closes_at = ${serviceWindowClosesAt({ lastInboundAt, windowRefusedAt })},
      assignee_id = ${kept.assigneeId ?? merged.assigneeId}, state = ${state}::"ConversationState", resolved_at = ${resolvedAt},
      last_activity_at = greatest(c.last_activity_at, m.last_activity_at),
      marked_unread = c.marked_unread OR m.marked_unread,
      read_up_to_id = CASE WHEN c.read_up_to_id IS NULL OR m.read_up_to_id IS NULL THEN NULL
                           ELSE least(c.read_up_to_id, m.read_up_to_id) END
    FROM conversation m WHERE c.id = ${keptId}::uuid AND m.id = ${mergedId}::uuid`;
  await deriveLastMessage(tx, [keptId]);
  await deriveAttention(tx, [keptId]);
  await deriveTemplateReplies(tx, keptId);
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
