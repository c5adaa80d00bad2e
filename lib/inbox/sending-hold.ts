import * as z from "zod/mini";
import { HoldReason, type SendingHold } from "@/lib/contract/sending-hold";
import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";

const KEY = "sendingHold";
/** Conversations woken at once, and messages counted. What waits beyond is found by the queue's upkeep. */
const MAX_WAITING = 1_000;

/** Of conversations in which nobody wrote for longer, nobody waits to see that they were read. */
const RECEIPTS_MS = 7 * 86_400_000;

const Hold = z.object({ since: z.iso.datetime(), reason: HoldReason });

/**
 * Whether this deployment sends nothing for now, as an SQL condition. It stands wherever something would reach a contact, in the
 * statement that claims it: messages with their files, read receipts, typing. What is held stays queued, in order.
 */
export const isSendingHeld: Prisma.Sql = Prisma.sql`EXISTS (SELECT FROM setting WHERE key = ${KEY})`;

/** Whether sending is held, since when, why, and how many messages wait for it. */
export async function readSendingHold(): Promise<SendingHold> {
  const row = await db().setting.findUnique({ where: { key: KEY }, select: { value: true } });
  const hold = row && Hold.parse(row.value);
  if (!hold) return null;
  const [counted] = await db().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (SELECT FROM message WHERE status = 'queued' LIMIT ${MAX_WAITING}) AS queued`;
  return { ...hold, waiting: counted?.waiting ?? 0 };
}

/** Holds sending, unless it is held already; audited as the product's own act. */
export async function holdSending(tx: Tx, reason: HoldReason, now: Date): Promise<void> {
  const value = { since: now.toISOString(), reason };
  const { count } = await tx.setting.createMany({ data: { key: KEY, value }, skipDuplicates: true });
  if (count === 0) return;
  await recordAudit(
    tx,
    null,
    { action: "settings.sending_held", subject: "settings", label: "sending", details: { reason } },
    now,
  );
  await publish(tx, { type: "changed", conversations: [], all: true });
}

/** Lets everything that waits go out; audited. Nothing happens when it is not held. Throws DomainError "forbidden" for others than admins. */
export async function releaseSending(admin: Actor, now: Date): Promise<void> {
  await db().$transaction(async (tx) => letGo(tx, await requireRole(tx, admin, "admin"), now));
}

/** The same, said by the deployment's settings. */
export async function releaseSendingBySetting(tx: Tx, now: Date): Promise<void> {
  await letGo(tx, null, now);
}

async function letGo(tx: Tx, actor: { id: string; name: string } | null, now: Date): Promise<void> {
  const { count } = await tx.setting.deleteMany({ where: { key: KEY } });
  if (count === 0) return;
  await wakeQueues(tx);
  await wakeReceipts(tx, now);
  await recordAudit(tx, actor, { action: "settings.sending_released", subject: "settings", label: "sending" }, now);
  await publish(tx, { type: "changed", conversations: [], all: true });
}

async function wakeQueues(tx: Tx): Promise<void> {
  const waiting = await tx.$queryRaw<{ conversationId: string }[]>`
    SELECT m.conversation_id AS "conversationId"
    FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id
    WHERE m.status = 'queued' AND n.stopped_at IS NULL
    GROUP BY m.conversation_id ORDER BY min(m.queued_at) LIMIT ${MAX_WAITING}`;
  await enqueueAll(
    tx,
    waiting.map(({ conversationId }) => ({ kind: "deliver-conversation", conversationId })),
  );
}

/** What was read meanwhile and not told. What had been told already is not told again (`markReadAtWhatsApp`). */
async function wakeReceipts(tx: Tx, now: Date): Promise<void> {
  const since = new Date(now.getTime() - RECEIPTS_MS);
  const read = await tx.$queryRaw<{ conversationId: string }[]>`
    SELECT c.id AS "conversationId" FROM conversation c JOIN message m ON m.id = c.read_up_to_id
    WHERE c.last_inbound_at > ${since} AND m.wamid IS DISTINCT FROM c.wa_read_up_to
    ORDER BY c.last_inbound_at DESC LIMIT ${MAX_WAITING}`;
  await enqueueAll(
    tx,
    read.map(({ conversationId }) => ({ kind: "mark-read", conversationId })),
  );
}
