import {
  SCHEDULE_MAX_DAYS,
  SCHEDULED_MAX,
  type ScheduledReplyList,
  type ScheduledReplyView,
  type ScheduleInput,
  type ScheduleTrigger,
} from "@/lib/contract/scheduled";
import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { timeOrderedId } from "@/lib/time-ordered-id";
import { isServiceWindowOpen, WINDOW_GUARD_MS } from "@/lib/whatsapp/service-window";
import { type AccessedConversation, type Actor, accessConversation } from "./access";
import { isFreeForm } from "./outbound-content";
import { composeReply } from "./reply-content";
import { storableCopy } from "./reply-parts";
import { loadScheduledViews } from "./scheduled-view";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

const MAX_AHEAD_MS = SCHEDULE_MAX_DAYS * 86_400_000;

/**
 * Keeps a reply until its time. Everything that can be checked now is: what it says and, for a time, whether the window as
 * it stands will be open. The same clientMessageId twice makes one. Throws what `sendReply` throws, and "invalid_input"
 * for a time that is past or too far away, or when too many wait.
 */
export async function scheduleReply(
  actor: Actor,
  conversationId: string,
  { reply, trigger }: ScheduleInput,
  now: Date,
): Promise<ScheduledReplyView> {
  return db().$transaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, conversationId, { lock: true });
    const repeated = await findRepeated(tx, actor, conversation.id, reply.clientMessageId);
    if (repeated) return repeated;
    requireTime(trigger, now);
    await requireRoom(tx, conversation.id);
    const { content } = await composeReply(tx, actor, conversation, reply, now);
    if (isFreeForm(content)) requireOpenThen(conversation, trigger);
    const id = timeOrderedId();
    const { count } = await tx.scheduledReply.createMany({
      data: {
        id,
        conversationId: conversation.id,
        agentId: actor.id,
        clientMessageId: reply.clientMessageId,
        content: storableCopy(withoutGuard(reply)) as Prisma.InputJsonObject,
        trigger: trigger.type,
        sendAt: trigger.type === "at" ? new Date(trigger.sendAt) : null,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw takenId();
    await publish(tx, { type: "changed", conversations: [conversation.id] });
    return requireView(tx, id);
  }, TRANSACTION);
}

/** What waits in a conversation, and what could not be sent and nobody has dismissed, oldest first. Throws DomainError "not_found". */
export async function listScheduled(actor: Actor, conversationId: string): Promise<ScheduledReplyList> {
  const { id } = await accessConversation(db(), actor, conversationId);
  return { replies: await loadScheduledViews(db(), Prisma.sql`r.conversation_id = ${id}::uuid`) };
}

/**
 * Cancels a reply that waits, whoever made it, or dismisses one that could not be sent. Throws DomainError "not_found", and
 * "conflict" when it has been sent.
 */
export async function cancelScheduled(actor: Actor, conversationId: string, scheduledId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, conversationId);
    // Waits for whoever is sending it in this moment, and then meets a reply that is sent.
    const [reply] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state::text AS state FROM scheduled_reply
      WHERE id = ${scheduledId}::uuid AND conversation_id = ${conversation.id}::uuid FOR UPDATE`;
    if (!reply) throw new DomainError("not_found", "This scheduled reply does not exist.");
    if (reply.state === "sent") throw new DomainError("conflict", "This reply has been sent already.");
    if (reply.state === "cancelled") return;
    await tx.scheduledReply.update({
      where: { id: scheduledId },
      data: { state: "cancelled", settledAt: now },
      select: { id: true },
    });
    await publish(tx, { type: "changed", conversations: [conversation.id] });
  });
}

/** The reply that this very request made before. An id that somebody else used says nothing about their reply. */
async function findRepeated(tx: Tx, actor: Actor, conversationId: string, clientMessageId: string) {
  const known = await tx.scheduledReply.findUnique({
    where: { clientMessageId },
    select: { id: true, conversationId: true, agentId: true, state: true },
  });
  if (known && (known.conversationId !== conversationId || known.agentId !== actor.id)) throw takenId();
  if (known && (known.state === "sent" || known.state === "cancelled")) {
    throw new DomainError("conflict", `This reply has been ${known.state} already.`);
  }
  if (known) return requireView(tx, known.id);
  const isMessage = await tx.message.findUnique({ where: { clientMessageId }, select: { id: true } });
  if (isMessage) throw takenId();
  return null;
}

function takenId(): DomainError {
  return new DomainError("conflict", "This message id is taken. Schedule the message again.");
}

function requireTime(trigger: ScheduleTrigger, now: Date): void {
  if (trigger.type !== "at") return;
  const aheadMs = new Date(trigger.sendAt).getTime() - now.getTime();
  if (aheadMs <= 0) throw new DomainError("invalid_input", "This time is past. Choose a later one.");
  if (aheadMs > MAX_AHEAD_MS) {
    throw new DomainError("invalid_input", `A reply can be scheduled up to ${SCHEDULE_MAX_DAYS} days ahead.`);
  }
}

async function requireRoom(tx: Tx, conversationId: string): Promise<void> {
  const waiting = await tx.scheduledReply.count({ where: { conversationId, state: "waiting" } });
  if (waiting < SCHEDULED_MAX) return;
  throw new DomainError("invalid_input", `${SCHEDULED_MAX} replies wait in this conversation already. Cancel one first.`);
}

/** A reply for when the contact writes may wait for a window; one for a time must find it open. */
function requireOpenThen(conversation: AccessedConversation, trigger: ScheduleTrigger): void {
  if (trigger.type !== "at") return;
  const lastMoment = new Date(new Date(trigger.sendAt).getTime() + WINDOW_GUARD_MS);
  if (isServiceWindowOpen(conversation, lastMoment)) return;
  throw new DomainError(
    "service_window_closed",
    "The service window will be closed by then. Choose an earlier time, or a template.",
    { closesAt: conversation.windowClosesAt?.toISOString() ?? null },
  );
}

/** What the agent had on screen says nothing about the screen of then. */
function withoutGuard(reply: ScheduleInput["reply"]): object {
  return { ...reply, seenMessageId: undefined };
}

async function requireView(tx: Tx, id: string): Promise<ScheduledReplyView> {
  const [view] = await loadScheduledViews(tx, Prisma.sql`r.id = ${id}::uuid`);
  if (!view) throw new Error("A scheduled reply that was just there is gone.");
  return view;
}
