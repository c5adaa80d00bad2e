import type { SubscriptionResult } from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { checkNumberNow } from "./number-check";
import type { SendingContext } from "./sending-context";

/**
 * Has the account of a connected number send its events to the token's app, and asks Meta about the number again, whatever came of
 * it: what Meta says now is in the health. Audited when Meta did it. For admins: throws DomainError "forbidden" and "not_found", and
 * SealError.
 */
export async function subscribeNumber(actor: Actor, id: string, context: SendingContext): Promise<SubscriptionResult> {
  const admin = await requireRole(db(), actor, "admin");
  const number = await db().phoneNumber.findUnique({
    where: { id },
    select: { name: true, phoneNumberId: true, wabaId: true },
  });
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  const client = await context.clientFor(number);
  const outcome = await client.subscribe(number.wabaId);
  if (outcome.kind === "found") {
    const details = { isSubscribed: true, wabaId: number.wabaId };
    const act = { action: "number.subscribed", subject: "number", label: number.name, details } as const;
    await db().$transaction((tx) => recordAudit(tx, admin, act, context.now()));
  }
  await checkNumberNow(actor, id, context);
  if (outcome.kind === "found") return { problem: null, answer: null };
  return { problem: outcome.kind === "rejected" ? "subscription_refused" : "not_reached", answer: outcome.answer };
}
