import type { PhoneHistory } from "@/lib/contract/phone-history";
import { db, type Tx } from "@/lib/db";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type { PhoneHistoryEvent } from "@/lib/whatsapp/webhook-event";

/** Meta's code when whoever has the phone does not share its messages. */
export const DECLINED_CODE = 2_593_109;

/**
 * Keeps how far the sharing of each number's past has come: each part once, however often and in whatever order parts come. Whoever
 * looks at the number asks anew every few seconds, so nobody is told.
 */
export async function recordPhoneHistory(tx: Tx, events: readonly WebhookEvent[], now: Date): Promise<void> {
  const told = events.filter((event): event is PhoneHistoryEvent => event.kind === "phone_history");
  await keepParts(tx, told, now);
  await keepRefusals(tx, told, now);
}

async function keepParts(tx: Tx, told: readonly PhoneHistoryEvent[], now: Date): Promise<void> {
  const parts = told.flatMap(({ part, phoneNumberId, messages }) => (part ? [{ ...part, phoneNumberId, messages }] : []));
  if (parts.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO number_history_chunk (number_id, phase, chunk_order, progress, messages, received_at)
    SELECT n.id, row.phase, row."chunkOrder", max(row.progress)::int, max(row.messages), ${now}
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      AS row("phoneNumberId" text, phase int, "chunkOrder" int, progress float, messages int)
    JOIN phone_number n ON n.phone_number_id = row."phoneNumberId" GROUP BY 1, 2, 3
    ON CONFLICT (number_id, phase, chunk_order) DO UPDATE SET
      progress = greatest(number_history_chunk.progress, excluded.progress),
      messages = greatest(number_history_chunk.messages, excluded.messages), received_at = excluded.received_at`;
}

async function keepRefusals(tx: Tx, told: readonly PhoneHistoryEvent[], now: Date): Promise<void> {
  const refusals = told.flatMap(({ error, phoneNumberId }) =>
    error ? [{ phoneNumberId, code: error.code, words: error.details ?? error.message ?? error.title }] : [],
  );
  if (refusals.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO number_history (number_id, refused_code, refused_words, refused_at, updated_at)
    SELECT DISTINCT ON (n.id) n.id, row.code, row.words, ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) AS row("phoneNumberId" text, code int, words text)
    JOIN phone_number n ON n.phone_number_id = row."phoneNumberId" ORDER BY n.id, row.code = ${DECLINED_CODE} DESC, row.code
    ON CONFLICT (number_id) DO UPDATE SET refused_code = excluded.refused_code, refused_words = excluded.refused_words,
      refused_at = excluded.refused_at, updated_at = excluded.updated_at`;
}

/** What is known of the past that a number's phone shares; null = nothing was asked for and nothing came. */
export async function readPhoneHistory(numberId: string): Promise<PhoneHistory | null> {
  const [parts] = await db().$queryRaw<Parts[]>`
    SELECT count(*)::int AS parts, max(phase) AS phase, coalesce(max(progress), 0) AS percent, coalesce(sum(messages), 0)::int AS messages,
      max(received_at) AS "lastAt" FROM number_history_chunk WHERE number_id = ${numberId}::uuid`;
  const [book] = await db().$queryRaw<{ contacts: number }[]>`
    SELECT count(*)::int AS contacts FROM phone_book_entry WHERE number_id = ${numberId}::uuid AND kind = 'phone' AND name IS NOT NULL`;
  const asked = await db().numberHistory.findUnique({ where: { numberId } });
  const contacts = book?.contacts ?? 0;
  if (!parts || (!asked && parts.parts === 0 && contacts === 0)) return null;
  return {
    state: stateOf(parts, asked),
    phase: parts.phase,
    percent: parts.percent,
    messages: parts.messages,
    lastAt: parts.lastAt?.toISOString() ?? null,
    refusal: asked?.refusedCode == null ? null : { code: asked.refusedCode, words: asked.refusedWords },
    contacts,
  };
}

type Parts = { parts: number; phase: number | null; percent: number; messages: number; lastAt: Date | null };

/** What came says more than what was said before it. */
function stateOf(
  { parts, percent }: Parts,
  asked: { refusedCode: number | null; historyAskedAt: Date | null } | null,
): PhoneHistory["state"] {
  if (parts > 0) return percent >= 100 ? "finished" : "coming";
  if (asked?.refusedCode != null) return asked.refusedCode === DECLINED_CODE ? "declined" : "refused";
  return asked?.historyAskedAt ? "asked" : "not_asked";
}
