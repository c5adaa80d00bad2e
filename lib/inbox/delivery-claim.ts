import { v7 as uuidv7 } from "uuid";
import { db, type Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import type { Recipient } from "@/lib/whatsapp/outbound";
import type { PairBudget } from "@/lib/whatsapp/pair-limit";
import { failByUs } from "./delivery-failure";
import { type DecisionOptions, decide, decideFreeForm, fileIdsOf, findHead, type Head, REST } from "./delivery-head";
import { type OutboundContent, readContent } from "./outbound-content";
import { enqueueDelivery } from "./outbound-queue";
import { isSendingHeld } from "./sending-hold";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** A message that is ours to send, once: `sending` is committed. */
export type ClaimedMessage = {
  id: string;
  conversationId: string;
  numberId: string;
  phoneNumberId: string;
  /** Claimed to find out whether the number may send again. */
  isProbe: boolean;
  claimId: string;
  /** Attempts made, this one included. */
  attempts: number;
  content: OutboundContent;
  recipient: Recipient;
};

/** What stands at the head of a conversation's queue, before anything is done about it, and which files it shows. */
export type Outlook = { kind: "send"; number: SendingNumber; fileIds: string[]; head: Head } | { kind: "act" } | typeof REST;

type SendingNumber = { id: string; phoneNumberId: string; wabaId: string };

/** `look-again`: the head failed here, or is another one now. `rest`: nothing to do before the next job. */
export type Claim = { kind: "claimed"; message: ClaimedMessage } | { kind: "look-again" } | typeof REST;

type ClaimOptions = DecisionOptions & {
  /** A new one (UUID), for a caller who means to take the claim back without knowing whether it was committed. */
  claimId?: string;
  hasTurn: boolean;
  /** The files that were made ready. A message with others is not claimed. */
  fileIds?: readonly string[];
  /** What `lookAhead` saw: when it is still so, one statement claims it. */
  seen?: Head;
};

type NamedClaim = ClaimOptions & { claimId: string };

/** Says, without locks, what a claim would find: only what can be sent is worth an upload, and a turn in the number's budget. */
export async function lookAhead(conversationId: string, options: DecisionOptions): Promise<Outlook> {
  const step = await decide(db(), await findHead(db(), conversationId), options);
  if (step.kind !== "send") return step.kind === "rest" ? REST : { kind: "act" };
  const { numberId, phoneNumberId, wabaId } = step.head;
  return { kind: "send", number: { id: numberId, phoneNumberId, wabaId }, fileIds: fileIdsOf(step.head), head: step.head };
}

/**
 * Takes the oldest waiting message of a conversation for sending, in one transaction under the conversation's lock:
 * nothing of it may be on its way, the service window is checked again, and a token is taken from the pair budget. A
 * message that may no longer be sent fails here, without a request. Without a turn, nothing is claimed.
 */
export async function claimNext(conversationId: string, asked: ClaimOptions): Promise<Claim> {
  const options = { claimId: uuidv7(), ...asked };
  const claimed = options.seen && (await claimAsSeen(options.seen, options));
  if (claimed) return claimed;
  return db().$transaction(async (tx) => {
    // A statement of its own, because only the next one sees what the lock made us wait for.
    await tx.$queryRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR UPDATE`;
    const step = await decide(tx, await findHead(tx, conversationId), options);
    switch (step.kind) {
      case "send":
        return isPrepared(step.head, options) ? claim(tx, step.head, step.budget, options) : LOOK_AGAIN;
      case "refuse":
        await failByUs(tx, step.head.id, step.reason, options.now);
        await publish(tx, { type: "changed", conversations: [conversationId] });
        return LOOK_AGAIN;
      case "wait":
        await tx.$executeRaw`UPDATE message SET retry_at = ${step.until} WHERE id = ${step.head.id}::uuid`;
        await enqueueDelivery(tx, conversationId, step.until.getTime() - options.now.getTime());
        return REST;
      case "rest":
        return REST;
    }
  }, TRANSACTION);
}

const LOOK_AGAIN = { kind: "look-again" } as const;

function isPrepared(head: Head, { hasTurn, fileIds = [] }: ClaimOptions): boolean {
  return hasTurn && fileIdsOf(head).every((fileId) => fileIds.includes(fileId));
}

/**
 * The same claim as one statement, of a message whose facts are still those that were seen a moment ago; null when they are
 * not. Every claim moves the pair budget, so that of two claims of one conversation only one finds it as it saw it: the
 * row's lock makes the other one wait, look again and find nothing. Templates take the long way, their state may change too.
 */
async function claimAsSeen(head: Head, options: NamedClaim): Promise<Claim | null> {
  if (head.type === "template" || !isPrepared(head, options)) return null;
  const step = decideFreeForm(head, options);
  if (step.kind !== "send") return null;
  const { now, claimId } = options;
  const claimed = await db().$executeRaw`
    WITH unchanged AS (
      SELECT c.id FROM conversation c JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id
      WHERE c.id = ${head.conversationId}::uuid
        AND c.pair_tokens = ${head.pairTokens}::float8 AND c.pair_at IS NOT DISTINCT FROM ${head.pairAt}::timestamptz
        AND c.last_inbound_at IS NOT DISTINCT FROM ${head.lastInboundAt}::timestamptz
        AND c.window_refused_at IS NOT DISTINCT FROM ${head.windowRefusedAt}::timestamptz
        AND n.id = ${head.numberId}::uuid AND n.stopped_at IS NOT DISTINCT FROM ${head.stoppedAt}::timestamptz
        AND NOT ${isSendingHeld}
        AND k.wa_id IS NOT DISTINCT FROM ${head.waId} AND k.user_id IS NOT DISTINCT FROM ${head.userId}
      FOR UPDATE OF c),
    claimed AS (
      UPDATE message SET status = 'sending', claimed_at = ${now}, claim_id = ${claimId}::uuid, attempts = attempts + 1, retry_at = NULL, error_code = NULL, error = NULL
      WHERE id = ${head.id}::uuid AND status = 'queued' AND attempts = ${head.attempts} AND EXISTS (SELECT FROM unchanged)
        AND NOT EXISTS (SELECT FROM message o WHERE o.conversation_id = ${head.conversationId}::uuid AND o.status = 'sending')
      RETURNING id)
    UPDATE conversation SET pair_tokens = ${step.budget.tokens}::float8, pair_at = ${step.budget.at}
    WHERE id = ${head.conversationId}::uuid AND EXISTS (SELECT FROM claimed)`;
  return claimed === 0 ? null : { kind: "claimed", message: toClaimed(head, claimId) };
}

/** Only what still waits: a status webhook may have shown in this instant that an earlier attempt arrived after all. */
async function claim(tx: Tx, head: Head, budget: PairBudget, { now, claimId }: NamedClaim): Promise<Claim> {
  const claimed = await tx.$executeRaw`
    WITH claimed AS (
      UPDATE message SET status = 'sending', claimed_at = ${now}, claim_id = ${claimId}::uuid, attempts = attempts + 1, retry_at = NULL, error_code = NULL, error = NULL
      WHERE id = ${head.id}::uuid AND status = 'queued' RETURNING id)
    UPDATE conversation SET pair_tokens = ${budget.tokens}::float8, pair_at = ${budget.at}
    WHERE id = ${head.conversationId}::uuid AND EXISTS (SELECT FROM claimed)`;
  return claimed === 0 ? LOOK_AGAIN : { kind: "claimed", message: toClaimed(head, claimId) };
}

function toClaimed(head: Head, claimId: string): ClaimedMessage {
  return {
    id: head.id,
    conversationId: head.conversationId,
    numberId: head.numberId,
    phoneNumberId: head.phoneNumberId,
    isProbe: head.stoppedAt !== null,
    claimId,
    attempts: head.attempts + 1,
    content: readContent(head),
    recipient: { phone: head.waId, userId: head.userId },
  };
}
