import type {
  LibraryLanguage,
  LibraryTemplate,
  TemplateAccount,
  TemplateLibrary,
  TemplateOfferView,
} from "@/lib/contract/template-library";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { describeTemplate, type TemplateDefinition } from "@/lib/whatsapp/template";
import { type Actor, isActive, numberVisibleTo, requireRole } from "./access";
import { loadOffers } from "./template-offer-list";
import { offeredTo } from "./template-offers";

/** More than Meta lets the accounts of one business have, in all languages. */
const MAX_LANGUAGES = 12_000;
const MAX_DRAFTS = 1_000;
const MAX_TEAMS = 500;

/**
 * All templates by name. Admins see every one, with its offer and its draft, and names that are drafts only; others see what is
 * offered to them on any number, without the choices.
 */
export async function listLibrary(actor: Actor): Promise<TemplateLibrary> {
  const isAdmin = await hasAdminRights(actor);
  const [rows, accounts] = await Promise.all([loadLanguages(actor, isAdmin), loadAccounts(actor, isAdmin)]);
  if (!isAdmin) return { templates: groupByName(rows, new Map(), []), accounts, rules: [], teams: [] };
  const [offers, drafts, rules, teams] = await Promise.all([loadOffers(), loadDrafts(), loadRules(), loadTeams()]);
  return { templates: groupByName(rows, offers, drafts), accounts, rules, teams };
}

type LanguageRow = TemplateDefinition & {
  wabaId: string;
  id: string;
  statusAt: Date | null;
  pausedUntil: Date | null;
  quality: string | null;
  previousCategory: string | null;
  correctCategory: string | null;
  categoryAt: Date | null;
  rejectedReason: string | null;
  rejectedDetails: string | null;
};
type DraftRow = { wabaId: string; name: string; category: string; revision: number; updatedBy: string; updatedAt: Date };

async function hasAdminRights(actor: Actor): Promise<boolean> {
  const { role } = await requireRole(db(), actor, "agent");
  return role === "admin";
}

function loadLanguages(actor: Actor, isAdmin: boolean): Promise<LanguageRow[]> {
  const isSeen = isAdmin ? Prisma.sql`(t.deleted_at IS NULL AND ${isActive(actor)})` : offeredTo(actor, null);
  return db().$queryRaw<LanguageRow[]>`
    SELECT t.waba_id AS "wabaId", t.id, t.name, t.language, t.status, t.category, t.parameter_format AS "parameterFormat", t.components,
      t.status_at AS "statusAt", t.paused_until AS "pausedUntil", t.quality, t.previous_category AS "previousCategory",
      t.correct_category AS "correctCategory", t.category_at AS "categoryAt", t.rejected_reason AS "rejectedReason",
      t.rejected_details AS "rejectedDetails"
    FROM template t WHERE ${isSeen} ORDER BY t.name, t.waba_id, t.language LIMIT ${MAX_LANGUAGES}`;
}

function loadDrafts(): Promise<DraftRow[]> {
  return db().$queryRaw<DraftRow[]>`
    SELECT waba_id AS "wabaId", name, design ->> 'category' AS category, revision, updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM template_draft ORDER BY name, waba_id LIMIT ${MAX_DRAFTS}`;
}

function groupByName(
  rows: readonly LanguageRow[],
  offers: ReadonlyMap<string, TemplateOfferView>,
  drafts: readonly DraftRow[],
): LibraryTemplate[] {
  const templates = new Map<string, LibraryTemplate>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = templates.get(key);
    if (known) known.languages.push(toLanguage(row));
    else templates.set(key, startTemplate(row, [toLanguage(row)], offers.get(key)));
    // What is marketing in one language is charged and offered as marketing.
    if (known && row.category === "MARKETING") known.category = row.category;
  }
  for (const { revision, updatedBy, updatedAt, ...draft } of drafts) {
    const template = templates.get(keyOf(draft)) ?? startTemplate(draft, [], undefined);
    template.draft = { revision, updatedBy, updatedAt: updatedAt.toISOString() };
    templates.set(keyOf(draft), template);
  }
  return [...templates.values()].sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}

function keyOf({ wabaId, name }: { wabaId: string; name: string }): string {
  return `${wabaId} ${name}`;
}

function startTemplate(
  { wabaId, name, category }: { wabaId: string; name: string; category: string },
  languages: LibraryLanguage[],
  offer: TemplateOfferView | undefined,
): LibraryTemplate {
  return { wabaId, name, category, languages, offer: offer ?? null, draft: null };
}

function toLanguage({ wabaId: _, id, statusAt, pausedUntil, categoryAt, parameterFormat, components, ...row }: LanguageRow) {
  const { name, quality, previousCategory, correctCategory, rejectedReason, rejectedDetails, ...told } = row;
  return {
    id,
    ...told,
    statusAt: statusAt?.toISOString() ?? null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
    quality,
    previousCategory,
    correctCategory,
    categoryAt: categoryAt?.toISOString() ?? null,
    rejectedReason,
    rejectedDetails,
    description: describeTemplate({ name, ...told, parameterFormat, components }),
  };
}

type NumberRow = { id: string; name: string; wabaId: string; syncedAt: Date | null; error: string | null };

/** One for each WhatsApp Business account; what is written beside one of its numbers is written beside all. */
async function loadAccounts(actor: Actor, isAdmin: boolean): Promise<TemplateAccount[]> {
  const rows = await db().$queryRaw<NumberRow[]>`
    SELECT n.id, n.name, n.waba_id AS "wabaId", n.templates_synced_at AS "syncedAt", n.templates_error AS error
    FROM phone_number n WHERE ${isAdmin ? isActive(actor) : numberVisibleTo(actor)} ORDER BY n.name, n.id`;
  const accounts = new Map<string, TemplateAccount>();
  for (const { id, name, wabaId, syncedAt, error } of rows) {
    const account = accounts.get(wabaId) ?? { wabaId, numbers: [], syncedAt: syncedAt?.toISOString() ?? null, error };
    account.numbers.push({ id, name });
    accounts.set(wabaId, account);
  }
  return [...accounts.values()];
}

async function loadRules(): Promise<TemplateLibrary["rules"]> {
  return db().$queryRaw`
    SELECT category, offer_after_sync AS "offerAfterSync", roles::text[] AS roles FROM template_category_rule
    ORDER BY array_position('{MARKETING,UTILITY,AUTHENTICATION}', category)`;
}

function loadTeams(): Promise<TemplateLibrary["teams"]> {
  return db().$queryRaw`
    SELECT t.id, t.name, count(a.id)::int AS members FROM team t LEFT JOIN team_member m ON m.team_id = t.id
    LEFT JOIN agent a ON a.id = m.agent_id AND a.deactivated_at IS NULL
    GROUP BY t.id ORDER BY t.name LIMIT ${MAX_TEAMS}`;
}
