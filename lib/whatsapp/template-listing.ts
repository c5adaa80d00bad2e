import * as z from "zod";
import { type GraphConnection, requestGraph } from "./graph-request";
import { type JsonObject, type JsonValue, storableJson } from "./json";
import { maybe } from "./lenient";
import { type Refusal, settle, unreadableAnswer } from "./outcome";

/** A template as the Graph API lists it. Meta's spelling of status, category and quality: upper case. */
export type ListedTemplate = {
  metaId: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameterFormat: "POSITIONAL" | "NAMED";
  components: JsonValue[];
  quality: string | null;
  subCategory: string | null;
  previousCategory: string | null;
  /** What Meta thinks it is, where that is something else. */
  correctCategory: string | null;
  rejectedReason: string | null;
  /** Meta's message_send_ttl_seconds; null = its default. */
  ttlSeconds: number | null;
};

/** One page; `unreadable` counts what in it is no template that we could make out. */
export type TemplatePage = { templates: ListedTemplate[]; unreadable: number };

/** A list that could not be read to its end, with what stood in the way. */
export class TemplateListingError extends Error {
  override readonly name = "TemplateListingError";

  constructor(readonly refusal: Refusal) {
    super(describeRefusal(refusal));
  }
}

const PAGE_SIZE = "100";
/** Twice the 6,000 templates that an account may have, at half-empty pages. */
const MAX_PAGES = 240;
const CURSOR_EXPIRED = 131059;
const FIELDS =
  "id,name,language,status,category,parameter_format,components,quality_score,sub_category,previous_category,correct_category,rejected_reason,message_send_ttl_seconds";
/** What Meta writes where nothing was rejected. */
const NO_REASON = "NONE";

const upperCase = z
  .string()
  .min(1)
  .transform((text) => text.toUpperCase());
const Template = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  name: z.string().min(1),
  language: z.string().min(1),
  status: upperCase,
  category: upperCase,
  // Templates from before named variables have no format.
  parameter_format: maybe(upperCase),
  components: z.array(z.json()).catch([]),
  quality_score: maybe(z.object({ score: upperCase })),
  sub_category: maybe(upperCase),
  previous_category: maybe(upperCase),
  correct_category: maybe(upperCase),
  rejected_reason: maybe(upperCase),
  message_send_ttl_seconds: maybe(z.number().int()),
});
const Page = z.object({
  data: z.array(z.json()),
  paging: z
    .object({
      cursors: z.object({ after: z.string().min(1).optional() }).nullish(),
      next: z.string().nullish(),
    })
    .nullish(),
});

/**
 * All templates of an account, or those of one name, page by page, to the end. When Meta calls a cursor expired it starts again once, so that
 * a template may come twice. Throws TemplateListingError.
 */
export async function* listTemplates(
  connection: GraphConnection,
  wabaId: string,
  name: string | null = null,
): AsyncGenerator<TemplatePage, void, void> {
  let after: string | null = null;
  let restarts = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = listQuery(name, after);
    const result = settle(await requestGraph(connection, { method: "GET", path: [wabaId, "message_templates"], query }));
    if (isExpiredCursor(result) && restarts === 0) {
      restarts += 1;
      after = null;
      continue;
    }
    if (result.kind !== "ok") throw new TemplateListingError(result);
    const page = readPage(result.json);
    // Meta also finds names that only contain the one asked for.
    yield name === null ? page : { ...page, templates: page.templates.filter((template) => template.name === name) };
    if (page.after === null) return;
    after = page.after;
  }
  throw new TemplateListingError({ kind: "uncertain", reason: "endless-list" });
}

function listQuery(name: string | null, after: string | null): Record<string, string> {
  return { fields: FIELDS, limit: PAGE_SIZE, ...(name === null ? {} : { name }), ...(after === null ? {} : { after }) };
}

function isExpiredCursor(result: { kind: "ok" } | Refusal): boolean {
  return result.kind === "rejected" && result.error.code === CURSOR_EXPIRED;
}

/** There is another page as long as there is a `next`, even after an empty one; its address is ours to build. */
function readPage(json: JsonObject): TemplatePage & { after: string | null } {
  const parsed = Page.safeParse(storableJson(json));
  if (!parsed.success) throw new TemplateListingError(unreadableAnswer());
  const { data, paging } = parsed.data;
  const templates = data.flatMap(readTemplate);
  const after = paging?.next ? paging.cursors?.after : null;
  // Stopping here would make the rest look deleted.
  if (after === undefined) throw new TemplateListingError(unreadableAnswer());
  return { templates, unreadable: data.length - templates.length, after };
}

function readTemplate(raw: JsonValue): ListedTemplate[] {
  const parsed = Template.safeParse(raw);
  if (!parsed.success) return [];
  const { data } = parsed;
  return [
    {
      metaId: data.id,
      name: data.name,
      language: data.language,
      status: data.status,
      category: data.category,
      parameterFormat: data.parameter_format === "NAMED" ? "NAMED" : "POSITIONAL",
      components: data.components,
      quality: data.quality_score?.score ?? null,
      subCategory: data.sub_category ?? null,
      previousCategory: data.previous_category ?? null,
      correctCategory: data.correct_category ?? null,
      rejectedReason: data.rejected_reason === NO_REASON ? null : (data.rejected_reason ?? null),
      ttlSeconds: data.message_send_ttl_seconds ?? null,
    },
  ];
}

function describeRefusal(refusal: Refusal): string {
  if (refusal.kind !== "rejected") return `The list of templates could not be read (${refusal.reason}).`;
  const { code, message, title } = refusal.error;
  return `Meta refused the list of templates (${code}): ${message ?? title ?? "no reason given"}`;
}
