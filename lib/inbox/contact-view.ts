import { Prisma } from "@/lib/db/generated/client";

/** What a person is called by, and their id. */
export type PersonRecord = {
  id: string;
  name: string | null;
  phoneBookName: string | null;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  userId: string | null;
};

/** The contact of this id as JSON, a `PersonRecord`; null when there is none. */
export function personJson(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('id', p.id, 'name', p.name, 'phoneBookName', p.phone_book_name, 'profileName', p.profile_name,
      'username', p.username, 'waId', p.wa_id, 'userId', p.user_id)
    FROM contact p WHERE p.id = ${id})`;
}
