import type { Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import type { JsonValue } from "@/lib/whatsapp/json";
import {
  readTemplateNews,
  readTemplateSubject,
  type TemplateNews,
  type TemplateSubject,
  withNewTexts,
} from "@/lib/whatsapp/template-event";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type { TemplateEvent } from "@/lib/whatsapp/webhook-event";
import { lockTemplates } from "./template-lock";
import { followNews } from "./template-rules";

/** One word of a webhook: of which template, when, and what it says. */
type Told<News = TemplateNews> = { wabaId: string; subject: TemplateSubject; at: Date; news: News };
type Of<Sort extends TemplateNews["sort"]> = Told<Extract<TemplateNews, { sort: Sort }>>;

/**
 * Sets at once what webhooks say of templates, ahead of the sync that each of them asks for: a paused template must not be picked
 * meanwhile. The newest word of each sort counts, by Meta's time. What is told of templates that are not known yet waits for the
 * sync.
 */
export async function recordTemplateNews(tx: Tx, events: readonly WebhookEvent[], now: Date): Promise<void> {
  const told = newest(events.flatMap((event) => (event.kind === "template" ? readTold(event, now) : [])));
  if (told.length === 0) return;
  await lockTemplates(
    tx,
    told.map(({ wabaId }) => wabaId),
  );
  await storeStatuses(tx, told.filter(isOf("status")));
  await storeQualities(tx, told.filter(isOf("quality")));
  await storeCategories(tx, told.filter(isOf("category")));
  await storeTexts(tx, told.filter(isOf("components")));
  for (const wabaId of new Set(told.filter(isOf("category")).map((one) => one.wabaId))) await followNews(tx, wabaId, now);
  await publish(tx, { type: "templates" });
}

function readTold({ wabaId, value, happenedAt }: TemplateEvent, now: Date): Told[] {
  const news = value && readTemplateNews(value);
  if (wabaId === null || !value || !news) return [];
  return [{ wabaId, subject: readTemplateSubject(value), at: happenedAt ?? now, news }];
}

/** One of each sort a template, because one statement sets a row once. Of two in the same second the later to arrive. */
function newest(told: readonly Told[]): Told[] {
  const kept = new Map<string, Told>();
  for (const one of told) {
    const { name, language, metaId } = one.subject;
    const key = [one.wabaId, one.news.sort, ...(name && language ? [name, language] : [metaId])].join("\u0000");
    const known = kept.get(key);
    if (!known || known.at <= one.at) kept.set(key, one);
  }
  return [...kept.values()];
}

function isOf<Sort extends TemplateNews["sort"]>(sort: Sort) {
  return (told: Told): told is Of<Sort> => told.news.sort === sort;
}

/** As the statements below read them: whose template, when, and what. */
function toRows(told: readonly Told[]): string {
  return JSON.stringify(told.map(({ wabaId, subject, at, news }) => ({ wabaId, ...subject, at, ...news })));
}

async function storeStatuses(tx: Tx, told: readonly Of<"status">[]): Promise<void> {
  if (told.length === 0) return;
  // A sync may have seen the new state before its webhook came: then what only the webhook says is added.
  await tx.$executeRaw`
    UPDATE template t SET status = n.status, status_at = CASE WHEN t.status = n.status THEN coalesce(t.status_at, n.at) ELSE n.at END,
      paused_until = n.at + make_interval(secs => n."pausedForMs" / 1000), rejected_reason = n."rejectedReason",
      rejected_details = n.details, deleted_at = CASE WHEN n.status = 'DELETED' THEN coalesce(t.deleted_at, n.at) ELSE t.deleted_at END,
      told_at = t.told_at || jsonb_build_object('status', n.at)
    FROM jsonb_to_recordset(${toRows(told)}::jsonb) AS n("wabaId" text, name text, language text, "metaId" text, at timestamptz,
      status text, "pausedForMs" float8, "rejectedReason" text, details text)
    WHERE t.waba_id = n."wabaId" AND CASE WHEN n.name IS NOT NULL AND n.language IS NOT NULL
        THEN t.name = n.name AND t.language = n.language ELSE t.meta_id = n."metaId" END
      AND coalesce((t.told_at ->> 'status')::timestamptz, '-infinity') <= n.at
      AND (t.status = n.status OR t.status_at IS NULL OR t.status_at <= n.at)`;
}

async function storeQualities(tx: Tx, told: readonly Of<"quality">[]): Promise<void> {
  if (told.length === 0) return;
  await tx.$executeRaw`
    UPDATE template t SET quality = n.quality, told_at = t.told_at || jsonb_build_object('quality', n.at)
    FROM jsonb_to_recordset(${toRows(told)}::jsonb) AS n("wabaId" text, name text, language text, "metaId" text, at timestamptz,
      quality text)
    WHERE t.waba_id = n."wabaId" AND CASE WHEN n.name IS NOT NULL AND n.language IS NOT NULL
        THEN t.name = n.name AND t.language = n.language ELSE t.meta_id = n."metaId" END
      AND coalesce((t.told_at ->> 'quality')::timestamptz, '-infinity') <= n.at`;
}

async function storeCategories(tx: Tx, told: readonly Of<"category">[]): Promise<void> {
  if (told.length === 0) return;
  await tx.$executeRaw`
    UPDATE template t SET category = coalesce(n.category, t.category), previous_category = coalesce(n."previousCategory", t.previous_category),
      correct_category = n."correctCategory", category_at = n."categoryAt",
      told_at = t.told_at || jsonb_build_object('category', n.at)
    FROM jsonb_to_recordset(${toRows(told)}::jsonb) AS n("wabaId" text, name text, language text, "metaId" text, at timestamptz,
      category text, "previousCategory" text, "correctCategory" text, "categoryAt" timestamptz)
    WHERE t.waba_id = n."wabaId" AND CASE WHEN n.name IS NOT NULL AND n.language IS NOT NULL
        THEN t.name = n.name AND t.language = n.language ELSE t.meta_id = n."metaId" END
      AND coalesce((t.told_at ->> 'category')::timestamptz, '-infinity') <= n.at`;
}

type TextRow = { id: string; components: JsonValue; index: number };

/** The texts are put among the components here, under the rows' locks, and stored together. */
async function storeTexts(tx: Tx, told: readonly Of<"components">[]): Promise<void> {
  if (told.length === 0) return;
  const rows = await tx.$queryRaw<TextRow[]>`
    SELECT t.id, t.components, n.index
    FROM template t JOIN jsonb_to_recordset(${JSON.stringify(told.map(({ wabaId, subject, at }, index) => ({ wabaId, ...subject, at, index })))}::jsonb)
      AS n("wabaId" text, name text, language text, "metaId" text, at timestamptz, index int)
      ON t.waba_id = n."wabaId" AND CASE WHEN n.name IS NOT NULL AND n.language IS NOT NULL
        THEN t.name = n.name AND t.language = n.language ELSE t.meta_id = n."metaId" END
    WHERE coalesce((t.told_at ->> 'components')::timestamptz, '-infinity') <= n.at
    ORDER BY t.id FOR UPDATE OF t`;
  const changed = rows.flatMap(({ id, components, index }) => {
    const one = told[index];
    return one ? [{ id, components: withNewTexts(components, one.news), at: one.at }] : [];
  });
  await tx.$executeRaw`
    UPDATE template t SET components = n.components, told_at = t.told_at || jsonb_build_object('components', n.at)
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS n(id uuid, components jsonb, at timestamptz)
    WHERE t.id = n.id`;
}
