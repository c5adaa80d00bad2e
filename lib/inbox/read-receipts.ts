import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { MarkReadOutcome } from "@/lib/whatsapp/client";
import { isServiceWindowOpen, type WindowFacts } from "@/lib/whatsapp/service-window";
import type { SendingContext } from "./sending-context";
import { isSendingHeld } from "./sending-hold";

/** WhatsApp takes no receipts for older messages. */
const RECEIPT_MS = 30 * 86_400_000;

/** WhatsApp shows "typing…" for 25 s. */
const TYPING_MS = 20_000;

/**
 * What of the contact's WhatsApp can be told that we read, as a condition on `message i`: what was read on the phone has been, and
 * calls and WhatsApp's own notices are no messages there, and naming one would leave the messages before it unread for ever.
 */
const canBeMarked = Prisma.sql`i.direction = 'inbound' AND NOT i.is_history AND i.type NOT IN ('reaction', 'edit', 'revoke') AND i.type NOT IN ('system', 'call')`;

/** WhatsApp could not be told for now. Thrown, so that the job is tried again: telling twice does no harm. */
export class ReceiptDelayedError extends Error {
  override readonly name = "ReceiptDelayedError";
}

/**
 * Tells WhatsApp that the conversation was read: up to what the team has read, or, if the number is set so, up to what
 * it has replied to. Each message is told once. Throws ReceiptDelayedError when it should be tried again.
 */
export async function markReadAtWhatsApp(conversationId: string, context: SendingContext): Promise<void> {
  const receipt = await findReceipt(conversationId);
  if (!receipt || receipt.stoppedAt || receipt.wamid === receipt.waReadUpTo) return;
  if (context.now().getTime() - receipt.happenedAt.getTime() > RECEIPT_MS) return;
  const outcome = await (await context.clientFor(receipt)).markRead(receipt.phoneNumberId, receipt.wamid);
  if (isWorthRepeating(outcome)) throw new ReceiptDelayedError(`WhatsApp could not be told what was read (${outcome.kind}).`);
  // What Meta refuses for good is not asked again either.
  if (outcome.kind !== "done") context.log.warn({ conversationId, outcome }, "a read receipt was refused");
  await rememberReceipt(conversationId, receipt);
}

/**
 * Shows the contact that we are typing, for 25 s or until we send. WhatsApp marks everything read with it, so that numbers
 * set to do that on reply never show it; nor does one whose window is closed, because no answer may follow. At most once
 * in 20 s a conversation, whoever types. A failure is dropped: the next keystrokes come soon.
 */
export async function showTyping(conversationId: string, context: SendingContext): Promise<void> {
  const now = context.now();
  const receipt = await findTypingTarget(conversationId, now);
  if (!receipt) return;
  const client = await context.clientFor(receipt);
  const outcome = await client.markRead(receipt.phoneNumberId, receipt.wamid, { typing: true });
  if (outcome.kind === "done") await rememberReceipt(conversationId, receipt);
  else context.log.info({ conversationId, outcome }, "typing was not shown");
}

type Receipt = {
  phoneNumberId: string;
  wabaId: string;
  stoppedAt: Date | null;
  waReadUpTo: string | null;
  wamid: string;
  happenedAt: Date;
};

/** The newest message, in order of arrival, that WhatsApp may be told is read. */
async function findReceipt(conversationId: string): Promise<Receipt | null> {
  const [receipt] = await db().$queryRaw<Receipt[]>`
    SELECT n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId", n.stopped_at AS "stoppedAt", c.wa_read_up_to AS "waReadUpTo",
      m.wamid, m.happened_at AS "happenedAt"
    FROM conversation c JOIN phone_number n ON n.id = c.number_id
    CROSS JOIN LATERAL (
      SELECT CASE n.mark_read_on WHEN 'open' THEN c.read_up_to_id
        ELSE (SELECT o.id FROM message o WHERE o.conversation_id = c.id AND o.type NOT IN ('reaction', 'edit', 'revoke') AND o.direction = 'outbound'
                AND o.happened_at = c.last_outbound_at ORDER BY o.id DESC LIMIT 1) END AS id) AS marker
    CROSS JOIN LATERAL (
      SELECT i.wamid, i.happened_at FROM message i
      WHERE i.conversation_id = c.id AND ${canBeMarked} AND i.id <= marker.id
      ORDER BY i.id DESC LIMIT 1) AS m
    WHERE c.id = ${conversationId}::uuid AND NOT ${isSendingHeld}`;
  return receipt ?? null;
}

/** Takes this conversation's turn to show typing, in one statement, so that two workers do not both do it. */
async function findTypingTarget(conversationId: string, now: Date): Promise<Receipt | null> {
  const before = new Date(now.getTime() - TYPING_MS);
  const [row] = await db().$queryRaw<(Receipt & WindowFacts)[]>`
    UPDATE conversation c SET typing_shown_at = ${now}
    FROM phone_number n, LATERAL (
      SELECT i.wamid, i.happened_at FROM message i
      WHERE i.conversation_id = ${conversationId}::uuid AND ${canBeMarked}
      ORDER BY i.id DESC LIMIT 1) AS m
    WHERE c.id = ${conversationId}::uuid AND n.id = c.number_id AND n.mark_read_on = 'open' AND n.stopped_at IS NULL AND NOT ${isSendingHeld}
      AND (c.typing_shown_at IS NULL OR c.typing_shown_at <= ${before} OR c.typing_shown_at > ${now})
    RETURNING n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId", n.stopped_at AS "stoppedAt", c.wa_read_up_to AS "waReadUpTo",
      m.wamid, m.happened_at AS "happenedAt", c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt"`;
  return row && isServiceWindowOpen(row, now) ? row : null;
}

/** Only forward: a receipt that took long must not undo a later one. */
async function rememberReceipt(conversationId: string, { wamid, waReadUpTo }: Receipt): Promise<void> {
  await db().$executeRaw`
    UPDATE conversation SET wa_read_up_to = ${wamid}
    WHERE id = ${conversationId}::uuid AND wa_read_up_to IS NOT DISTINCT FROM ${waReadUpTo}`;
}

function isWorthRepeating(outcome: MarkReadOutcome): boolean {
  if (outcome.kind === "not-sent" || outcome.kind === "uncertain") return true;
  return outcome.kind === "rejected" && (outcome.class === "retry" || outcome.class === "later");
}
