import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { notification, publish } from "@/lib/realtime/publish";
import type { SendOutcome } from "@/lib/whatsapp/client";
import type { ErrorClass } from "@/lib/whatsapp/errors";
import type { MetaError } from "@/lib/whatsapp/meta-error";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { Consequences } from "./consequences";
import type { ClaimedMessage } from "./delivery-claim";
import { failByMeta, failByUs } from "./delivery-failure";
import { MARKETING_STOPPED_CODE, recordMarketingStops } from "./marketing-preferences";
import { resumeAfterAnswer, stopNumber } from "./number-stop";
import { enqueueDelivery } from "./outbound-queue";
import { absorbEchoes } from "./own-echoes";
import { pauseNumber } from "./pacing";
import { recordAnswers } from "./response-times";
import { decideRetry, type Obstacle } from "./retry-policy";
import type { SendingContext } from "./sending-context";
import { recordRefusals } from "./service-window-refusals";
import { applyParkedStatuses } from "./statuses";
import { isAboutTemplate, recordTemplateRefusals } from "./template-refusals";
import { untilStored } from "./until-stored";

type Rejected = Extract<SendOutcome, { kind: "rejected" }>;
type Accepted = Extract<SendOutcome, { kind: "accepted" }>;

/** The next message of the conversation may go, or the queue rests until a job or a status wakes it. */
export type Aftermath = "go-on" | "rest";

const WINDOW_CLOSED = 131047;
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/**
 * Writes down what became of a claimed message, in one transaction. Only what surely did not reach WhatsApp goes back to
 * the queue. An uncertain outcome leaves the message `sending`, for a status webhook or the upkeep to settle.
 */
export async function recordOutcome(message: ClaimedMessage, outcome: SendOutcome, context: SendingContext): Promise<Aftermath> {
  if (outcome.kind !== "accepted")
    context.log.warn({ messageId: message.id, outcome: summary(outcome) }, "a message was not accepted");
  if (outcome.kind === "uncertain") {
    // Until somebody settles it, screens say that it is being sent, and no longer that it waits.
    await publish(db(), { type: "changed", conversations: [message.conversationId] });
    return "rest";
  }
  return untilStored(() => record(message, outcome, context), context.log, { messageId: message.id });
}

/**
 * Puts what was claimed under this id back in its place, if anything was: after it, surely no request was made. It may not be known
 * whether the claim was committed, and the conversation's lock waits for one that still may be.
 */
export async function takeBack(
  { conversationId, claimId }: Pick<ClaimedMessage, "conversationId" | "claimId">,
  context: SendingContext,
) {
  await untilStored(
    () =>
      db().$transaction(async (tx) => {
        await lockConversation(tx, conversationId);
        const back = await tx.$executeRaw`
          UPDATE message m SET status = 'queued', claimed_at = NULL, claim_id = NULL, attempts = greatest(0, attempts - 1)
          WHERE conversation_id = ${conversationId}::uuid AND claim_id = ${claimId}::uuid AND ${isUnsettled}`;
        if (back === 0) return;
        await enqueueDelivery(tx, conversationId, 0);
        await publish(tx, { type: "changed", conversations: [conversationId] });
      }, TRANSACTION),
    context.log,
    { conversationId },
  );
}

function record(
  message: ClaimedMessage,
  outcome: Exclude<SendOutcome, { kind: "uncertain" }>,
  context: SendingContext,
): Promise<Aftermath> {
  if (outcome.kind === "accepted") return recordAcceptance(message, outcome, context);
  return db().$transaction((tx) => {
    if (outcome.kind === "not-sent") return recordObstacle(tx, message, { kind: "not-sent" }, context, null);
    if (outcome.class === "configuration") return recordStop(tx, message, outcome, context.now());
    if (outcome.class === "never") return recordRefusal(tx, message, outcome, context.now());
    return recordObstacle(tx, message, { kind: "refused", code: outcome.error.code, class: outcome.class }, context, outcome);
  }, TRANSACTION);
}

/** What follows from an acceptance seldom does, and would be caught up with by the upkeep. */
async function recordAcceptance(message: ClaimedMessage, accepted: Accepted, { log }: SendingContext): Promise<Aftermath> {
  const { wamid } = accepted;
  const key = wamidKey(wamid);
  const row = (await accept(db(), message, accepted, NOBODY_WAITS)) ?? (await acceptAnswer(message, accepted));
  if (!row) return "go-on";
  if (row.wamid === null) await nameAfterEcho(message, wamid);
  else if (row.wamid !== wamid && wamidKey(row.wamid) !== key)
    log.error({ messageId: message.id, wamid, known: row.wamid }, "one message has two wamids");
  // Two conversations became one in between: the kept one is on screen.
  if (row.conversationId !== message.conversationId)
    await publish(db(), { type: "changed", conversations: [row.conversationId] });
  if (row.hasParked) await applyParked(wamid);
  return message.isProbe ? resumeAfterAcceptance(message.numberId) : "go-on";
}

const NOBODY_WAITS = Prisma.sql`c.unanswered_since IS NULL`;

/**
 * Marks a message as accepted, if its conversation is as `condition` says; it is locked first, as everywhere. The wamid may be known
 * already, from a status webhook or an echo that was faster. One statement: where nobody waits, it is all that happens to a message.
 */
async function accept(
  tx: Pick<Tx, "$queryRaw">,
  message: ClaimedMessage,
  { wamid, answeredAt }: Accepted,
  condition: Prisma.Sql,
): Promise<AcceptedRow | null> {
  const key = wamidKey(wamid);
  const changed = notification({ type: "changed", conversations: [message.conversationId] });
  const [row] = await tx.$queryRaw<AcceptedRow[]>`
    WITH locked AS (
      SELECT FROM conversation c
      WHERE c.id = (SELECT conversation_id FROM message WHERE id = ${message.id}::uuid) AND ${condition} FOR NO KEY UPDATE),
    echo AS (
      SELECT FROM message e WHERE e.id <> ${message.id}::uuid
        AND (e.wamid = ${wamid} OR (e.conversation_id = ${message.conversationId}::uuid AND e.wamid_key = ${key}))),
    accepted AS (
      UPDATE message SET wamid = CASE WHEN EXISTS (SELECT FROM echo) THEN wamid ELSE coalesce(wamid, ${wamid}) END,
        wamid_key = CASE WHEN wamid IS NULL AND NOT EXISTS (SELECT FROM echo) THEN ${key} ELSE wamid_key END, status = greatest(status, 'accepted'::"DeliveryStatus"),
        accepted_at = least(accepted_at, ${answeredAt}::timestamptz)
      WHERE id = ${message.id}::uuid AND claim_id = ${message.claimId}::uuid AND EXISTS (SELECT FROM locked)
      RETURNING wamid, conversation_id)
    SELECT wamid, conversation_id AS "conversationId", EXISTS (SELECT FROM parked_status p WHERE p.wamid = ${wamid} OR p.wamid_key = ${key}) AS "hasParked", ${changed}::text FROM accepted`;
  return row ?? null;
}

type AcceptedRow = { wamid: string | null; conversationId: string; hasParked: boolean };

/** Of a conversation whose contact waits: this may be the answer. */
async function acceptAnswer(message: ClaimedMessage, accepted: Accepted): Promise<AcceptedRow | null> {
  return db().$transaction(async (tx) => {
    // A statement of its own, because only the next one sees what the lock made us wait for.
    await tx.$queryRaw`
      SELECT FROM conversation WHERE id = (SELECT conversation_id FROM message WHERE id = ${message.id}::uuid) FOR NO KEY UPDATE`;
    const row = await accept(tx, message, accepted, Prisma.sql`true`);
    if (row) await recordAnswers(tx, [{ id: message.id, conversationId: row.conversationId }]);
    return row;
  }, TRANSACTION);
}

/** Another message has this id already: an echo that did not look like this one. */
async function nameAfterEcho({ id, conversationId }: ClaimedMessage, wamid: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR NO KEY UPDATE`;
    await absorbEchoes(tx, [{ id, wamid }]);
    await tx.message.updateMany({ where: { id, wamid: null }, data: { wamid, wamidKey: wamidKey(wamid) } });
    await publish(tx, { type: "changed", conversations: [conversationId] });
  }, TRANSACTION);
}

/** Statuses that came without our callback data, before the wamid was known. */
async function applyParked(wamid: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const consequences: Consequences = { conversations: new Set(), jobs: [] };
    await applyParkedStatuses(tx, [wamid], consequences);
    await enqueueAll(tx, consequences.jobs);
    await publish(tx, { type: "changed", conversations: [...consequences.conversations], all: consequences.all === true });
  }, TRANSACTION);
}

async function resumeAfterAcceptance(numberId: string): Promise<Aftermath> {
  return db().$transaction(async (tx) => {
    if (!(await resumeAfterAnswer(tx, numberId))) return "rest";
    await publish(tx, { type: "changed", conversations: [], all: true });
    return "go-on";
  }, TRANSACTION);
}

/** The request was understood and refused for good. A closed window, or a wish for no marketing, is news beyond the message. */
async function recordRefusal(tx: Tx, message: ClaimedMessage, { error, answeredAt }: Rejected, now: Date): Promise<Aftermath> {
  // By the earlier of both clocks, as whatever we hear of: the contact's next message must count as newer.
  const refusedAt = answeredAt < now ? answeredAt : now;
  await failWithNews(tx, message, error, answeredAt);
  const { conversationId } = message;
  if (error.code === WINDOW_CLOSED) await recordRefusals(tx, [{ conversationId, refusedAt }]);
  if (error.code === MARKETING_STOPPED_CODE) await recordMarketingStops(tx, [{ conversationId, refusedAt }]);
  // Meta looked at the message itself, so the number is not what it minds.
  const resumed = message.isProbe && (await resumeAfterAnswer(tx, message.numberId));
  await publish(tx, { type: "changed", conversations: [conversationId], all: resumed });
  return message.isProbe && !resumed ? "rest" : "go-on";
}

/** What Meta minds may be the template: then whoever picks one next must know. */
async function failWithNews(tx: Tx, { id }: ClaimedMessage, error: MetaError, answeredAt: Date): Promise<void> {
  const failed = await failByMeta(tx, id, error, answeredAt);
  if (failed && isAboutTemplate(error.code)) await enqueueAll(tx, await recordTemplateRefusals(tx, [id]));
}

/** Something passing was in the way: back to the queue with a delay, until it has been tried often enough. */
async function recordObstacle(
  tx: Tx,
  message: ClaimedMessage,
  obstacle: Obstacle,
  context: SendingContext,
  rejected: Rejected | null,
): Promise<Aftermath> {
  const now = context.now();
  const decision = decideRetry(obstacle, message.attempts, Math.random());
  const retryAt = decision.kind === "again" ? new Date(now.getTime() + decision.delayMs) : null;
  const back = { retryAt, error: rejected?.error ?? null, attempts: message.attempts };
  const released = retryAt !== null && (await release(tx, message, back, rejected ? isSending : isUnsettled));
  if (decision.kind === "again" && released) {
    if (decision.pausesNumber) await pauseNumber(tx, message.numberId, decision.delayMs);
    await enqueueDelivery(tx, message.conversationId, decision.delayMs);
  } else if (rejected) {
    await failWithNews(tx, message, rejected.error, rejected.answeredAt);
  } else {
    await failByUs(tx, message.id, "too_many_attempts", now);
  }
  await publish(tx, { type: "changed", conversations: [message.conversationId] });
  return released ? "rest" : "go-on";
}

/** Meta refuses the whole number: nothing of it leaves until that is repaired, and no message is to blame. */
async function recordStop(tx: Tx, message: ClaimedMessage, { error, answeredAt }: Rejected, now: Date): Promise<Aftermath> {
  const released = await release(tx, message, { retryAt: null, error, attempts: message.attempts - 1 });
  if (!released) await failByMeta(tx, message.id, error, answeredAt);
  const isNews = await stopNumber(tx, message.numberId, error, now);
  await publish(tx, { type: "changed", conversations: [message.conversationId], all: isNews });
  return "rest";
}

const isSending = Prisma.sql`m.status = 'sending'`;

/**
 * Or it was called unknown meanwhile, and nobody has acted on that. Only of what surely did not leave. Who sends such a message again
 * holds the conversation's lock.
 */
const isUnsettled = Prisma.sql`(m.status = 'sending' OR (m.status = 'unknown' AND m.wamid IS NULL
  AND NOT EXISTS (SELECT FROM message r WHERE r.retry_of_id = m.id)))`;

function lockConversation(tx: Tx, conversationId: string): Promise<unknown> {
  return tx.$queryRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR UPDATE`;
}

/**
 * Puts a claimed message back at the head of its queue, with the reason why it still waits. False when it is no longer
 * `sending`: it was given up as unknown, and the agent may have acted on that.
 */
export async function release(
  tx: Tx,
  { id, conversationId, claimId }: ClaimedMessage,
  { retryAt, error, attempts }: { retryAt: Date | null; error: MetaError | null; attempts: number },
  condition = isSending,
): Promise<boolean> {
  if (condition === isUnsettled) await lockConversation(tx, conversationId);
  const released = await tx.$executeRaw`
    UPDATE message m SET status = 'queued', claimed_at = NULL, claim_id = NULL, retry_at = ${retryAt}::timestamptz, attempts = ${attempts},
      error_code = ${error?.code ?? null}::int, error = ${error && JSON.stringify(error)}::jsonb
    WHERE id = ${id}::uuid AND claim_id = ${claimId}::uuid AND ${condition}`;
  return released === 1;
}

function summary(outcome: SendOutcome): { kind: string; code?: number; class?: ErrorClass; reason?: string } {
  if (outcome.kind === "rejected") return { kind: outcome.kind, code: outcome.error.code, class: outcome.class };
  return outcome.kind === "accepted" ? { kind: outcome.kind } : { kind: outcome.kind, reason: outcome.reason };
}
