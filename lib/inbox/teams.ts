import { v7 as uuidv7 } from "uuid";
import { TEAMS_MAX, type TeamInput, type TeamView } from "@/lib/contract/people";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { lockPerson } from "./people";
import { announceAgents } from "./people-news";

const LOCK = 7_420_014;

/** All teams with their active members and the numbers they answer, by name. For supervisors. Throws DomainError "forbidden". */
export async function listTeams(actor: Actor): Promise<TeamView[]> {
  await requireRole(db(), actor, "supervisor");
  return loadTeams(db());
}

/** Makes a team. Throws DomainError "forbidden", "conflict" for a name that is taken, "invalid_input" for people or numbers that there are not. */
export async function createTeam(actor: Actor, input: TeamInput, now: Date): Promise<TeamView> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await lockTeams(tx);
    if ((await tx.team.count()) >= TEAMS_MAX) throw new DomainError("conflict", `There are ${TEAMS_MAX} teams already.`);
    await requireFreeName(tx, input.name, null);
    const { id } = await tx.team.create({ data: { id: uuidv7(), name: input.name }, select: { id: true } });
    await fillTeam(tx, id, input);
    const team = await requireTeam(tx, id);
    await recordAudit(
      tx,
      admin,
      { action: "team.created", subject: "team", label: team.name, details: { after: namesOf(team) } },
      now,
    );
    await announceAgents(
      tx,
      team.members.map((member) => member.id),
    );
    return team;
  });
}

/** Changes a team's name, members and numbers to exactly these. Throws as `createTeam`, and DomainError "not_found". */
export async function changeTeam(actor: Actor, teamId: string, input: TeamInput, now: Date): Promise<TeamView> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await lockTeams(tx);
    const before = await requireTeam(tx, teamId);
    await requireFreeName(tx, input.name, teamId);
    await tx.team.update({ where: { id: teamId }, data: { name: input.name }, select: { id: true } });
    // Deactivated members are not on screen, and stay.
    await tx.teamMember.deleteMany({ where: { teamId, agent: { deactivatedAt: null } } });
    await tx.teamNumber.deleteMany({ where: { teamId } });
    await fillTeam(tx, teamId, input);
    const after = await requireTeam(tx, teamId);
    const details = { before: namesOf(before), after: namesOf(after) };
    await recordAudit(tx, admin, { action: "team.changed", subject: "team", label: after.name, details }, now);
    await announceAgents(tx, [...new Set([...before.members, ...after.members].map(({ id }) => id))]);
    return after;
  });
}

/** Dissolves a team: its members stay, and those in no other team see all conversations. Throws DomainError "forbidden" and "not_found". */
export async function deleteTeam(actor: Actor, teamId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await lockTeams(tx);
    const before = await requireTeam(tx, teamId);
    await tx.team.delete({ where: { id: teamId }, select: { id: true } });
    const act = { action: "team.deleted", subject: "team", label: before.name, details: { before: namesOf(before) } } as const;
    await recordAudit(tx, admin, act, now);
    await announceAgents(
      tx,
      before.members.map(({ id }) => id),
    );
  });
}

/** Puts somebody into exactly these teams. Throws DomainError "forbidden", "not_found", and "invalid_input" for teams that there are not. */
export async function changePersonTeams(actor: Actor, personId: string, teamIds: string[], now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await lockTeams(tx);
    const person = await lockPerson(tx, personId);
    const after = await requireTeams(tx, teamIds);
    const before = await tx.team.findMany({
      where: { members: { some: { agentId: personId } } },
      select: { name: true },
      orderBy: { name: "asc" },
    });
    await tx.teamMember.deleteMany({ where: { agentId: personId } });
    await tx.teamMember.createMany({ data: after.map(({ id: teamId }) => ({ teamId, agentId: personId })) });
    const details = { before: before.map(({ name }) => name), after: after.map(({ name }) => name) };
    await recordAudit(tx, admin, { action: "person.teams_changed", subject: "person", label: person.name, details }, now);
    await announceAgents(tx, [personId]);
  });
}

/** The teams of these ids, by name. Throws DomainError "invalid_input" when there is not each of them. */
export async function requireTeams(tx: Tx, teamIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  const wanted = [...new Set(teamIds)];
  const teams = await tx.team.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  if (teams.length < wanted.length) throw new DomainError("invalid_input", "One of these teams does not exist any more.");
  return teams;
}

/** Changes of teams are rare, and simpler to reason about one after the other. */
async function lockTeams(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}

async function requireFreeName(tx: Tx, name: string, exceptId: string | null): Promise<void> {
  const [taken] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM team WHERE lower(name) = lower(${name}) AND id IS DISTINCT FROM ${exceptId}::uuid LIMIT 1`;
  if (taken) throw new DomainError("conflict", "There is a team of this name.");
}

async function fillTeam(tx: Tx, teamId: string, { memberIds, numberIds }: TeamInput): Promise<void> {
  const members = await tx.agent.findMany({ where: { id: { in: memberIds }, deactivatedAt: null }, select: { id: true } });
  const numbers = await tx.phoneNumber.findMany({ where: { id: { in: numberIds } }, select: { id: true } });
  if (members.length < new Set(memberIds).size || numbers.length < new Set(numberIds).size) {
    throw new DomainError("invalid_input", "One of these people or numbers is not here any more.");
  }
  await tx.teamMember.createMany({ data: members.map(({ id: agentId }) => ({ teamId, agentId })), skipDuplicates: true });
  await tx.teamNumber.createMany({ data: numbers.map(({ id: numberId }) => ({ teamId, numberId })) });
}

async function requireTeam(tx: Tx, teamId: string): Promise<TeamView> {
  const [team] = await loadTeams(tx, teamId);
  if (!team) throw new DomainError("not_found", "This team does not exist.");
  return team;
}

async function loadTeams(tx: Pick<Tx, "$queryRaw">, only: string | null = null): Promise<TeamView[]> {
  return tx.$queryRaw<TeamView[]>`
    SELECT t.id, t.name,
      coalesce((SELECT json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id)
        FROM team_member tm JOIN agent a ON a.id = tm.agent_id AND a.deactivated_at IS NULL WHERE tm.team_id = t.id), '[]') AS members,
      coalesce((SELECT json_agg(json_build_object('id', n.id, 'name', n.name) ORDER BY n.name, n.id)
        FROM team_number tn JOIN phone_number n ON n.id = tn.number_id WHERE tn.team_id = t.id), '[]') AS numbers
    FROM team t WHERE ${only}::uuid IS NULL OR t.id = ${only}::uuid ORDER BY lower(t.name), t.id LIMIT ${TEAMS_MAX}`;
}

/** As an audit tells a team: names, because ids say nothing when the people are gone. */
function namesOf({ name, members, numbers }: TeamView) {
  return { name, members: members.map((member) => member.name), numbers: numbers.map((number) => number.name) };
}
