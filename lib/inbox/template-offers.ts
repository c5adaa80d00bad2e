import type { AgentRole } from "@/lib/contract/agent";
import type { TemplateOfferInput } from "@/lib/contract/template-library";
import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";

/**
 * The condition, in SQL, that a row of `template t` is offered to the actor on a number; `null` = on any number of its account.
 * The offer and the rule of the category must both name the actor's role. Part of each query that lists or fills a template for
 * somebody, never an `if` after it.
 */
export function offeredTo(actor: Actor, numberId: string | null): Prisma.Sql {
  const onNumber =
    numberId === null
      ? Prisma.sql`EXISTS (SELECT FROM phone_number x WHERE x.waba_id = t.waba_id AND x.id = ANY(o.number_ids))`
      : Prisma.sql`${numberId}::uuid = ANY(o.number_ids)`;
  return Prisma.sql`(t.deleted_at IS NULL AND EXISTS (
    SELECT FROM template_offer o JOIN template_category_rule r ON r.category = t.category JOIN agent a ON a.id = ${actor.id}
    WHERE o.waba_id = t.waba_id AND o.name = t.name AND o.is_offered AND (o.every_number OR ${onNumber}) AND ${reaches}))`;
}

/** The condition that an offer `o` and the rule `r` of a category reach an agent `a`, whether it is on or off. */
export const reaches = Prisma.sql`(a.deactivated_at IS NULL AND a.role = ANY(o.roles) AND a.role = ANY(r.roles)
  AND (o.every_team OR EXISTS (SELECT FROM team_member m WHERE m.agent_id = a.id AND m.team_id = ANY(o.team_ids))))`;

/**
 * Chooses who may send a template, for all its languages; from then on no sync changes it. One audited act. Throws DomainError
 * "forbidden", "not_found", and "invalid_input" for teams or numbers that do not exist or are of another account.
 */
export async function chooseOffer(
  actor: Actor,
  wabaId: string,
  name: string,
  input: TemplateOfferInput,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    await requireTemplate(tx, wabaId, name);
    const chosen = tidied(input);
    await requireTargets(tx, wabaId, chosen);
    const before = await lockOffer(tx, wabaId, name);
    await tx.templateOffer.upsert({
      where: { wabaId_name: { wabaId, name } },
      create: { wabaId, name, ...chosen, decidedBy: admin.name, decidedAt: now },
      update: { ...chosen, decidedBy: admin.name, decidedAt: now },
      select: { name: true },
    });
    const details = { wabaId, before: before && (await inWords(tx, before)), after: await inWords(tx, chosen) };
    await recordAudit(tx, admin, { action: "template.offered", subject: "template", label: name, details }, now);
    await publish(tx, { type: "templates" });
  });
}

type Offer = {
  isOffered: boolean;
  roles: AgentRole[];
  everyTeam: boolean;
  teamIds: string[];
  everyNumber: boolean;
  numberIds: string[];
};

/** Each once, and none where all are meant. */
function tidied({ isOffered, roles, everyTeam, teamIds, everyNumber, numberIds }: TemplateOfferInput): Offer {
  return {
    isOffered,
    roles: [...new Set(roles)],
    everyTeam,
    teamIds: everyTeam ? [] : [...new Set(teamIds)],
    everyNumber,
    numberIds: everyNumber ? [] : [...new Set(numberIds)],
  };
}

async function requireTemplate(tx: Tx, wabaId: string, name: string): Promise<void> {
  const template = await tx.template.findFirst({ where: { wabaId, name, deletedAt: null }, select: { id: true } });
  if (!template) throw new DomainError("not_found", "This template does not exist.");
}

async function requireTargets(tx: Tx, wabaId: string, { teamIds, numberIds }: Offer): Promise<void> {
  const teams = await tx.team.count({ where: { id: { in: teamIds } } });
  const numbers = await tx.phoneNumber.count({ where: { id: { in: numberIds }, wabaId } });
  if (teams === teamIds.length && numbers === numberIds.length) return;
  throw new DomainError("invalid_input", "One of these teams or numbers is gone. Look again and choose anew.");
}

/** Two who choose at once come one after the other, each with what the other left as `before`. */
async function lockOffer(tx: Tx, wabaId: string, name: string): Promise<Offer | null> {
  const [offer] = await tx.$queryRaw<Offer[]>`
    SELECT is_offered AS "isOffered", roles::text[] AS roles, every_team AS "everyTeam", coalesce(team_ids, '{}') AS "teamIds",
      every_number AS "everyNumber", coalesce(number_ids, '{}') AS "numberIds"
    FROM template_offer WHERE waba_id = ${wabaId} AND name = ${name} FOR UPDATE`;
  return offer ?? null;
}

/** As an audit keeps it: names, because ids say nothing once a team is gone. */
async function inWords(tx: Tx, { isOffered, roles, everyTeam, teamIds, everyNumber, numberIds }: Offer) {
  const named = { select: { name: true }, orderBy: { name: "asc" } } as const;
  const teams = everyTeam ? [] : await tx.team.findMany({ where: { id: { in: teamIds } }, ...named });
  const numbers = everyNumber ? [] : await tx.phoneNumber.findMany({ where: { id: { in: numberIds } }, ...named });
  return {
    isOffered,
    roles,
    teams: everyTeam ? "all" : teams.map((team) => team.name),
    numbers: everyNumber ? "all" : numbers.map((number) => number.name),
  };
}
