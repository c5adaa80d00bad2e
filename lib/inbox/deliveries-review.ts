import type { AuditAction } from "@/lib/contract/audit";
import { REPLAY_MAX } from "@/lib/contract/ingest";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";

/**
 * Takes deliveries that were set aside back into the queue: those named, or the oldest of all, 200 at most. Answers how many.
 * For admins, audited: throws DomainError "forbidden". Replaying what was replayed does nothing; what went through before ends
 * in the same rows.
 */
export async function replayDeliveries(actor: Actor, ids: readonly string[] | null, now: Date): Promise<number> {
  return db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const replayed = await tx.$queryRaw<{ id: bigint }[]>`
      UPDATE webhook_delivery SET set_aside_at = NULL, ingested_at = NULL, error = NULL, dismissed_at = NULL
      WHERE id IN (
        SELECT id FROM webhook_delivery
        WHERE set_aside_at IS NOT NULL AND (${ids === null} AND dismissed_at IS NULL OR id = ANY(${(ids ?? []).map(BigInt)}::bigint[]))
        ORDER BY id LIMIT ${REPLAY_MAX} FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    if (replayed.length > 0) {
      const label = replayed.length === 1 ? String(replayed[0]?.id) : `${replayed.length} deliveries`;
      const details = { ids: replayed.map(({ id }) => String(id)) };
      await recordAudit(tx, admin, { action: "delivery.replayed", subject: "delivery", label, details }, now);
    }
    return replayed.length;
  });
}

/** Lets a delivery be: it is not shown any more, and goes when it is old. For admins, audited. Throws "forbidden", "not_found". */
export async function dismissDelivery(actor: Actor, id: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: BigInt(id), setAsideAt: { not: null }, dismissedAt: null },
      data: { dismissedAt: now },
    });
    await note(tx, actor, { action: "delivery.dismissed", id, isThere: count === 1 }, now);
  });
}

/**
 * The bytes of a delivery as Meta sent them: customers' words, so that reading them is audited. For admins: throws DomainError
 * "forbidden" and "not_found".
 */
export async function readRawDelivery(actor: Actor, id: string, now: Date): Promise<Uint8Array> {
  return db().$transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({ where: { id: BigInt(id) }, select: { body: true } });
    await note(tx, actor, { action: "delivery.read", id, isThere: delivery !== null }, now);
    return delivery?.body ?? new Uint8Array();
  });
}

type Review = { action: AuditAction; id: string; isThere: boolean };

async function note(tx: Tx, actor: Actor, { action, id, isThere }: Review, now: Date): Promise<void> {
  const admin = await requireRole(tx, actor, "admin");
  if (!isThere) throw new DomainError("not_found", "This delivery does not exist.");
  await recordAudit(tx, admin, { action, subject: "delivery", label: id }, now);
}
