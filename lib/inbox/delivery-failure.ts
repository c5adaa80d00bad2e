import type { MessageFailure } from "@/lib/contract/message";
import type { Tx } from "@/lib/db";
import type { MetaError } from "@/lib/whatsapp/meta-error";

/** Why a message was given up without, or in spite of, Meta's answer. */
export type OurFailure = NonNullable<MessageFailure["ours"]>;

/** Fails a message that waits in the queue: no request was made for it, or none got through. */
export async function failByUs(tx: Tx, messageId: string, ours: OurFailure, now: Date): Promise<void> {
  await fail(tx, messageId, null, { ours }, now);
}

/**
 * Fails a message that Meta refused, at Meta's time, unless it is known to have arrived in the meantime. Answers whether
 * it did.
 */
export async function failByMeta(tx: Tx, messageId: string, error: MetaError, answeredAt: Date): Promise<boolean> {
  return fail(tx, messageId, error.code, error, answeredAt);
}

async function fail(tx: Tx, messageId: string, code: number | null, error: object, failedAt: Date): Promise<boolean> {
  const failed = await tx.$executeRaw`
    UPDATE message SET status = 'failed', failed_at = ${failedAt}, retry_at = NULL, error_code = ${code}::int, error = ${JSON.stringify(error)}::jsonb
    WHERE id = ${messageId}::uuid AND status IN ('queued', 'sending', 'unknown') AND wamid IS NULL`;
  return failed === 1;
}
