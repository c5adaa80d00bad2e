import { endSessions, listSessions } from "@/lib/auth/sessions";
import type { AgentRole } from "@/lib/contract/agent";
import type { PersonView } from "@/lib/contract/people";
import type { SessionView } from "@/lib/contract/second-step";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { requireAnotherAdmin } from "./admins";
import { recordAudit } from "./audit";
import { announceAgents } from "./people-news";

const MAX_PEOPLE = 500;

/** Everybody who signs in or did: the active by name, then the deactivated. For admins. Throws DomainError "forbidden". */
export async function listPeople(actor: Actor): Promise<PersonView[]> {
  await requireRole(db(), actor, "admin");
  const rows = await db().$queryRaw<PersonRow[]>`
    SELECT a.id, a.name, a.email, a.role::text AS role, a.seen_at AS "seenAt", a.deactivated_at AS "deactivatedAt",
      a.deactivated_by AS "deactivatedBy",
      EXISTS (SELECT FROM authenticator_app app WHERE app.agent_id = a.id AND app.confirmed_at IS NOT NULL) AS "hasAuthenticator",
      (SELECT count(*)::int FROM passkey p WHERE p.agent_id = a.id) AS passkeys,
      (SELECT count(*)::int FROM session s WHERE s.agent_id = a.id AND s.expires_at > now()) AS devices,
      (SELECT count(*)::int FROM conversation c WHERE c.assignee_id = a.id AND c.state <> 'resolved') AS open,
      (SELECT count(*)::int FROM conversation c
        WHERE c.assignee_id = a.id AND c.state <> 'resolved' AND c.unanswered_since IS NOT NULL) AS waiting,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
        FROM team_member tm JOIN team t ON t.id = tm.team_id WHERE tm.agent_id = a.id), '[]') AS teams
    FROM agent a ORDER BY a.deactivated_at IS NOT NULL, lower(a.name), a.id LIMIT ${MAX_PEOPLE}`;
  return rows.map(toPersonView);
}

/** Gives somebody another role. Throws DomainError "forbidden", "not_found", and "conflict" for the last active admin. */
export async function changeRole(actor: Actor, personId: string, role: AgentRole, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    if (role !== "admin") await requireAnotherAdmin(tx, personId);
    const person = await lockPerson(tx, personId);
    // Whoever waited for the lock above may have lost the right meanwhile.
    await requireRole(tx, actor, "admin");
    if (person.role === role) return;
    await tx.agent.update({ where: { id: person.id }, data: { role }, select: { id: true } });
    const details = { before: person.role, after: role };
    await recordAudit(tx, admin, { action: "person.role_changed", subject: "person", label: person.name, details }, now);
    await announceAgents(tx, [person.id]);
  });
}

/** Where somebody is signed in. For admins. Throws DomainError "forbidden" and "not_found". */
export async function listPersonSessions(actor: Actor, personId: string, token: string | null): Promise<SessionView[]> {
  await requireRole(db(), actor, "admin");
  await findPerson(db(), personId);
  return listSessions(personId, token);
}

/** Signs somebody out of one device, or of all. Throws DomainError "forbidden" and "not_found". */
export async function signOutPerson(actor: Actor, personId: string, which: { id: string } | "all", now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const person = await findPerson(tx, personId);
    const devices = await endSessions(tx, person.id, which);
    if (devices === 0) return;
    const act = { action: "person.signed_out", subject: "person", label: person.name, details: { devices } } as const;
    await recordAudit(tx, admin, act, now);
  });
}

/**
 * Takes away somebody's authenticator app, its recovery codes and all passkeys, for a lost phone: the password alone lets them in
 * again. Throws DomainError "forbidden" and "not_found".
 */
export async function removeSecondStep(actor: Actor, personId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const person = await findPerson(tx, personId);
    const apps = await tx.authenticatorApp.deleteMany({ where: { agentId: person.id } });
    const passkeys = await tx.passkey.deleteMany({ where: { agentId: person.id } });
    if (apps.count + passkeys.count === 0) return;
    const details = { apps: apps.count, passkeys: passkeys.count };
    await recordAudit(tx, admin, { action: "person.second_step_removed", subject: "person", label: person.name, details }, now);
  });
}

export type Person = { id: string; name: string; role: AgentRole; deactivatedAt: Date | null };

/** Somebody of the team, locked against other changes until the transaction ends. Throws DomainError "not_found". */
export async function lockPerson(tx: Tx, personId: string): Promise<Person> {
  // Not FOR UPDATE: messages of theirs may be written meanwhile.
  await tx.$queryRaw`SELECT FROM agent WHERE id = ${personId} FOR NO KEY UPDATE`;
  return findPerson(tx, personId);
}

async function findPerson(tx: Tx, personId: string): Promise<Person> {
  const select = { id: true, name: true, role: true, deactivatedAt: true } as const;
  const person = await tx.agent.findUnique({ where: { id: personId }, select });
  if (!person) throw new DomainError("not_found", "This person does not exist.");
  return person;
}

type PersonRow = Omit<PersonView, "seenAt" | "deactivated"> & {
  seenAt: Date | null;
  deactivatedAt: Date | null;
  deactivatedBy: string | null;
};

function toPersonView({ seenAt, deactivatedAt, deactivatedBy, ...row }: PersonRow): PersonView {
  return {
    ...row,
    seenAt: seenAt?.toISOString() ?? null,
    deactivated: deactivatedAt && { at: deactivatedAt.toISOString(), by: deactivatedBy },
  };
}
