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
  readUpToId: string | null;
};

/**
 * The condition, in SQL, that a row of `conversation c` may be seen by the actor: every active agent sees every
 * conversation. Part of each query, never an `if` after it.
 */
export function visibleTo(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM agent a WHERE a.id = ${actor.id} AND a.deactivated_at IS NULL)`;
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
      c.read_up_to_id AS "readUpToId"
    FROM conversation c
    WHERE c.id = coalesce(
        (SELECT kept_conversation_id FROM conversation_merge WHERE merged_conversation_id = ${conversationId}::uuid),
        ${conversationId}::uuid)
      AND ${visibleTo(actor)}
    ${lock ? Prisma.sql`FOR UPDATE OF c` : Prisma.empty}`;
  if (!conversation) throw new DomainError("not_found", "This conversation does not exist.");
  return conversation;
}
