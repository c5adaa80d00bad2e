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

/** Meta refused a marketing message of this conversation because its contact stopped them (131050), at Meta's time. */
type MarketingStop = { conversationId: string; refusedAt: Date };

/** Keeps that contacts stopped marketing messages, as Meta's refusals of them say. */
export async function recordMarketingStops(tx: Tx, stops: readonly MarketingStop[]): Promise<void> {
  if (stops.length === 0) return;
  const conversations = await tx.conversation.findMany({
    where: { id: { in: stops.map(({ conversationId }) => conversationId) } },
    select: { id: true, contactId: true },
  });
  const contacts = new Map(conversations.map(({ id, contactId }) => [id, contactId]));
  const preferences = stops.flatMap(({ conversationId, refusedAt }) => {
    const contactId = contacts.get(conversationId);
    return contactId === undefined ? [] : [{ contactId, isStopped: true, happenedAt: refusedAt }];
  });
  await storePreferences(tx, preferences);
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
