import type { Tx } from "@/lib/db";
import { mergeContacts } from "./contact-merge";
import { type Alias, type ContactFacts, ContactResolver, type Sighting } from "./contact-resolution";
import { deriveBookNames } from "./phone-book";

/**
 * Finds or makes the contact of each sighting, set-based, and stores what was learnt. Runs inside the ingest transaction,
 * which is the only writer of contacts. Answers a function from a sighting to its contact's id (null for a status of
 * somebody unknown), and the conversations that a merge changed.
 */
export async function resolveContacts(tx: Tx, sightings: readonly Sighting[]) {
  const ordered = [...sightings].sort((one, other) => one.happenedAt.getTime() - other.happenedAt.getTime());
  const resolver = await loadResolver(tx, ordered);
  for (const sighting of ordered) resolver.see(sighting);
  await storeContacts(tx, resolver);
  await storeAliases(tx, resolver);
  const changedConversations: string[] = [];
  for (const [merged, kept] of resolver.merges) changedConversations.push(...(await mergeContacts(tx, merged, kept)));
  await deriveBookNames(tx, [...resolver.renamed]);
  return { contactOf: (sighting: Pick<Sighting, "phone" | "userId">) => resolver.contactOf(sighting), changedConversations };
}

async function loadResolver(tx: Tx, sightings: readonly Sighting[]): Promise<ContactResolver> {
  const named = sightings.flatMap((sighting) => (sighting.previous ? [sighting, sighting.previous] : [sighting]));
  const phones = unique(named.map(({ phone }) => phone));
  const userIds = unique(named.map(({ userId }) => userId));
  const found = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT DISTINCT contact_id AS "contactId" FROM contact_alias
    WHERE (kind = 'phone' AND value = ANY(${phones})) OR (kind = 'user_id' AND value = ANY(${userIds}))`;
  const ids = found.map(({ contactId }) => contactId);
  if (ids.length === 0) return new ContactResolver([], []);
  // All aliases of the contacts found, because whether a phone's contact already has a BSUID decides what a sighting means.
  const aliases = await tx.contactAlias.findMany({
    where: { contactId: { in: ids }, kind: { not: "group" } },
    select: { kind: true, value: true, contactId: true, seenAt: true },
  });
  const contacts = await tx.contact.findMany({
    where: { id: { in: ids } },
    select: { id: true, profileName: true, username: true, waId: true, userId: true, profileAt: true },
  });
  return new ContactResolver(aliases as Alias[], contacts satisfies ContactFacts[]);
}

async function storeContacts(tx: Tx, resolver: ContactResolver): Promise<void> {
  const rows = [...new Set([...resolver.created, ...resolver.changedContacts])].map((id) => resolver.facts(id));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO contact (id, profile_name, username, wa_id, user_id, profile_at)
    SELECT id, "profileName", username, "waId", "userId", "profileAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(id uuid, "profileName" text, username text, "waId" text, "userId" text, "profileAt" timestamptz)
    ON CONFLICT (id) DO UPDATE SET
      profile_name = excluded.profile_name, username = excluded.username, wa_id = excluded.wa_id,
      user_id = excluded.user_id, profile_at = excluded.profile_at`;
}

async function storeAliases(tx: Tx, resolver: ContactResolver): Promise<void> {
  const rows = [...resolver.changedAliases.values()];
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO contact_alias (kind, value, contact_id, seen_at)
    SELECT kind::"ContactAliasKind", value, "contactId", "seenAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(kind text, value text, "contactId" uuid, "seenAt" timestamptz)
    ON CONFLICT (kind, value) DO UPDATE SET contact_id = excluded.contact_id, seen_at = excluded.seen_at`;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
