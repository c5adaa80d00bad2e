import type { AuditEntryView, AuditPage, AuditQuery } from "@/lib/contract/audit";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { type Actor, requireRole } from "./access";
import { parseCursor, toCursor } from "./cursor";

const PAGE_SIZE = 50;

type EntryRow = Omit<AuditEntryView, "at" | "actor"> & { at: Date; actorId: string | null; actorName: string | null };

/**
 * A page of what was done, newest first, that meets every condition given. Words are looked for in the name of who did it and of
 * what it was done to. For admins. Throws DomainError "forbidden".
 */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<AuditPage> {
  await requireRole(db(), actor, "admin");
  const rows = await db().$queryRaw<EntryRow[]>`
    SELECT e.id, e.at, e.actor_id AS "actorId", e.actor_name AS "actorName", e.action, e.subject, e.label, e.details
    FROM audit_entry e WHERE ${Prisma.join(conditionsOf(query), " AND ")}
    ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE_SIZE + 1}`;
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return { rows: page.map(toView), nextCursor: last ? toCursor(last) : null };
}

function conditionsOf({ q, actorId, action, from, to, cursor }: AuditQuery): Prisma.Sql[] {
  const place = cursor === undefined ? null : parseCursor(cursor);
  const words = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 10);
  return [
    Prisma.sql`true`,
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
      return Prisma.sql`(e.label ILIKE ${pattern} OR e.actor_name ILIKE ${pattern})`;
    }),
    ...(actorId === undefined ? [] : [Prisma.sql`e.actor_id = ${actorId}`]),
    ...(action === undefined ? [] : [Prisma.sql`e.action = ${action}`]),
    ...(from === undefined ? [] : [Prisma.sql`e.at >= ${new Date(from)}::timestamptz`]),
    ...(to === undefined ? [] : [Prisma.sql`e.at < ${new Date(to)}::timestamptz`]),
    ...(place === null ? [] : [Prisma.sql`(e.at, e.id) < (${place.at}::timestamptz, ${place.id}::uuid)`]),
  ];
}

function toView({ actorId, actorName, at, ...row }: EntryRow): AuditEntryView {
  return { ...row, at: at.toISOString(), actor: actorId === null ? null : { id: actorId, name: actorName ?? "" } };
}
