import { db, type Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import type { Recipient } from "@/lib/whatsapp/outbound";
import { type PairBudget, takePairToken } from "@/lib/whatsapp/pair-limit";
import { isServiceWindowOpen, type WindowFacts } from "@/lib/whatsapp/service-window";
import { failByUs, type OurFailure } from "./delivery-failure";
import { type ContentRow, contentFiles, isFreeForm, type OutboundContent, readContent } from "./outbound-content";
import { enqueueDelivery } from "./outbound-queue";
import { isUnwantedMarketing, type RecipientFacts } from "./recipients";
import { findSendableCategory } from "./sendable-template";

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
  content: OutboundContent;
  recipient: Recipient;
};

/** What stands at the head of a conversation's queue, before anything is done about it, and which files it shows. */
export type Outlook = { kind: "send"; number: SendingNumber; fileIds: string[] } | { kind: "act" } | { kind: "rest" };

type SendingNumber = { id: string; phoneNumberId: string; wabaId: string };

/** `look-again`: the head failed here, or is another one now. `rest`: nothing to do before the next job. */
export type Claim = { kind: "claimed"; message: ClaimedMessage } | { kind: "look-again" } | { kind: "rest" };

type Options = {
  now: Date;
  /** Whether a stopped number is to be tried with this message. */
  probe: boolean;
};

type ClaimOptions = Options & {
  hasTurn: boolean;
  /** The files that were made ready. A message with others is not claimed. */
  fileIds?: readonly string[];
};

/** Says, without locks, what a claim would find: only what can be sent is worth an upload, and a turn in the number's budget. */
export async function lookAhead(conversationId: string, options: Options): Promise<Outlook> {
  const step = await decide(db(), await findHead(db(), conversationId), options);
  if (step.kind !== "send") return step.kind === "rest" ? REST : { kind: "act" };
  const { numberId, phoneNumberId, wabaId } = step.head;
  return { kind: "send", number: { id: numberId, phoneNumberId, wabaId }, fileIds: fileIdsOf(step.head) };
}

/**
 * Takes the oldest waiting message of a conversation for sending, in one transaction under the conversation's lock:
 * nothing of it may be on its way, the service window is checked again, and a token is taken from the pair budget. A
 * message that may no longer be sent fails here, without a request. Without a turn, nothing is claimed.
 */
export async function claimNext(conversationId: string, options: ClaimOptions): Promise<Claim> {
  return db().$transaction(async (tx) => {
    // A statement of its own, because only the next one sees what the lock made us wait for.
    await tx.$queryRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR UPDATE`;
    const step = await decide(tx, await findHead(tx, conversationId), options);
    switch (step.kind) {
      case "send":
        return isPrepared(step.head, options) ? claim(tx, step.head, step.budget, options.now) : LOOK_AGAIN;
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

const REST = { kind: "rest" } as const;
const LOOK_AGAIN = { kind: "look-again" } as const;

function isPrepared(head: Head, { hasTurn, fileIds = [] }: ClaimOptions): boolean {
  return hasTurn && fileIdsOf(head).every((fileId) => fileIds.includes(fileId));
}

function fileIdsOf(head: Head): string[] {
  return contentFiles(readContent(head)).map(({ fileId }) => fileId);
}

/** The first message of a conversation's queue, with all that decides about it. */
type Head = ContentRow &
  WindowFacts &
  RecipientFacts & {
    id: string;
    status: "queued" | "sending";
    retryAt: Date | null;
    attempts: number;
    conversationId: string;
    numberId: string;
    phoneNumberId: string;
    wabaId: string;
    stoppedAt: Date | null;
    pairTokens: number;
    pairAt: Date | null;
  };

type Step =
  | { kind: "send"; head: Head; budget: PairBudget }
  | { kind: "refuse"; head: Head; reason: OurFailure }
  | { kind: "wait"; head: Head; until: Date }
  | typeof REST;

/** One that is being sent stands before all that wait, whatever its age. */
async function findHead(tx: Pick<Tx, "$queryRaw">, conversationId: string): Promise<Head | null> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT m.id, m.type, m.body, m.quoted_wamid AS "quotedWamid", m.payload, m.status::text AS status, m.retry_at AS "retryAt",
      m.attempts, c.id AS "conversationId", n.id AS "numberId", n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId",
      n.stopped_at AS "stoppedAt", c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt",
      c.pair_tokens AS "pairTokens", c.pair_at AS "pairAt", k.wa_id AS "waId", k.user_id AS "userId",
      k.is_group AS "isGroup", k.marketing_stopped_at AS "marketingStoppedAt"
    FROM conversation c JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id
    CROSS JOIN LATERAL (
      SELECT * FROM message WHERE conversation_id = c.id AND status IN ('queued', 'sending') ORDER BY status DESC, id LIMIT 1) AS m
    WHERE c.id = ${conversationId}::uuid`;
  return head ?? null;
}

async function decide(tx: Pick<Tx, "$queryRaw">, head: Head | null, { now, probe }: Options): Promise<Step> {
  // Whoever sends a message looks at the queue again afterwards; if that one died, the upkeep does.
  if (!head || head.status === "sending") return REST;
  const reason = await refusalOf(tx, head, now);
  if (reason) return { kind: "refuse", head, reason };
  if (head.stoppedAt && !probe) return REST;
  if (head.retryAt && head.retryAt > now) return { kind: "wait", head, until: head.retryAt };
  const token = takePairToken({ tokens: head.pairTokens, at: head.pairAt }, now);
  if (token.kind === "wait") return { kind: "wait", head, until: new Date(now.getTime() + token.waitMs) };
  return { kind: "send", head, budget: token.budget };
}

async function refusalOf(tx: Pick<Tx, "$queryRaw">, head: Head, now: Date): Promise<OurFailure | null> {
  const content = readContent(head);
  if (isFreeForm(content)) return isServiceWindowOpen(head, now) ? null : "service_window_closed";
  const category = await findSendableCategory(tx, head.numberId, content.payload.templateId);
  if (category === null) return "template_unavailable";
  return isUnwantedMarketing(head, { category }) ? "opted_out" : null;
}

/** Only what still waits: a status webhook may have shown in this instant that an earlier attempt arrived after all. */
async function claim(tx: Tx, head: Head, budget: PairBudget, now: Date): Promise<Claim> {
  const { id, conversationId, numberId, phoneNumberId } = head;
  const claimed = await tx.$executeRaw`
    WITH claimed AS (
      UPDATE message SET status = 'sending', claimed_at = ${now}, attempts = attempts + 1, retry_at = NULL, error_code = NULL, error = NULL
      WHERE id = ${id}::uuid AND status = 'queued' RETURNING id)
    UPDATE conversation SET pair_tokens = ${budget.tokens}::float8, pair_at = ${budget.at}
    WHERE id = ${conversationId}::uuid AND EXISTS (SELECT FROM claimed)`;
  if (claimed === 0) return LOOK_AGAIN;
  const isProbe = head.stoppedAt !== null;
  const attempts = head.attempts + 1;
  const [content, recipient] = [readContent(head), { phone: head.waId, userId: head.userId }];
  return {
    kind: "claimed",
    message: { id, conversationId, numberId, phoneNumberId, isProbe, claimedAt: now, attempts, content, recipient },
  };
}
