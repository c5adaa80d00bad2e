import type { Pool } from "pg";

/** A history of this size, of the 90 days before `now`, made by the database itself. */
export type HistorySize = { messages: number; conversations: number };

/** Statements that fill an empty database, in order. $-free, so that psql could run them too. */
export function historyStatements({ messages, conversations }: HistorySize, numberIds: readonly string[]): string[] {
  const number = `('{${numberIds.join(",")}}'::uuid[])`;
  return [
    `INSERT INTO agent (id, name, email, role, updated_at)
     SELECT 'agent-' || n, 'Agent ' || n, 'agent' || n || '@bench.example', CASE n WHEN 1 THEN 'supervisor' WHEN 2 THEN 'admin' ELSE 'agent' END::"AgentRole", now()
     FROM generate_series(1, 25) n`,
    `INSERT INTO template (id, waba_id, meta_id, name, language, status, category, parameter_format, components, synced_at)
     SELECT ${uuid("'t' || n")}, 'bench', n, 'template_' || (n / 3), (ARRAY['en', 'pt_PT', 'it'])[1 + n % 3], 'APPROVED',
       (ARRAY['UTILITY', 'MARKETING', 'AUTHENTICATION'])[1 + n % 3], 'POSITIONAL', '[{"type":"BODY","text":"Your order is ready."}]', now()
     FROM generate_series(1, 60) n`,
    `INSERT INTO contact (id, profile_name, wa_id, user_id)
     SELECT ${uuid("'k' || n")}, (ARRAY['Marta','Priya','Owen','Rui','Sofia','Hugo','Ben','Nuno'])[1 + n % 8] || ' ' ||
       (ARRAY['Oliveira','Raman','Blackwood','Tavares','Almeida','Marchetti','Okafor'])[1 + n % 7] || ' ' || n, (351900000000 + n)::text, 'PT.' || n
     FROM generate_series(1, ${conversations}) n`,
    `INSERT INTO contact_alias (kind, value, contact_id, seen_at)
     SELECT 'phone', (351900000000 + n)::text, ${uuid("'k' || n")}, now() FROM generate_series(1, ${conversations}) n`,
    `INSERT INTO conversation (id, number_id, contact_id, state, assignee_id, last_activity_at)
     SELECT ${uuid("'c' || n")}, (${number})[1 + n % ${numberIds.length}], ${uuid("'k' || n")},
       CASE WHEN n % 20 < 17 THEN 'resolved' ELSE 'open' END::"ConversationState",
       CASE WHEN n % 3 = 0 THEN NULL ELSE 'agent-' || (1 + n % 25) END, now()
     FROM generate_series(1, ${conversations}) n`,
    ...messageStatements(messages, conversations),
    `UPDATE conversation c SET last_activity_at = l.happened_at, last_message_id = l.id,
       last_inbound_at = l.inbound_at, last_outbound_at = l.outbound_at, window_closes_at = l.inbound_at + interval '1 day',
       unanswered_since = CASE WHEN l.inbound_at > l.outbound_at THEN l.inbound_at END, created_at = l.first_at
     FROM (SELECT conversation_id, max(happened_at) AS happened_at, (array_agg(id ORDER BY happened_at DESC, id DESC))[1] AS id,
             max(happened_at) FILTER (WHERE direction = 'inbound') AS inbound_at,
             max(happened_at) FILTER (WHERE direction = 'outbound') AS outbound_at, min(happened_at) AS first_at
           FROM message GROUP BY conversation_id) AS l
     WHERE l.conversation_id = c.id`,
    `INSERT INTO conversation_event (id, conversation_id, kind, actor_id, happened_at, open_seconds)
     SELECT ${uuid("'e' || n")}, ${uuid(`'c' || (1 + n % ${conversations})`)}, 'resolved', 'agent-' || (1 + n % 25),
       now() - random() * interval '90 days', 600 + (random() * 30000)::int
     FROM generate_series(1, ${Math.ceil(messages / 12)}) n`,
    "VACUUM ANALYZE",
    // What was just written goes to the disk now, not while pages are timed.
    "CHECKPOINT",
  ];
}

/** In parts, each its own transaction: one of a million rows would hold back everything else. */
const PART = 250_000;

function messageStatements(messages: number, conversations: number): string[] {
  const parts = Array.from({ length: Math.ceil(messages / PART) }, (_, part) => part * PART + 1);
  return parts.map((first) => messageStatement(first, Math.min(first + PART - 1, messages), messages, conversations));
}

/**
 * Some 52 % of a history is ours. Of that 42 % was read, 40 % delivered, 9 % only sent, 5 % failed for a dozen reasons, and a fifth was
 * made from templates; more happens by day than by night, and some contacts write far more than others.
 */
function messageStatement(first: number, last: number, messages: number, conversations: number): string {
  const step = `interval '90 days' / ${messages}`;
  return `
    INSERT INTO message (id, conversation_id, direction, type, wamid, client_message_id, agent_id, body, payload, happened_at, created_at, status,
      queued_at, accepted_at, sent_at, delivered_at, read_at, failed_at, error_code, error, pricing, price_category, price_type, template_id,
      answers_since, response_seconds)
    SELECT id, conversation_id, direction, CASE WHEN template_id IS NULL THEN 'text' ELSE 'template' END, 'wamid.' || n,
      CASE WHEN out THEN id END, agent_id, words || ' ' || n, CASE WHEN template_id IS NULL THEN '{}' ELSE template_payload END, at, at, status,
      CASE WHEN out THEN at END, CASE WHEN out THEN at + interval '0.3 s' END, CASE WHEN out THEN at + interval '1 s' END,
      CASE WHEN status IN ('delivered', 'read') THEN at + interval '2 s' END, CASE WHEN status = 'read' THEN at + interval '60 s' END,
      CASE WHEN status = 'failed' THEN at + interval '1 s' END, code,
      CASE WHEN status = 'failed' THEN jsonb_build_object('code', code, 'title', 'Something went wrong', 'details', 'Details of ' || code) END,
      CASE WHEN status IN ('delivered', 'read') THEN jsonb_build_object('from', 'sent', 'facts', jsonb_build_object('category', category, 'type', 'regular')) END,
      CASE WHEN status IN ('delivered', 'read') THEN category END, CASE WHEN status IN ('delivered', 'read') THEN 'regular' END, template_id,
      CASE WHEN is_answer THEN at - interval '5 m' END, CASE WHEN is_answer THEN (-600 * ln(1 - random() * 0.999))::int END
    FROM (
      SELECT n, at, out, direction, conversation_id, words, id, template_payload, status,
        CASE WHEN out AND n % 5 = 0 THEN ${uuid("'t' || (1 + n % 60)")} END AS template_id,
        CASE WHEN out AND n % 11 > 0 THEN 'agent-' || (1 + n % 25) END AS agent_id, out AND n % 3 = 0 AS is_answer,
        CASE WHEN status = 'failed' THEN (ARRAY[131026, 131049, 131047, 131000, 132015, 131053, 130472, 131056, 131042, 131050, 132000, 368])[1 + n % 12] END AS code,
        (ARRAY['service', 'utility', 'marketing', 'authentication'])[1 + n % 4] AS category
      FROM (
        SELECT n, at, out, CASE WHEN out THEN 'outbound' ELSE 'inbound' END::"MessageDirection" AS direction,
          ${uuid(`'c' || (1 + floor(${conversations} * power(mod(n::numeric * 0.6180339887, 1)::float8, 1.6)))::int`)} AS conversation_id,
          (ARRAY['Your order left today and should reach you by Friday.', 'Can I swap the M for an L?', 'A courier will call before the delivery.',
            'Obrigada pela ajuda, chegou tudo bem e a horas.', 'The invoice is attached, tell me if anything is missing.'])[1 + n % 5] AS words,
          (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || right(md5(n::text), 19))::uuid AS id,
          '{"templateId":"00000000-0000-4000-8000-000000000000","snapshot":{"name":"template","language":"en","header":null,"body":"Your order is ready.","footer":null,"buttons":[]}}'::jsonb AS template_payload,
          CASE WHEN out THEN CASE WHEN n % 100 < 42 THEN 'read' WHEN n % 100 < 82 THEN 'delivered' WHEN n % 100 < 94 THEN 'sent'
            WHEN n % 100 < 99 THEN 'failed' ELSE 'unknown' END END::"DeliveryStatus" AS status
        FROM (
          SELECT n, (n % 1000 * 7919) % 100 < 52 AS out,
            now() - interval '90 days' + ${step} * n + interval '5 hours' * sin(2 * pi() * (90.0 * n / ${messages})) AS at
          FROM generate_series(${first}, ${last}) n) AS one) AS two) AS three
    WHERE at <= now()`;
}

function uuid(text: string): string {
  return `md5(${text})::uuid`;
}

/** Fills an empty database with a history, and lets PostgreSQL look at it. */
export async function makeHistory(pool: Pool, size: HistorySize, numberIds: readonly string[]): Promise<void> {
  for (const statement of historyStatements(size, numberIds)) await pool.query(statement);
}
