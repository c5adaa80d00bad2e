import { REPORT_MAX_DAYS, type ReportQuery } from "@/lib/contract/supervision";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import type { Actor } from "../access";

const DAY_MS = 86_400_000;
/** The longest day has 25 hours. */
const SLACK_MS = 2 * 3_600_000;
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

/** Who asks for a report, of which period, and whose. */
export type ReportScope = {
  actor: Actor;
  from: Date;
  to: Date;
  timeZone: string;
  numberId?: string | undefined;
  teamId?: string | undefined;
  agentId?: string | undefined;
};

/** A report's scope from its query. Throws DomainError "invalid_input" for a period or a zone that there is not. */
export function scopeOf(actor: Actor, query: ReportQuery & { agentId?: string | undefined }): ReportScope {
  const { timeZone, numberId, teamId, agentId } = query;
  requireZone(timeZone);
  return { actor, ...periodOf(query), timeZone, numberId, teamId, agentId };
}

/** The two ends of a period. Throws DomainError "invalid_input" when it is none, or longer than reports reach. */
export function periodOf(query: { from: string; to: string }): { from: Date; to: Date } {
  const [from, to] = [new Date(query.from), new Date(query.to)];
  const length = to.getTime() - from.getTime();
  if (!(length > 0)) throw new DomainError("invalid_input", "A period ends after it begins.");
  if (length > REPORT_MAX_DAYS * DAY_MS + SLACK_MS) {
    throw new DomainError("invalid_input", `A report covers at most ${REPORT_MAX_DAYS} days.`);
  }
  return { from, to };
}

/** The scope as it is at a moment: what comes later is in no figure. */
export function until(scope: ReportScope, asOf: Date): ReportScope {
  return asOf < scope.to ? { ...scope, to: asOf } : scope;
}

/** The condition that whoever asks is an active supervisor or admin. Without it a report is empty. */
export function isSupervisor(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM agent s WHERE s.id = ${actor.id} AND s.role <> 'agent' AND s.deactivated_at IS NULL)`;
}

/** The ids of a team's people, as a subquery. */
export function membersOf(teamId: string): Prisma.Sql {
  return Prisma.sql`(SELECT tm.agent_id FROM team_member tm WHERE tm.team_id = ${teamId}::uuid)`;
}

/**
 * The condition that a row of `conversation c` is of this number and team. A team has what its people were given, and what nobody was
 * given on a number that it answers.
 */
export function ofNumberAndTeam({ numberId, teamId }: Pick<ReportScope, "numberId" | "teamId">): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (numberId !== undefined) conditions.push(Prisma.sql`c.number_id = ${numberId}::uuid`);
  if (teamId !== undefined) {
    conditions.push(Prisma.sql`(c.assignee_id IN ${membersOf(teamId)} OR (c.assignee_id IS NULL AND ${isAnsweredBy(teamId)}))`);
  }
  return Prisma.join(conditions, " AND ");
}

/** A team without numbers answers all of them. */
function isAnsweredBy(teamId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM team t WHERE t.id = ${teamId}::uuid AND (
    NOT EXISTS (SELECT FROM team_number tn WHERE tn.team_id = t.id)
    OR EXISTS (SELECT FROM team_number tn WHERE tn.team_id = t.id AND tn.number_id = c.number_id)))`;
}

function requireZone(timeZone: string): void {
  try {
    if (ZONE.test(timeZone)) {
      new Intl.DateTimeFormat("en", { timeZone });
      return;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new DomainError("invalid_input", "This time zone does not exist.");
}
