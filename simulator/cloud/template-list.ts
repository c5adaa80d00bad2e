import type { Library } from "../templates/library";
import type { Template } from "../templates/template";
import { pickFields } from "./fields";
import { GraphError, invalidParameter } from "./graph-error";

const DEFAULT_LIMIT = 25;
const MOST_LIMIT = 250;
const DEFAULTS = ["name", "parameter_format", "components", "language", "status", "category", "id"];
const FIELDS = [
  ...DEFAULTS,
  "sub_category",
  "previous_category",
  "correct_category",
  "quality_score",
  "rejected_reason",
  "last_updated_time",
  "library_template_name",
  "message_send_ttl_seconds",
  "health_status",
  "cta_url_link_tracking_opted_out",
  "degrees_of_freedom_spec",
  "optimization_spec",
  "is_primary_device_delivery_only",
];
/** A page of templates (of `most` that the account may have), with cursors and the address of the next page, as Graph lists them. */
export function listTemplates(library: Library, url: URL, most: number): Record<string, unknown> {
  const query = url.searchParams;
  const found = library.list().filter((template) => matches(template, query));
  const limit = readLimit(query.get("limit"));
  const { start, end } = readRange(query, found.length, limit);
  const page = found.slice(start, end);
  const asked = query.get("fields");
  return {
    data: page.map((template) => readTemplate(template, asked)),
    ...(page.length === 0 ? {} : { paging: pagingOf(url, start, end, found.length) }),
    ...(query.has("summary") ? { summary: summaryOf(library, most) } : {}),
  };
}

/** GET /{template}. */
export function readTemplate(template: Template, fields: string | null): Record<string, unknown> {
  return pickFields(nodeOf(template), withoutParts(fields), DEFAULTS, "WhatsAppMessageTemplate");
}

function nodeOf({ past: _, ...template }: Template): Record<string, unknown> {
  const canSend = template.status === "APPROVED" ? "AVAILABLE" : "BLOCKED";
  const health = { entity_type: "MESSAGE_TEMPLATE", id: template.id, can_send_message: canSend };
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, undefined])),
    ...template,
    health_status: { can_send_message: canSend, entities: [health] },
  };
}

/** "quality_score{score,date}" asks for the whole. */
function withoutParts(fields: string | null): string | null {
  return fields?.replace(/\{[^}]*\}/g, "") ?? null;
}

function matches(template: Template, query: URLSearchParams): boolean {
  const isOneOf = (key: string, value: string) => {
    const wanted = query.get(key)?.toLowerCase().split(",");
    return wanted === undefined || wanted.some((word) => word.trim() === value.toLowerCase());
  };
  const words = (query.get("name_or_content") ?? query.get("content"))?.toLowerCase();
  const text = `${query.has("content") ? "" : template.name} ${JSON.stringify(template.components)}`.toLowerCase();
  return (
    isOneOf("name", template.name) &&
    isOneOf("status", template.status) &&
    isOneOf("language", template.language) &&
    isOneOf("category", template.category) &&
    isOneOf("quality_score", template.quality_score.score) &&
    (words === undefined || text.includes(words))
  );
}

function readLimit(limit: string | null): number {
  if (limit === null) return DEFAULT_LIMIT;
  if (!/^[1-9]\d*$/.test(limit)) throw invalidParameter("Param limit must be an integer greater than or equal to 1");
  return Math.min(Number(limit), MOST_LIMIT);
}

function readRange(query: URLSearchParams, total: number, limit: number): { start: number; end: number } {
  const before = query.get("before");
  if (before !== null) {
    const end = readCursor(before, total);
    return { start: Math.max(0, end - limit), end };
  }
  const after = query.get("after");
  const start = after === null ? 0 : readCursor(after, total) + 1;
  return { start, end: Math.min(total, start + limit) };
}

function pagingOf(url: URL, start: number, end: number, total: number): Record<string, unknown> {
  const paging: Record<string, unknown> = { cursors: { before: writeCursor(start), after: writeCursor(end - 1) } };
  if (end < total) paging.next = pageAddress(url, "after", writeCursor(end - 1));
  if (start > 0) paging.previous = pageAddress(url, "before", writeCursor(start));
  return paging;
}

function pageAddress(url: URL, key: "after" | "before", cursor: string): string {
  const address = new URL(url);
  address.searchParams.delete("after");
  address.searchParams.delete("before");
  address.searchParams.set(key, cursor);
  return address.href;
}

/** Cursors are opaque to callers: a position, dressed up. */
function writeCursor(position: number): string {
  return Buffer.from(`template:${position}`).toString("base64url");
}

function readCursor(cursor: string, total: number): number {
  const position = /^template:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
  if (position === undefined || Number(position) >= Math.max(1, total)) throw new GraphError(131059);
  return Number(position);
}

function summaryOf(library: Library, most: number): Record<string, unknown> {
  const count = library.list().length;
  return { total_count: count, message_template_count: count, message_template_limit: most };
}
