import type { TemplateOfferView } from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { reaches } from "./template-offers";

type OfferRow = Omit<TemplateOfferView, "decidedAt"> & { wabaId: string; name: string; decidedAt: Date | null };

/**
 * The offers of all names that Meta has, by account and name ("waba name"), each with how many active people it reaches. People
 * are counted once for each way of choosing them: most offers are alike.
 */
export async function loadOffers(): Promise<Map<string, TemplateOfferView>> {
  const rows = await db().$queryRaw<OfferRow[]>`
    WITH named AS (
      SELECT f.*, array_agg(DISTINCT t.category) AS categories
      FROM template_offer f JOIN template t ON t.waba_id = f.waba_id AND t.name = f.name AND t.deleted_at IS NULL
      GROUP BY f.waba_id, f.name),
    counted AS (
      SELECT o.*, (SELECT count(*) FROM agent a WHERE EXISTS (
        SELECT FROM template_category_rule r WHERE r.category = ANY(o.categories) AND ${reaches}))::int AS people
      FROM (SELECT DISTINCT roles, every_team, team_ids, categories FROM named) AS o)
    SELECT n.waba_id AS "wabaId", n.name, n.is_offered AS "isOffered", n.roles::text[] AS roles, n.every_team AS "everyTeam",
      coalesce(n.team_ids, '{}') AS "teamIds", n.every_number AS "everyNumber", coalesce(n.number_ids, '{}') AS "numberIds",
      c.people, n.decided_by AS "decidedBy", n.decided_at AS "decidedAt"
    FROM named n JOIN counted c ON c.roles = n.roles AND c.every_team = n.every_team
      AND c.team_ids IS NOT DISTINCT FROM n.team_ids AND c.categories = n.categories`;
  return new Map(
    rows.map(({ wabaId, name, decidedAt, ...offer }) => [
      `${wabaId} ${name}`,
      { ...offer, decidedAt: decidedAt?.toISOString() ?? null },
    ]),
  );
}
