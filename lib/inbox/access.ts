import { hasRole } from "@/lib/auth/roles";
import type { AgentRole } from "@/lib/contract/agent";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";

/** Whoever acts. Only the id counts here: the database says whether this person is still active. */
export type Actor = { id: string };

/** A conversation as the verbs need it, locked or not. */
export type AccessedConversation = {
  id: string;
  numberId: string;
  contactId: string;
  state: "open" | "snoozed" | "resolved";
  assigneeId: string | null;
  lastInboundAt: Date | null;
  windowRefusedAt: Date | null;
  windowClosesAt: Date | null;
  lastActivityAt: Date;
  lastMessageId: string | null;
  lastOutboundAt: Date | null;
  unansweredSince: Date | null;
  readUpToId: string | null;
};

/** The condition, in SQL, that whoever acts is an active agent: for what every agent may see. */
export function isActive(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM agent a WHERE a.id = ${actor.id} AND a.deactivated_at IS NULL)`;
}

/**
 * The condition, in SQL, that a row of `conversation c` may be seen by the actor. Supervisors and admins see all; an agent sees
 * what is assigned to them and what came to a number that one of their teams answers. A team without numbers answers all, and
 * so does an agent without a team. Part of each query, never an `if` after it. Only the two comparisons with `c` are made for
 * each row: what depends on the actor alone is asked once a query.
 */
export function visibleTo(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isActive(actor)} AND (c.assignee_id = ${actor.id} OR ${answers(actor, Prisma.sql`c.number_id`)}))`;
}

/**
 * The condition that a row of `phone_number n` may be written from by the actor: one that they answer, or of a conversation that
 * they were given.
 */
export function numberVisibleTo(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isActive(actor)} AND (${answers(actor, Prisma.sql`n.id`)} OR n.id IN (
    SELECT given.number_id FROM conversation given WHERE given.assignee_id = ${actor.id} AND given.state <> 'resolved')))`;
}

/** The condition that the actor answers a row of `phone_number n`: that what comes to it is theirs to see. */
export function numberAnsweredBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isActive(actor)} AND ${answers(actor, Prisma.sql`n.id`)})`;
}

function answers({ id }: Actor, numberId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    (SELECT a.role <> 'agent' OR NOT EXISTS (SELECT FROM team_member tm WHERE tm.agent_id = a.id)
       OR EXISTS (SELECT FROM team_member tm WHERE tm.agent_id = a.id
                  AND NOT EXISTS (SELECT FROM team_number tn WHERE tn.team_id = tm.team_id))
     FROM agent a WHERE a.id = ${id})
    OR ${numberId} = ANY (ARRAY(
      SELECT tn.number_id FROM team_member tm JOIN team_number tn ON tn.team_id = tm.team_id WHERE tm.agent_id = ${id})))`;
}

/**
 * The only way to load a conversation for an agent. Ids of conversations that were merged away lead to the one that was
 * kept. Throws DomainError "not_found", the same for "does not exist" and "may not be seen".
 */
export async function accessConversation(
  tx: Pick<Tx, "$queryRaw">,
  actor: Actor,
  conversationId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<AccessedConversation> {
  const [conversation] = await tx.$queryRaw<AccessedConversation[]>`
    SELECT c.id, c.number_id AS "numberId", c.contact_id AS "contactId", c.state::text AS state, c.assignee_id AS "assigneeId",
      c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt", c.window_closes_at AS "windowClosesAt",
      c.last_activity_at AS "lastActivityAt", c.last_message_id AS "lastMessageId", c.last_outbound_at AS "lastOutboundAt",
      c.read_up_to_id AS "readUpToId", c.unanswered_since AS "unansweredSince"
    FROM conversation c
    WHERE c.id = coalesce(
        (SELECT kept_conversation_id FROM conversation_merge WHERE merged_conversation_id = ${conversationId}::uuid),
        ${conversationId}::uuid)
      AND ${visibleTo(actor)}
    ${lock ? Prisma.sql`FOR UPDATE OF c` : Prisma.empty}`;
  if (!conversation) throw new DomainError("not_found", "This conversation does not exist.");
  return conversation;
}

/**
 * Who acts, as audits name them, if this person is active and has at least this role: for verbs that not every agent has. Throws
 * DomainError "forbidden".
 */
export async function requireRole(
  tx: Pick<Tx, "$queryRaw">,
  actor: Actor,
  minimum: AgentRole,
): Promise<{ id: string; name: string; role: AgentRole }> {
  const [person] = await tx.$queryRaw<{ id: string; name: string; role: AgentRole }[]>`
    SELECT id, name, role::text AS role FROM agent WHERE id = ${actor.id} AND deactivated_at IS NULL`;
  if (!person || !hasRole(person, minimum)) throw new DomainError("forbidden", `This needs the role ${minimum}.`);
  return person;
}
