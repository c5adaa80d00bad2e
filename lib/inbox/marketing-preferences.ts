import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import type { PreferenceEvent } from "@/lib/whatsapp/webhook-event";

/** What a contact wants of marketing messages from some instant of Meta's clock on. */
type Preference = { contactId: string; isStopped: boolean; happenedAt: Date };

/** Meta's "the user stopped marketing messages". */
export const MARKETING_STOPPED_CODE = 131_050;

/** A contact's word on marketing messages, and the conversation in which it is told. */
export type PlacedPreference = { event: PreferenceEvent; contactId: string; conversationId: string };

/** Keeps what contacts want, and writes it into their conversations: each word once, however often it is told. */
export async function recordPreferences(tx: Tx, preferences: readonly PlacedPreference[]): Promise<void> {
  if (preferences.length === 0) return;
  await storePreferences(
    tx,
    preferences.map(({ event, contactId }) => ({ contactId, isStopped: event.isStopped, happenedAt: event.happenedAt })),
  );
  await tx.conversationEvent.createMany({
    data: preferences.map(({ event, conversationId }) => ({
      id: uuidv7(),
      conversationId,
      kind: event.isStopped ? "marketing_stopped" : "marketing_resumed",
      source: sourceOf(event),
      happenedAt: event.happenedAt,
    })),
    skipDuplicates: true,
  });
}

/** The same for each repetition of one webhook. */
function sourceOf({ phoneNumberId, contact, isStopped, happenedAt }: PreferenceEvent): string {
  return ["marketing", phoneNumberId, contact.userId ?? contact.phone, happenedAt.getTime(), isStopped].join(":");
}

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
