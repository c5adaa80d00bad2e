import type { Tx } from "@/lib/db";
import type { Stage } from "./rows";

/** People of the last weeks besides those whose stories are told, and how often they and the team had to do with each other. */
const PEOPLE = 121;
const EXCHANGES = 2_400;
const DAYS = 36;
/** Notices that went out in one hour of today, before Meta paused their template. */
const BURST = 40;

const FIRST_NAMES = ["Ana", "Bruno", "Chiara", "Davi", "Elif", "Filipa", "Gonçalo", "Hanna", "Iris", "João", "Katja", "Luís"];
const LAST_NAMES = ["Araújo", "Bergström", "Conti", "Duarte", "Esteves", "Ferri", "Gomes", "Hofmann", "Ilić", "Jardim"];

/**
 * The weeks behind the sandbox: what supervisors' boards count. Conversations that have all been resolved, so that no list is longer for
 * them; the same ones at every start, told relative to `now`. One statement a table, because the start waits for it.
 */
export async function insertBusyWeeks(tx: Tx, { numberId, now }: Pick<Stage, "numberId" | "now">): Promise<void> {
  await insertPeople(tx, numberId, now);
  await insertMarketing(tx, numberId, now);
  await insertExchanges(tx, now);
  await insertMessages(tx);
  await insertResolutions(tx, now);
  await settleConversations(tx);
  await tx.$executeRaw`DROP TABLE seed_exchange`;
}

async function insertPeople(tx: Tx, numberId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO contact (id, profile_name, wa_id, user_id, profile_at)
    SELECT md5('busy-contact-' || n)::uuid, (${FIRST_NAMES}::text[])[1 + n % 12] || ' ' || (${LAST_NAMES}::text[])[1 + n % 10],
      (351930000000 + n)::text, 'PT.77014077' || n, ${now}
    FROM generate_series(1, ${PEOPLE}::int) n`;
  await tx.$executeRaw`
    INSERT INTO contact_alias (kind, value, contact_id, seen_at)
    SELECT kind::"ContactAliasKind", value, md5('busy-contact-' || n)::uuid, ${now} FROM generate_series(1, ${PEOPLE}::int) n
    CROSS JOIN LATERAL (VALUES ('phone', (351930000000 + n)::text), ('user_id', 'PT.77014077' || n)) AS alias(kind, value)`;
  await tx.$executeRaw`
    INSERT INTO conversation (id, number_id, contact_id, state, last_activity_at)
    SELECT md5('busy-conversation-' || n)::uuid, ${numberId}::uuid, md5('busy-contact-' || n)::uuid, 'resolved', ${now}
    FROM generate_series(1, ${PEOPLE}::int) n`;
}

/** The one marketing template, which the first sync finds paused. */
async function insertMarketing(tx: Tx, numberId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO template (id, waba_id, meta_id, name, language, status, category, parameter_format, components, created_at, synced_at)
    SELECT md5('busy-template')::uuid, n.waba_id, 'busy-template', 'autumn_clearance', 'en', 'PAUSED', 'MARKETING', 'POSITIONAL',
      '[{"type":"BODY","text":"Everything for autumn at half its price, this week only."}]', ${now}, to_timestamp(0)
    FROM phone_number n WHERE n.id = ${numberId}::uuid ON CONFLICT DO NOTHING`;
}

/**
 * What happened between whom and when, as later statements read it. A third are notices by template; in the others somebody asks and
 * is answered. Fewer at night.
 */
async function insertExchanges(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE seed_exchange ON COMMIT DROP AS
    SELECT n, 1 + n * 7 % ${PEOPLE}::int AS person, at, is_notice, is_burst, n * 7919 % 997 AS chance,
      CASE WHEN is_notice AND NOT is_burst AND n % 11 = 0 THEN NULL ELSE team.ids[1 + n * 7919 % 997 % cardinality(team.ids)] END AS agent_id,
      CASE WHEN is_burst THEN marketing.id WHEN is_notice THEN notices.ids[1 + n / 3 % cardinality(notices.ids)] END AS template_id,
      (60 + n * 31 % 1500)::int AS response_seconds
    FROM (
      SELECT n, false AS is_burst, n % 3 = 0 AS is_notice,
        ${now}::timestamptz - interval '40 minutes' - n * interval '1 day' * ${DAYS}::int / ${EXCHANGES}::int AS at
      FROM generate_series(1, ${EXCHANGES}::int) n
      UNION ALL
      SELECT ${EXCHANGES}::int + n, true, true, ${now}::timestamptz - interval '3 hours' - n * interval '41 seconds'
      FROM generate_series(1, ${BURST}::int) n) AS moment
    CROSS JOIN (SELECT array_agg(id ORDER BY name) AS ids FROM agent) AS team
    CROSS JOIN (SELECT array_agg(id ORDER BY name, language) AS ids FROM template WHERE category <> 'MARKETING') AS notices
    CROSS JOIN (SELECT id FROM template WHERE name = 'autumn_clearance' AND language = 'en' LIMIT 1) AS marketing
    WHERE is_burst OR extract(hour FROM at AT TIME ZONE 'UTC') BETWEEN 7 AND 20 OR n % 6 = 0`;
}

/** Ours and theirs in one. Ids are the time they are of, as everywhere; what came of ours follows from its chance. */
async function insertMessages(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO message (id, conversation_id, direction, type, wamid, client_message_id, agent_id, body, payload, happened_at, created_at,
      status, queued_at, claimed_at, accepted_at, sent_at, delivered_at, read_at, failed_at, error_code, error, pricing, price_category,
      price_type, template_id, answers_since, response_seconds, attempts)
    SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(key, 1, 3) || '8' || substr(key, 4, 15))::uuid,
      md5('busy-conversation-' || person)::uuid, CASE WHEN is_ours THEN 'outbound' ELSE 'inbound' END::"MessageDirection",
      CASE WHEN template_id IS NULL THEN 'text' ELSE 'template' END, 'wamid.busy.' || key, CASE WHEN is_ours THEN key::uuid END,
      CASE WHEN is_ours THEN agent_id END, words,
      CASE WHEN template_id IS NULL THEN jsonb_build_object('text', jsonb_build_object('body', words)) ELSE jsonb_build_object(
        'templateId', template_id, 'name', name, 'language', language, 'components', '[]'::jsonb, 'values', '{}'::jsonb, 'snapshot',
        jsonb_build_object('name', name, 'language', language, 'header', NULL, 'body', words, 'footer', NULL, 'buttons', '[]'::jsonb)) END,
      at, at, status::"DeliveryStatus", sent, sent, sent + interval '0.3 s', sent + interval '1 s',
      CASE WHEN status IN ('delivered', 'read') THEN sent + interval '2 s' END, CASE WHEN status = 'read' THEN sent + interval '50 s' END,
      CASE WHEN status = 'failed' THEN sent + interval '1 s' END, code,
      CASE WHEN status = 'failed' THEN jsonb_build_object('code', code, 'title', 'Message failed', 'message', 'Message failed', 'details', NULL, 'href', NULL) END,
      CASE WHEN priced THEN jsonb_build_object('from', 'sent', 'at', at, 'facts', jsonb_build_object('billable', price_type = 'regular',
        'pricing_model', 'PMP', 'type', price_type, 'category', price_category)) END,
      CASE WHEN priced THEN price_category END, CASE WHEN priced THEN price_type END, template_id,
      CASE WHEN is_answer THEN at - make_interval(secs => response_seconds) END, CASE WHEN is_answer THEN response_seconds END,
      CASE WHEN is_ours THEN 1 ELSE 0 END
    FROM (
      SELECT *, CASE WHEN is_ours THEN at END AS sent, status IN ('delivered', 'read') AS priced,
        CASE WHEN status <> 'failed' THEN NULL WHEN is_burst THEN 132015 ELSE (ARRAY[131026, 131049, 131047, 131000, 131026, 131053])[1 + chance % 6] END AS code
      FROM (
        SELECT e.n, e.person, e.chance, e.agent_id, e.is_burst, e.response_seconds, part.*, t.name, t.language,
          md5('busy-' || e.n || part.name_of) AS key, CASE WHEN part.is_ours THEN e.template_id END AS template_id,
          part.is_ours AND NOT e.is_notice AS is_answer,
          CASE WHEN NOT e.is_notice THEN part.text ELSE coalesce(t.components->0->>'text', part.text) END AS words,
          CASE WHEN NOT part.is_ours THEN NULL WHEN e.is_burst AND e.n % 6 > 0 THEN 'failed' WHEN e.chance % 100 < 62 THEN 'read'
            WHEN e.chance % 100 < 93 THEN 'delivered' WHEN e.chance % 100 < 97 THEN 'sent' ELSE 'failed' END AS status,
          CASE WHEN e.is_notice THEN lower(coalesce(t.category, 'utility')) ELSE 'service' END AS price_category,
          CASE WHEN e.is_notice THEN 'regular' ELSE 'free_customer_service' END AS price_type
        FROM seed_exchange e LEFT JOIN template t ON t.id = e.template_id
        CROSS JOIN LATERAL (VALUES
          ('ask', NOT e.is_notice, false, e.at - make_interval(secs => e.response_seconds), (ARRAY['Where is my order?',
            'Can I change the delivery address?', 'Is the blue one back in stock?', 'A fatura vem com o NIF?'])[1 + e.n % 4]),
          ('say', true, true, e.at, (ARRAY['It left this morning, tracking follows.', 'Of course, I have changed it.',
            'Yes, since Monday. Shall I put one aside?', 'Sim, vai no mesmo e-mail.'])[1 + e.n % 4]))
          AS part(name_of, is_part, is_ours, at, text)
        WHERE part.is_part) AS told) AS fated`;
}

async function insertResolutions(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO conversation_event (id, conversation_id, kind, actor_id, happened_at, open_seconds)
    SELECT md5('busy-event-' || n)::uuid, md5('busy-conversation-' || person)::uuid, 'resolved', agent_id,
      least(at + interval '20 minutes', ${now}::timestamptz), response_seconds + 1200 + n % 7 * 2400
    FROM seed_exchange WHERE NOT is_notice AND n % 2 = 0`;
}

/** What ingest and replies would have left on each conversation. */
async function settleConversations(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation c SET created_at = m.first_at, last_activity_at = m.last_at, last_message_id = m.last_id, last_inbound_at = m.inbound_at,
      window_closes_at = m.inbound_at + interval '1 day', last_outbound_at = m.outbound_at, read_up_to_id = m.last_id, resolved_at = m.last_at
    FROM (
      SELECT conversation_id, min(happened_at) AS first_at, max(happened_at) AS last_at,
        (array_agg(id ORDER BY happened_at DESC, id DESC))[1] AS last_id, max(happened_at) FILTER (WHERE direction = 'inbound') AS inbound_at,
        max(happened_at) FILTER (WHERE direction = 'outbound') AS outbound_at
      FROM message WHERE wamid LIKE 'wamid.busy.%' GROUP BY 1) AS m
    WHERE c.id = m.conversation_id`;
  await tx.$executeRaw`
    UPDATE message t SET replied_at = (
      SELECT min(i.happened_at) FROM message i WHERE i.conversation_id = t.conversation_id AND i.direction = 'inbound'
        AND i.happened_at >= t.happened_at AND i.happened_at < t.happened_at + interval '1 day')
    FROM seed_exchange e WHERE t.template_id = e.template_id AND t.wamid = 'wamid.busy.' || md5('busy-' || e.n || 'say')`;
}
