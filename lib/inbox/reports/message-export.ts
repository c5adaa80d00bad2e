import type { MessageFilter, SupervisedMessage } from "@/lib/contract/supervision";
import { db } from "@/lib/db";
import { type Actor, requireRole } from "../access";
import { recordAudit } from "../audit";
import type { Place } from "../cursor";
import { BYTE_ORDER_MARK, csvLine } from "./csv";
import { inTime } from "./in-time";
import { toSupervisedMessage } from "./message-rows";
import { countUpTo, filterOf, loadSentMessages } from "./messages";
import { isAmong, type SentFilter } from "./sent-messages";

/** A file of more rows is cut, and says so in its last line. */
export const EXPORT_MAX_ROWS = 100_000;
const PAGE_SIZE = 1_000;

const COLUMNS: readonly (readonly [name: string, (message: SupervisedMessage) => string | number | null])[] = [
  ["happened_at", ({ happenedAt }) => happenedAt],
  ["status", ({ status }) => status],
  ["contact", ({ contact }) => contact.name],
  ["phone", ({ contact }) => contact.phone],
  ["number", ({ number }) => number.name],
  ["agent", ({ agent }) => agent?.name ?? null],
  ["type", ({ type }) => type],
  ["template", ({ template }) => template?.name ?? null],
  ["language", ({ template }) => template?.language ?? null],
  ["text", ({ text }) => text],
  ["queued_at", ({ steps }) => steps.queuedAt],
  ["accepted_at", ({ steps }) => steps.acceptedAt],
  ["sent_at", ({ steps }) => steps.sentAt],
  ["delivered_at", ({ steps }) => steps.deliveredAt],
  ["read_at", ({ steps }) => steps.readAt],
  ["played_at", ({ steps }) => steps.playedAt],
  ["failed_at", ({ steps }) => steps.failedAt],
  ["error_code", ({ failure }) => failure?.code ?? failure?.ours ?? null],
  ["error", ({ failure }) => failure?.details ?? failure?.title ?? null],
  ["price_category", ({ priceCategory }) => priceCategory],
  ["price_type", ({ priceType }) => priceType],
  ["response_seconds", ({ responseSeconds }) => responseSeconds],
  ["wamid", ({ wamid }) => wamid],
  ["message_id", ({ id }) => id],
  ["conversation_id", ({ conversationId }) => conversationId],
];

/**
 * The messages of a filter as a CSV file, in pieces, newest first; audited before the first. At most 100,000 rows. Throws DomainError
 * "forbidden", "invalid_input", and "unavailable".
 */
export async function exportSentMessages(actor: Actor, filter: MessageFilter, now: Date): Promise<AsyncGenerator<string>> {
  const sent = filterOf(actor, filter);
  await inTime(async (tx) => {
    const supervisor = await requireRole(tx, actor, "supervisor");
    const rows = await countUpTo(tx, isAmong(sent), EXPORT_MAX_ROWS);
    const { cursor: _, ...asked } = filter;
    const details = { rows, filter: asked };
    await recordAudit(tx, supervisor, { action: "message.exported", subject: "message", label: `${rows}`, details }, now);
  });
  return linesOf(sent);
}

/** Each page is a query of its own: no transaction is held open while somebody's browser is slow. */
async function* linesOf(filter: SentFilter): AsyncGenerator<string> {
  const condition = isAmong(filter);
  let place: Place | null = null;
  let written = 0;
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([name]) => name));
  while (true) {
    const page = await loadSentMessages(db(), condition, place, Math.min(PAGE_SIZE, EXPORT_MAX_ROWS + 1 - written));
    const rows = page.slice(0, EXPORT_MAX_ROWS - written).map(toSupervisedMessage);
    yield rows.map((message) => csvLine(COLUMNS.map(([, cellOf]) => cellOf(message)))).join("");
    written += rows.length;
    const last = page.at(-1);
    if (rows.length < page.length) yield csvLine(COLUMNS.map((_, index) => (index === 0 ? CUT : null)));
    if (!last || page.length < PAGE_SIZE || rows.length < page.length) return;
    place = { at: last.happenedAt, id: last.id };
  }
}

const CUT = `cut after ${EXPORT_MAX_ROWS} rows: choose a shorter period for the rest`;
