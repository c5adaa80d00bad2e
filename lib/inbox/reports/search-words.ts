import { Prisma } from "@/lib/db/generated/client";

/** Contacts that a search takes into account: a name that more people have says nothing. */
const MAX_CONTACTS = 1_000;

/**
 * The condition on `message m` that its text, or its contact's name or number, has these words. Read by looking, inside the period that is
 * asked for: an index of all words would be written anew with each status of each message.
 */
export function saysWords(words: string): Prisma.Sql {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = words.replace(/\D/g, "");
  const isPhone = digits.length >= 4 && /^[\d\s+().-]+$/.test(words);
  const phone = isPhone ? Prisma.sql`OR k.wa_id LIKE ${`%${digits}%`}` : Prisma.empty;
  return Prisma.sql`(m.body ILIKE ${pattern} OR m.conversation_id IN (
    SELECT c.id FROM contact k JOIN conversation c ON c.contact_id = k.id
    WHERE k.name ILIKE ${pattern} OR k.phone_book_name ILIKE ${pattern} OR k.profile_name ILIKE ${pattern} OR k.username ILIKE ${pattern} ${phone} LIMIT ${MAX_CONTACTS}))`;
}
