import type { Tx } from "@/lib/db";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type { PhoneBookEvent } from "@/lib/whatsapp/webhook-event";
import type { Consequences } from "./consequences";

/**
 * Keeps what the address books of the numbers' phones call people, each by its newest word, whether or not there is such a contact
 * yet; and calls those so that there are. Of a name and its removal in one second the name stays: a phone that renames may do both.
 */
export async function recordPhoneBook(tx: Tx, events: readonly WebhookEvent[], consequences: Consequences): Promise<void> {
  const told = events.filter((event): event is PhoneBookEvent => event.kind === "phone_book");
  if (told.length === 0) return;
  const entries = JSON.stringify(told.flatMap(toEntries));
  const kept = await tx.$queryRaw<{ kind: string; value: string }[]>`
    INSERT INTO phone_book_entry (kind, value, number_id, name, told_at)
    SELECT DISTINCT ON (row.kind, row.value, n.id) row.kind, row.value, n.id, row.name, row."toldAt"
    FROM jsonb_to_recordset(${entries}::jsonb)
      AS row(kind "ContactAliasKind", value text, "phoneNumberId" text, name text, "toldAt" timestamptz)
    JOIN phone_number n ON n.phone_number_id = row."phoneNumberId"
    ORDER BY row.kind, row.value, n.id, row."toldAt" DESC, row.name COLLATE "C" DESC NULLS LAST
    ON CONFLICT (kind, value, number_id) DO UPDATE SET name = excluded.name, told_at = excluded.told_at
    WHERE (excluded.told_at, coalesce(excluded.name, '') COLLATE "C") > (phone_book_entry.told_at, coalesce(phone_book_entry.name, '') COLLATE "C")
    RETURNING kind::text AS kind, value`;
  if (kept.length === 0) return;
  const named = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT DISTINCT a.contact_id AS "contactId"
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS row(kind "ContactAliasKind", value text)
    JOIN contact_alias a ON a.kind = row.kind AND a.value = row.value`;
  const renamed = await deriveBookNames(
    tx,
    named.map(({ contactId }) => contactId),
  );
  const shown = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM conversation WHERE contact_id = ANY(${renamed}::uuid[])`;
  for (const { id } of shown) consequences.conversations.add(id);
}

/** Finds anew what address books call these contacts: the newest word about any of their identifiers. Answers who has another name now. */
export async function deriveBookNames(tx: Tx, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const renamed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE contact k SET phone_book_name = newest.name
    FROM unnest(${contactIds}::uuid[]) AS wanted(id) LEFT JOIN LATERAL (
      SELECT p.name FROM contact_alias a JOIN phone_book_entry p ON p.kind = a.kind AND p.value = a.value
      WHERE a.contact_id = wanted.id ORDER BY p.told_at DESC, p.name COLLATE "C" DESC NULLS LAST LIMIT 1) AS newest ON true
    WHERE k.id = wanted.id AND k.phone_book_name IS DISTINCT FROM newest.name
    RETURNING k.id`;
  return renamed.map(({ id }) => id);
}

/** One for the phone and one for the user id: a contact may be known by either. */
function toEntries({ phone, userId, name, happenedAt: toldAt, phoneNumberId }: PhoneBookEvent) {
  const entry = { phoneNumberId, name, toldAt };
  return [
    ...(phone === null ? [] : [{ ...entry, kind: "phone", value: phoneKey(phone) }]),
    ...(userId === null ? [] : [{ ...entry, kind: "user_id", value: userId }]),
  ];
}
