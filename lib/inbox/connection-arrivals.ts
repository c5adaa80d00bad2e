import type { StepState } from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { NOT_STARTED } from "./connection-checks";

type Connection = { createdAt: Date; wabaId: string | null; phoneNumberId: string | null };
type Arrivals = { verifiedAt: Date | null; webhookAt: Date | null; messageAt: Date | null };

/**
 * What has come from Meta since a connection began: its question whether the callback address is ours, webhooks of the account, and
 * one of the number itself.
 */
export async function readArrivals({
  createdAt,
  wabaId,
  phoneNumberId,
}: Connection): Promise<Record<"callback" | "message", StepState>> {
  const [arrivals] = await db().$queryRaw<Arrivals[]>`
    SELECT
      (SELECT max(last_at) FROM webhook_tally WHERE kind = 'verification' AND last_at >= ${createdAt}) AS "verifiedAt",
      greatest(
        (SELECT max(last_webhook_at) FROM phone_number WHERE waba_id = ${wabaId}),
        (SELECT max(last_at) FROM webhook_tally WHERE kind = 'unknown_account' AND key LIKE '% ' || ${wabaId} AND last_at >= ${createdAt}))
        AS "webhookAt",
      (SELECT last_at FROM webhook_tally WHERE kind = 'unknown_number' AND key = ${phoneNumberId} AND last_at >= ${createdAt})
        AS "messageAt"`;
  const { verifiedAt, webhookAt, messageAt } = arrivals ?? { verifiedAt: null, webhookAt: null, messageAt: null };
  const webhook = messageAt ?? webhookAt;
  return {
    callback: webhook ? seen(webhook, "webhook") : seen(verifiedAt, "verification"),
    message: seen(messageAt, "webhook"),
  };
}

function seen(at: Date | null, what: "verification" | "webhook"): StepState {
  if (at === null) return NOT_STARTED;
  return {
    state: "done",
    checkedAt: at.toISOString(),
    facts: { seenAt: at.toISOString(), seen: what },
    problem: null,
    answer: null,
  };
}
