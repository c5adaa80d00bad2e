import type { Tx } from "@/lib/db";
import type { Job } from "@/lib/jobs/job";
import { publish } from "@/lib/realtime/publish";

/** Meta has no such template in this language. */
const MISSING = 132_001;
const PAUSED = 132_015;
const DISABLED = 132_016;
/** What Meta answers when a template is other than we believe: gone, changed, refused for what it says, or stopped. */
const CODES = new Set([132_000, MISSING, 132_005, 132_007, 132_012, PAUSED, DISABLED]);

/** Whether a refusal says something of the template, and not only of the message. */
export function isAboutTemplate(code: number | null): boolean {
  return code !== null && CODES.has(code);
}

/**
 * Marks the templates of failed messages as Meta's refusals show them, so that nobody picks them meanwhile. Answers the syncs
 * that are to find out what is true: the caller enqueues them. A refusal that is older than what is known of the status marks
 * nothing.
 */
export async function recordTemplateRefusals(tx: Tx, messageIds: readonly string[]): Promise<Job[]> {
  if (messageIds.length === 0) return [];
  const accounts = await tx.$queryRaw<{ wabaId: string }[]>`
    WITH refused AS (
      SELECT DISTINCT ON (m.template_id) m.template_id, m.error_code AS code, m.failed_at AS at FROM message m
      WHERE m.id = ANY(${messageIds}::uuid[]) AND m.template_id IS NOT NULL AND m.error_code = ANY(${[...CODES]}::int[])
      ORDER BY m.template_id, m.failed_at DESC),
    wanted AS (
      SELECT *, CASE code WHEN ${PAUSED} THEN 'PAUSED' WHEN ${DISABLED} THEN 'DISABLED' END AS status FROM refused
      WHERE code IN (${MISSING}, ${PAUSED}, ${DISABLED})),
    marked AS (
      UPDATE template t SET
        deleted_at = CASE WHEN wanted.status IS NULL THEN coalesce(t.deleted_at, wanted.at) ELSE t.deleted_at END,
        paused_until = CASE WHEN wanted.status IS NULL OR wanted.status = t.status THEN t.paused_until END,
        status_at = CASE WHEN wanted.status IS NULL OR wanted.status = t.status THEN t.status_at ELSE wanted.at END,
        status = coalesce(wanted.status, t.status)
      FROM wanted WHERE t.id = wanted.template_id AND (t.status_at IS NULL OR t.status_at <= wanted.at))
    SELECT DISTINCT t.waba_id AS "wabaId" FROM refused JOIN template t ON t.id = refused.template_id`;
  if (accounts.length > 0) await publish(tx, { type: "templates" });
  return accounts.map(({ wabaId }) => ({ kind: "sync-templates", wabaId }));
}
