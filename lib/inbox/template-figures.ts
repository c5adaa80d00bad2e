import type { LibraryFigures, TemplateFigures, TemplateHistory } from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { type Actor, isActive, requireRole } from "./access";
import { inBucket } from "./delivery-figures";
import { offeredTo } from "./template-offers";

export const FIGURES_MAX_DAYS = 90;
const DAY_MS = 86_400_000;
const WEEKS = 12;

/**
 * What became of the messages of each template in the last days, by template id; of those that the actor sees in the library.
 * `days` from 1 to FIGURES_MAX_DAYS.
 */
export async function countTemplates(actor: Actor, days: number, now: Date): Promise<LibraryFigures> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const templates = await db().$queryRaw<LibraryFigures["templates"]>`
    SELECT t.id AS "templateId", ${figures}
    FROM template t JOIN message m ON m.template_id = t.id AND m.happened_at >= ${since}
    WHERE ${await seenBy(actor)} GROUP BY t.id ORDER BY t.id`;
  return { since: since.toISOString(), templates };
}

/**
 * The last 12 weeks of one name, by language and by week, which begins on Monday in the reader's zone. Weeks without a message
 * are absent. Throws DomainError "not_found", and "invalid_input" for a zone that does not exist.
 */
export async function countWeeks(
  actor: Actor,
  wabaId: string,
  name: string,
  timeZone: string,
  now: Date,
): Promise<TemplateHistory> {
  requireZone(timeZone);
  const isSeen = await seenBy(actor);
  const [known] = await db().$queryRaw<object[]>`
    SELECT t.id FROM template t WHERE t.waba_id = ${wabaId} AND t.name = ${name} AND ${isSeen} LIMIT 1`;
  if (!known) throw new DomainError("not_found", "This template does not exist.");
  const week = Prisma.sql`date_trunc('week', m.happened_at AT TIME ZONE ${timeZone})`;
  const weeks = await db().$queryRaw<({ language: string; week: string } & TemplateFigures)[]>`
    SELECT w.language, to_char(w.week, 'YYYY-MM-DD') AS week, w.total, w.waiting, w.unknown, w.sent, w.delivered, w.read, w.failed, w.replied
    FROM (
      SELECT t.language, ${week} AS week, ${figures}
      FROM template t JOIN message m ON m.template_id = t.id
        AND m.happened_at >= (date_trunc('week', ${now}::timestamptz AT TIME ZONE ${timeZone}) - make_interval(weeks => ${WEEKS - 1})) AT TIME ZONE ${timeZone}
      WHERE t.waba_id = ${wabaId} AND t.name = ${name} AND ${isSeen}
      GROUP BY 1, 2) AS w
    ORDER BY w.week, w.language`;
  return { weeks };
}

/** Each message is counted once: where it has come to. */
const figures = Prisma.sql`
  count(*)::int AS total,
  count(*) FILTER (WHERE ${inBucket("waiting")})::int AS waiting,
  count(*) FILTER (WHERE ${inBucket("unknown")})::int AS unknown,
  count(*) FILTER (WHERE ${inBucket("sent")})::int AS sent,
  count(*) FILTER (WHERE ${inBucket("delivered")})::int AS delivered,
  count(*) FILTER (WHERE ${inBucket("read")})::int AS read,
  count(*) FILTER (WHERE ${inBucket("failed")})::int AS failed,
  count(*) FILTER (WHERE m.replied_at IS NOT NULL)::int AS replied`;

/** As in the library: admins see all, deleted ones too, because they were sent. */
async function seenBy(actor: Actor): Promise<Prisma.Sql> {
  const { role } = await requireRole(db(), actor, "agent");
  return role === "admin" ? isActive(actor) : offeredTo(actor, null);
}

function requireZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("invalid_input", "This time zone does not exist.");
  }
}
