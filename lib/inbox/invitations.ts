import { createHash, randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Agent } from "@/lib/auth/agent";
import { createAgent } from "@/lib/auth/create-agent";
import { type AcceptanceInput, INVITATION_DAYS, type InvitationInput, type InvitationView } from "@/lib/contract/people";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { requireTeams } from "./teams";

const MAX_OPEN = 200;
const TTL_MS = INVITATION_DAYS * 86_400_000;
const SECRET_BYTES = 24;
const LOCK = 7_420_015;

/** An invitation and the secret of its link, which is told this once. */
export type NewInvitation = { invitation: InvitationView; secret: string };

/** Whoever was asked and has neither come nor been withdrawn, newest first. For admins. Throws DomainError "forbidden". */
export async function listInvitations(actor: Actor): Promise<InvitationView[]> {
  await requireRole(db(), actor, "admin");
  return loadInvitations(db());
}

/**
 * Asks somebody to join, by a link that works once, for seven days. One that stands for the same address is withdrawn. Throws
 * DomainError "forbidden", "conflict" when somebody has this address, and "invalid_input" for teams that there are not.
 */
export async function invite(actor: Actor, { email, role, teamIds }: InvitationInput, now: Date): Promise<NewInvitation> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await lockInvitations(tx);
    await requireFreeAddress(tx, email);
    const teams = await requireTeams(tx, teamIds);
    await tx.invitation.updateMany({ where: { email, ...STANDING }, data: { revokedAt: now } });
    if ((await tx.invitation.count({ where: STANDING })) >= MAX_OPEN) {
      throw new DomainError("conflict", `${MAX_OPEN} invitations are open. Withdraw some first.`);
    }
    const { secret, tokenHash } = createSecret();
    const id = uuidv7();
    await tx.invitation.create({
      data: { id, email, role, teamIds: teams.map((team) => team.id), tokenHash, ...by(admin), ...validFrom(now) },
      select: { id: true },
    });
    const details = { role, teams: teams.map(({ name }) => name) };
    await recordAudit(tx, admin, { action: "person.invited", subject: "invitation", label: email, details }, now);
    return { invitation: await requireInvitation(tx, id), secret };
  });
}

/** A new link for seven more days; the old one stops working. Throws DomainError "forbidden", "not_found", "conflict" as `invite`. */
export async function renewInvitation(actor: Actor, invitationId: string, now: Date): Promise<NewInvitation> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const { email } = await requireInvitation(tx, invitationId);
    await requireFreeAddress(tx, email);
    const { secret, tokenHash } = createSecret();
    const data = { tokenHash, ...by(admin), expiresAt: validFrom(now).expiresAt };
    const { count } = await tx.invitation.updateMany({ where: { id: invitationId, ...STANDING }, data });
    if (count === 0) throw gone();
    const details = { again: true };
    await recordAudit(tx, admin, { action: "person.invited", subject: "invitation", label: email, details }, now);
    return { invitation: await requireInvitation(tx, invitationId), secret };
  });
}

/** Withdraws every link that a person gave: whoever is shut out must not come back by one, or leave one to others. */
export async function revokeInvitationsOf(tx: Tx, personId: string, now: Date): Promise<number> {
  const { count } = await tx.invitation.updateMany({ where: { invitedById: personId, ...STANDING }, data: { revokedAt: now } });
  return count;
}

/** Withdraws an invitation: its link stops working. Throws DomainError "forbidden" and "not_found". */
export async function revokeInvitation(actor: Actor, invitationId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const { email } = await requireInvitation(tx, invitationId);
    const { count } = await tx.invitation.updateMany({ where: { id: invitationId, ...STANDING }, data: { revokedAt: now } });
    if (count === 0) throw gone();
    await recordAudit(tx, admin, { action: "person.invitation_revoked", subject: "invitation", label: email }, now);
  });
}

/** Whom a link's secret invites; null = it was used, withdrawn, or ran out. */
export async function findInvitation(secret: string, now: Date): Promise<{ email: string; invitedBy: string } | null> {
  return db().invitation.findFirst({
    where: { tokenHash: hash(secret), ...STANDING, expiresAt: { gt: now } },
    select: { email: true, invitedBy: true },
  });
}

/**
 * Joins by an invitation's link, with a name and a password of one's own. The link is used up in the same transaction: of two who
 * come at once, one joins. Throws DomainError "forbidden" for a link that does not work, "conflict" when somebody has the address.
 */
export async function acceptInvitation({ token, ...person }: AcceptanceInput, now: Date): Promise<Agent> {
  return db().$transaction(async (tx) => {
    const [invitation] = await tx.$queryRaw<{ email: string; role: InvitationView["role"]; teamIds: string[] }[]>`
      UPDATE invitation SET accepted_at = ${now}
      WHERE token_hash = ${hash(token)} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}
      RETURNING email, role::text AS role, team_ids AS "teamIds"`;
    if (!invitation) throw new DomainError("forbidden", "This link has been used, was withdrawn, or ran out.");
    const { email, role, teamIds } = invitation;
    await requireFreeAddress(tx, email);
    const agent = await createAgent({ ...person, email, role }, tx);
    // A team may have been dissolved since.
    const teams = await tx.team.findMany({ where: { id: { in: teamIds } }, select: { id: true } });
    await tx.teamMember.createMany({ data: teams.map(({ id: teamId }) => ({ teamId, agentId: agent.id })) });
    await recordAudit(
      tx,
      agent,
      { action: "person.joined", subject: "person", label: agent.name, details: { email, role } },
      now,
    );
    return agent;
  });
}

const STANDING = { acceptedAt: null, revokedAt: null } as const;

async function lockInvitations(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}

async function requireFreeAddress(tx: Tx, email: string): Promise<void> {
  const known = await tx.agent.findUnique({ where: { email }, select: { deactivatedAt: true } });
  if (known?.deactivatedAt) throw new DomainError("conflict", "Somebody who was deactivated has this address. Let them back in.");
  if (known) throw new DomainError("conflict", "Somebody has this address already.");
}

async function requireInvitation(tx: Tx, id: string): Promise<InvitationView> {
  const [invitation] = await loadInvitations(tx, id);
  if (!invitation) throw gone();
  return invitation;
}

type InvitationRow = Omit<InvitationView, "createdAt" | "expiresAt"> & { createdAt: Date; expiresAt: Date };

async function loadInvitations(tx: Pick<Tx, "$queryRaw">, only: string | null = null): Promise<InvitationView[]> {
  const rows = await tx.$queryRaw<InvitationRow[]>`
    SELECT i.id, i.email, i.role::text AS role, i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
        FROM team t WHERE t.id = ANY(i.team_ids)), '[]') AS teams
    FROM invitation i
    WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL AND (${only}::uuid IS NULL OR i.id = ${only}::uuid)
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${MAX_OPEN}`;
  return rows.map(({ createdAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

function validFrom(now: Date) {
  return { createdAt: now, expiresAt: new Date(now.getTime() + TTL_MS) };
}

function createSecret(): { secret: string; tokenHash: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return { secret, tokenHash: hash(secret) };
}

/** A plain hash is enough for 192 random bits. */
function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function gone(): DomainError {
  return new DomainError("not_found", "This invitation does not exist any more.");
}

function by({ id, name }: { id: string; name: string }) {
  return { invitedById: id, invitedBy: name };
}
