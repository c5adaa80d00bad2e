import { db } from "@/lib/db";
import { claimNext, lookAhead } from "./delivery-claim";
import { type Aftermath, recordOutcome } from "./delivery-outcome";
import { enqueueDelivery } from "./outbound-queue";
import { takeTurn, untilTurn } from "./pacing";
import type { SendingContext } from "./sending-context";

/** A worker that stood still this long after its claim must not send any more: others will soon call the message unknown. */
const CLAIM_LIFETIME_MS = 10_000;
const STALLED = { kind: "not-sent", reason: "stalled" } as const;

/** What waits for a paused number comes back spread over this share of the wait. */
const SPREAD = 0.25;

/**
 * Sends what waits in a conversation, oldest first, until nothing is left or something has to be waited for; then a job,
 * a status webhook or the queue's upkeep goes on. Any number of workers may do this at once: only what is claimed is
 * sent, and nothing is claimed while a message of the same conversation is on its way. With `probe`, a stopped number
 * is tried with one message.
 */
export async function deliverConversation(
  conversationId: string,
  context: SendingContext,
  { probe = false }: { probe?: boolean } = {},
): Promise<void> {
  while ((await deliverNext(conversationId, context, probe)) === "go-on");
}

async function deliverNext(conversationId: string, context: SendingContext, probe: boolean): Promise<Aftermath> {
  const outlook = await lookAhead(conversationId, { now: context.now(), probe });
  if (outlook.kind === "rest") return "rest";
  if (outlook.kind === "act") {
    const { kind } = await claimNext(conversationId, { now: context.now(), probe, hasTurn: false });
    return kind === "rest" ? "rest" : "go-on";
  }
  const client = context.clientFor(outlook.number);
  const turn = await takeTurn(outlook.number.id);
  if (turn.kind === "later") return comeBack(conversationId, turn.waitMs);
  const askedAt = performance.now();
  const claim = await claimNext(conversationId, { now: context.now(), probe, hasTurn: true });
  if (claim.kind !== "claimed") return claim.kind === "rest" ? "rest" : "go-on";
  await untilTurn(outlook.number.id, turn);
  const isStale = performance.now() - askedAt > CLAIM_LIFETIME_MS;
  const { message } = claim;
  // Nothing may come between the last check and the one request of the claim.
  const outcome = isStale ? STALLED : await client.sendMessage(message.phoneNumberId, message.request);
  return recordOutcome(message, outcome, context);
}

async function comeBack(conversationId: string, waitMs: number): Promise<Aftermath> {
  const delayMs = waitMs * (1 + SPREAD * Math.random());
  await db().$transaction((tx) => enqueueDelivery(tx, conversationId, delayMs));
  return "rest";
}
