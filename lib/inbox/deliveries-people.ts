import type { SetAsideDelivery } from "@/lib/contract/ingest";
import { db } from "@/lib/db";
import { displayName } from "@/lib/whatsapp/identity";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import { type NamedPerson, readPeople } from "@/lib/whatsapp/webhook-people";
import { type Actor, visibleTo } from "./access";

/** Named at each delivery. */
const MAX_PEOPLE = 5;

type Person = SetAsideDelivery["people"][number];
type Known = {
  index: number;
  name: string | null;
  phoneBookName: string | null;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  userId: string | null;
  conversationId: string | null;
};

/**
 * Whom each delivery names, in the same order: as the team knows them, with the conversation on that number if there is one that the
 * actor may see; people whom nobody here knows by what Meta calls them.
 */
export async function findPeople(actor: Actor, bodies: readonly Uint8Array[]): Promise<Person[][]> {
  const named = bodies.map((body) => readPeople(body, MAX_PEOPLE));
  const known = await findKnown(actor, named.flat());
  let index = 0;
  return named.map((people) => {
    const shown = people.map((person) => {
      const contact = known.get(index++);
      const name = displayName(contact ?? { ...person, name: null, phoneBookName: null, waId: person.phone });
      return { name, conversationId: contact?.conversationId ?? null };
    });
    // A phone here and a user id there may be one person, who is told once.
    return [...new Map(shown.map((person) => [person.conversationId ?? person.name, person])).values()];
  });
}

async function findKnown(actor: Actor, people: readonly NamedPerson[]): Promise<Map<number, Known>> {
  if (people.length === 0) return new Map();
  const phones = people.map(({ phone }) => phone && phoneKey(phone));
  const rows = await db().$queryRaw<Known[]>`
    SELECT p.index::int - 1 AS index, k.name, k.phone_book_name AS "phoneBookName", k.profile_name AS "profileName", k.username, k.wa_id AS "waId", k.user_id AS "userId",
      talk.id AS "conversationId"
    FROM unnest(${phones}::text[], ${people.map(({ userId }) => userId)}::text[], ${people.map(({ phoneNumberId }) => phoneNumberId)}::text[])
      WITH ORDINALITY AS p(phone, user_id, number, index)
    JOIN LATERAL (
      SELECT a.contact_id FROM contact_alias a
      WHERE (a.kind = 'user_id' AND a.value = p.user_id) OR (a.kind = 'phone' AND a.value = p.phone)
      ORDER BY a.kind = 'user_id' DESC LIMIT 1) AS alias ON true
    JOIN contact k ON k.id = alias.contact_id
    LEFT JOIN LATERAL (
      SELECT c.id FROM conversation c JOIN phone_number n ON n.id = c.number_id
      WHERE c.contact_id = k.id AND (p.number IS NULL OR n.phone_number_id = p.number) AND ${visibleTo(actor)}
      ORDER BY c.last_activity_at DESC, c.id DESC LIMIT 1) AS talk ON true`;
  return new Map(rows.map((row) => [row.index, row]));
}
