import type { Tx } from "@/lib/db";

/** What a contact wants of marketing messages from some instant of Meta's clock on. */
type Preference = { contactId: string; isStopped: boolean; happenedAt: Date };

/** Meta's "the user stopped marketing messages". */
export const MARKETING_STOPPED_CODE = 131_050;

/** Meta refused a marketing message because the contact of this conversation stopped them (131050). */
export async function recordMarketingStop(tx: Tx, conversationId: string, happenedAt: Date): Promise<void> {
  const conversation = await tx.conversation.findUnique({ where: { id: conversationId }, select: { contactId: true } });
  if (conversation) await storePreferences(tx, [{ contactId: conversation.contactId, isStopped: true, happenedAt }]);
}

/** Keeps the newest word of each contact by Meta's time; of two in the same instant, the one that says stop. */
export async function storePreferences(tx: Tx, preferences: readonly Preference[]): Promise<void> {
  if (preferences.length === 0) return;
  await tx.$executeRaw`
    UPDATE contact k SET
      marketing_stopped_at = CASE WHEN row."isStopped" THEN row."happenedAt" END, marketing_preference_at = row."happenedAt"
    FROM (
      SELECT DISTINCT ON ("contactId") "contactId", "isStopped", "happenedAt"
      FROM jsonb_to_recordset(${JSON.stringify(preferences)}::jsonb) AS row("contactId" uuid, "isStopped" boolean, "happenedAt" timestamptz)
      ORDER BY "contactId", "happenedAt" DESC, "isStopped" DESC) AS row
    WHERE k.id = row."contactId" AND (k.marketing_preference_at IS NULL OR k.marketing_preference_at < row."happenedAt"
      OR (k.marketing_preference_at = row."happenedAt" AND row."isStopped"))`;
}
