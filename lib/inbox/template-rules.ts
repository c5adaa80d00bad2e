import type { TemplateCategory } from "@/lib/contract/template-design";
import type { CategoryRule, CategoryRuleInput } from "@/lib/contract/template-library";
import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { lockTemplates } from "./template-lock";

/**
 * Changes what holds for all templates of a category, and lets those that nobody decided about follow at once. One audited act.
 * Throws DomainError "forbidden", and "invalid_input" for marketing that would be offered by itself: it costs money.
 */
export async function changeRule(
  actor: Actor,
  category: TemplateCategory,
  { offerAfterSync, roles }: CategoryRuleInput,
  now: Date,
): Promise<void> {
  if (category === "MARKETING" && offerAfterSync) {
    throw new DomainError("invalid_input", "Marketing costs more than other templates, so each one is offered by hand.");
  }
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const accounts = await tx.phoneNumber.findMany({ distinct: ["wabaId"], select: { wabaId: true } });
    await lockTemplates(
      tx,
      accounts.map(({ wabaId }) => wabaId),
    );
    const before = await lockRule(tx, category);
    const after = { offerAfterSync, roles: [...new Set(roles)] };
    await tx.templateCategoryRule.upsert({
      where: { category },
      create: { category, ...after },
      update: after,
      select: { category: true },
    });
    const switched = await followRules(tx, null);
    const details = { before, after, switched: switched.map(({ name }) => name) };
    await recordAudit(tx, admin, { action: "template.rule_changed", subject: "template", label: category, details }, now);
    await publish(tx, { type: "templates" });
  });
}

/**
 * Gives each new template of an account (null = of all) an offer as its category's rule says, and lets the offers that nobody
 * decided about follow it. Never switches on a template that is marketing in any language. Answers the offers that were
 * switched on or off, the new ones not among them.
 */
export async function followRules(
  tx: Pick<Tx, "$queryRaw">,
  wabaId: string | null,
): Promise<{ wabaId: string; name: string; isOffered: boolean }[]> {
  return tx.$queryRaw`
    WITH wanted AS (
      SELECT t.waba_id, t.name, bool_and(t.category <> 'MARKETING' AND coalesce(r.offer_after_sync, false)) AS is_offered
      FROM template t LEFT JOIN template_category_rule r ON r.category = t.category
      WHERE t.deleted_at IS NULL AND ${wabaId === null ? Prisma.sql`true` : Prisma.sql`t.waba_id = ${wabaId}`}
      GROUP BY t.waba_id, t.name),
    made AS (
      INSERT INTO template_offer (waba_id, name, is_offered, roles, team_ids, number_ids)
      SELECT waba_id, name, is_offered, '{agent,supervisor,admin}', '{}', '{}' FROM wanted ON CONFLICT DO NOTHING)
    UPDATE template_offer o SET is_offered = wanted.is_offered FROM wanted
    WHERE o.waba_id = wanted.waba_id AND o.name = wanted.name AND o.decided_at IS NULL AND o.is_offered <> wanted.is_offered
    RETURNING o.waba_id AS "wabaId", o.name, o.is_offered AS "isOffered"`;
}

/** As `followRules`, and keeps in the audit what Meta's news switched on or off: nobody else would know. */
export async function followNews(tx: Tx, wabaId: string, now: Date): Promise<void> {
  for (const { name, isOffered } of await followRules(tx, wabaId)) {
    const details = { wabaId, before: { isOffered: !isOffered }, after: { isOffered } };
    await recordAudit(tx, null, { action: "template.offered", subject: "template", label: name, details }, now);
  }
}

async function lockRule(tx: Tx, category: TemplateCategory): Promise<Omit<CategoryRule, "category"> | null> {
  const [rule] = await tx.$queryRaw<Omit<CategoryRule, "category">[]>`
    SELECT offer_after_sync AS "offerAfterSync", roles::text[] AS roles
    FROM template_category_rule WHERE category = ${category} FOR UPDATE`;
  return rule ?? null;
}
