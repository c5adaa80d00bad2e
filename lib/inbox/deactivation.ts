import { v7 as uuidv7 } from "uuid";
import { endSessions } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import { requireAnotherAdmin } from "./admins";
import { recordAudit } from "./audit";
import { revokeInvitationsOf } from "./invitations";
import { lockPerson } from "./people";

/** Thousands of conversations may change hands. */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * Shuts somebody out: all sessions end, open pages included, their conversations go to `giveTo` or to nobody, and what they had
 * scheduled is not sent, which stands in its conversation. Invitations that they gave stop working. Messages, drafts and history stay. Throws DomainError "forbidden",
 * "not_found", "conflict" for the last active admin, and "invalid_input" for somebody who cannot take conversations.
 */
export async function deactivatePerson(actor: Actor, personId: string, giveTo: string | null, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await requireAnotherAdmin(tx, personId);
    const person = await lockPerson(tx, personId);
    // Whoever waited for the lock above may have lost the right meanwhile.
    await requireRole(tx, actor, "admin");
    if (person.deactivatedAt) return;
    const heir = giveTo === null ? null : await requireHeir(tx, giveTo, personId);
    await tx.agent.update({
      where: { id: person.id },
      data: { deactivatedAt: now, deactivatedBy: admin.name },
      select: { id: true },
    });
    const devices = await endSessions(tx, person.id, "all");
    const given = await handOver(tx, { actorId: admin.id, from: person.id, to: heir?.id ?? null }, now);
    const cancelled = await cancelScheduled(tx, person.id, now);
    const invitations = await revokeInvitationsOf(tx, person.id, now);
    const details = {
      devices,
      conversations: given.length,
      givenTo: heir?.name ?? null,
      scheduledReplies: cancelled.length,
      invitations,
    };
    await recordAudit(tx, admin, { action: "person.deactivated", subject: "person", label: person.name, details }, now);
    await publish(tx, { type: "changed", conversations: [...new Set([...given, ...cancelled])] });
  }, TRANSACTION);
}

/** Lets somebody back in, in the role and the teams from before. Sessions from before stay ended. Throws DomainError "forbidden", "not_found". */
export async function reactivatePerson(actor: Actor, personId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const person = await lockPerson(tx, personId);
    if (!person.deactivatedAt) return;
    // One that was being made in the very moment of the deactivation.
    await tx.session.deleteMany({ where: { agentId: person.id } });
    await tx.agent.update({
      where: { id: person.id },
      data: { deactivatedAt: null, deactivatedBy: null },
      select: { id: true },
    });
    await recordAudit(tx, admin, { action: "person.reactivated", subject: "person", label: person.name }, now);
  });
}

async function requireHeir(tx: Tx, heirId: string, personId: string): Promise<{ id: string; name: string }> {
  const heir = await tx.agent.findFirst({ where: { id: heirId, deactivatedAt: null }, select: { id: true, name: true } });
  if (heir && heir.id !== personId) return heir;
  throw new DomainError("invalid_input", "This person cannot take conversations.");
}

type HandOver = { actorId: string; from: string; to: string | null };

/**
 * Gives away what is assigned to somebody. Resolved conversations go to nobody: when their contact writes again, everybody should see
 * it. Answers the ids of the others.
 */
async function handOver(tx: Tx, { actorId, from, to }: HandOver, now: Date): Promise<string[]> {
  await tx.$executeRaw`UPDATE conversation SET assignee_id = NULL WHERE assignee_id = ${from} AND state = 'resolved'`;
  // Locked in one order, so that two who give away at once never wait for each other.
  const given = await tx.$queryRaw<{ id: string }[]>`
    UPDATE conversation c SET assignee_id = ${to} FROM (
      SELECT id FROM conversation WHERE assignee_id = ${from} AND state <> 'resolved' ORDER BY id FOR UPDATE) AS mine
    WHERE c.id = mine.id RETURNING c.id`;
  await tx.conversationEvent.createMany({
    data: given.map(({ id: conversationId }) => ({
      id: uuidv7(),
      conversationId,
      kind: to === null ? ("unassigned" as const) : ("assigned" as const),
      actorId,
      subjectId: to ?? from,
      happenedAt: now,
    })),
  });
  return given.map(({ id }) => id);
}

/** Stops what waits, with the reason that it would have met at its time: it stands in its conversation, for others to take up. Answers those. */
async function cancelScheduled(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const cancelled = await tx.$queryRaw<{ conversationId: string }[]>`
    UPDATE scheduled_reply SET state = 'failed', failure = 'forbidden', settled_at = ${now}
    WHERE agent_id = ${personId} AND state = 'waiting' RETURNING conversation_id AS "conversationId"`;
  return cancelled.map(({ conversationId }) => conversationId);
}
