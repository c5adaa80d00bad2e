import { db, type Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import type { OutboundMessage, Recipient } from "@/lib/whatsapp/outbound";
import { type PairBudget, takePairToken } from "@/lib/whatsapp/pair-limit";
import { isServiceWindowOpen, type WindowFacts } from "@/lib/whatsapp/service-window";
import { failByUs, type OurFailure } from "./delivery-failure";
import { type ContentRow, isFreeForm, readContent, toRequest } from "./outbound-content";
import { enqueueDelivery } from "./outbound-queue";
import { isTemplateSendable } from "./sendable-template";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** A message that is ours to send, once: `sending` is committed. */
export type ClaimedMessage = {
  id: string;
  conversationId: string;
  numberId: string;
  phoneNumberId: string;
  /** Claimed to find out whether the number may send again. */
  isProbe: boolean;
  claimedAt: Date;
  /** Attempts made, this one included. */
  attempts: number;
  request: OutboundMessage;
};

/** What stands at the head of a conversation's queue, before anything is done about it. */
export type Outlook = { kind: "send"; number: SendingNumber } | { kind: "act" } | { kind: "rest" };

type SendingNumber = { id: string; phoneNumberId: string; wabaId: string };

/** `look-again`: the head failed here, or is another one now. `rest`: nothing to do before the next job. */
export type Claim = { kind: "claimed"; message: ClaimedMessage } | { kind: "look-again" } | { kind: "rest" };

type Options = {
  now: Date;
  /** Whether a stopped number is to be tried with this message. */
  probe: boolean;
};

/** Says, without locks, what a claim would find: only what can be sent is worth a turn in the number's budget. */
export async function lookAhead(conversationId: string, options: Options): Promise<Outlook> {
  const queue = await loadQueue(db(), conversationId, { lock: false });
  const step = queue ? await decide(db(), queue, options) : REST;
  if (step.kind !== "send") return step.kind === "rest" ? REST : { kind: "act" };
  const { numberId, phoneNumberId, wabaId } = step.queue;
  return { kind: "send", number: { id: numberId, phoneNumberId, wabaId } };
}

/**
 * Takes the oldest waiting message of a conversation for sending, in one transaction under the conversation's lock:
 * nothing of it may be on its way, the service window is checked again, and a token is taken from the pair budget. A
 * message that may no longer be sent fails here, without a request. Without a turn, nothing is claimed.
 */
export async function claimNext(conversationId: string, options: Options & { hasTurn: boolean }): Promise<Claim> {
  return db().$transaction(async (tx) => {
    const queue = await loadQueue(tx, conversationId, { lock: true });
    const step = queue ? await decide(tx, queue, options) : REST;
    switch (step.kind) {
      case "send":
        return options.hasTurn ? { kind: "claimed", message: await claim(tx, step, options.now) } : { kind: "look-again" };
      case "refuse":
        await failByUs(tx, step.head.id, step.reason, options.now);
        await publish(tx, { type: "changed", conversations: [conversationId] });
        return { kind: "look-again" };
      case "wait":
        await tx.$executeRaw`UPDATE message SET retry_at = ${step.until} WHERE id = ${step.head.id}::uuid`;
        await enqueueDelivery(tx, conversationId, step.until.getTime() - options.now.getTime());
        return REST;
      case "rest":
        return REST;
    }
  }, TRANSACTION);
}

const REST = { kind: "rest" } as const;

type Queue = WindowFacts & {
  conversationId: string;
  numberId: string;
  phoneNumberId: string;
  wabaId: string;
  stoppedAt: Date | null;
  pairTokens: number;
  pairAt: Date | null;
  waId: string | null;
  userId: string | null;
  head: Head | null;
};

type Head = ContentRow & { id: string; status: "queued" | "sending"; retryAt: Date | null; attempts: number };

type Step =
  | { kind: "send"; queue: Queue; head: Head; budget: PairBudget }
  | { kind: "refuse"; head: Head; reason: OurFailure }
  | { kind: "wait"; head: Head; until: Date }
  | typeof REST;

/** Two statements, because only the second sees what the lock made us wait for. */
async function loadQueue(tx: Pick<Tx, "$queryRaw">, conversationId: string, { lock }: { lock: boolean }): Promise<Queue | null> {
  if (lock) await tx.$queryRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR UPDATE`;
  const [queue] = await tx.$queryRaw<Omit<Queue, "head">[]>`
    SELECT c.id AS "conversationId", n.id AS "numberId", n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId",
      n.stopped_at AS "stoppedAt", c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt",
      c.pair_tokens AS "pairTokens", c.pair_at AS "pairAt", k.wa_id AS "waId", k.user_id AS "userId"
    FROM conversation c JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id
    WHERE c.id = ${conversationId}::uuid`;
  if (!queue) return null;
  // One that is being sent stands before all that wait, whatever its age.
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT id, type, body, quoted_wamid AS "quotedWamid", payload, status::text AS status, retry_at AS "retryAt", attempts
    FROM message WHERE conversation_id = ${conversationId}::uuid AND status IN ('queued', 'sending')
    ORDER BY status DESC, id LIMIT 1`;
  return { ...queue, head: head ?? null };
}

async function decide(tx: Pick<Tx, "$queryRaw">, queue: Queue, { now, probe }: Options): Promise<Step> {
  const { head } = queue;
  // Whoever sends it looks at the queue again afterwards; if that one died, the upkeep does.
  if (!head || head.status === "sending") return REST;
  const reason = await refusalOf(tx, queue, head, now);
  if (reason) return { kind: "refuse", head, reason };
  if (queue.stoppedAt && !probe) return REST;
  if (head.retryAt && head.retryAt > now) return { kind: "wait", head, until: head.retryAt };
  const token = takePairToken({ tokens: queue.pairTokens, at: queue.pairAt }, now);
  if (token.kind === "wait") return { kind: "wait", head, until: new Date(now.getTime() + token.waitMs) };
  return { kind: "send", queue, head, budget: token.budget };
}

async function refusalOf(tx: Pick<Tx, "$queryRaw">, queue: Queue, head: Head, now: Date): Promise<OurFailure | null> {
  const content = readContent(head);
  if (isFreeForm(content)) return isServiceWindowOpen(queue, now) ? null : "service_window_closed";
  if (content.type !== "template") return null;
  return (await isTemplateSendable(tx, queue.numberId, content.payload.templateId)) ? null : "template_unavailable";
}

async function claim(tx: Tx, { queue, head, budget }: Extract<Step, { kind: "send" }>, now: Date): Promise<ClaimedMessage> {
  const { conversationId, numberId, phoneNumberId } = queue;
  const recipient: Recipient = { phone: queue.waId, userId: queue.userId };
  const request = toRequest(readContent(head), recipient, head.id);
  await tx.$executeRaw`
    WITH claimed AS (
      UPDATE message SET status = 'sending', claimed_at = ${now}, attempts = attempts + 1, retry_at = NULL, error_code = NULL, error = NULL
      WHERE id = ${head.id}::uuid)
    UPDATE conversation SET pair_tokens = ${budget.tokens}::float8, pair_at = ${budget.at} WHERE id = ${conversationId}::uuid`;
  const isProbe = queue.stoppedAt !== null;
  return { id: head.id, conversationId, numberId, phoneNumberId, isProbe, claimedAt: now, attempts: head.attempts + 1, request };
}
