import { db } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { deliverConversation } from "./delivery";
import { resumeNumber } from "./number-stop";
import type { SendingContext } from "./sending-context";

type StoppedNumber = { id: string; phoneNumberId: string; wabaId: string; stoppedCode: number | null };

/** Token, permission and wrong-id errors: reading the number's own node fails with them, too. */
const SHOWN_BY_READING = new Set([0, 3, 10, 33, 102, 190, 803, ...Array.from({ length: 100 }, (_, index) => 200 + index)]);

/**
 * Tries stopped numbers, so that they send again by themselves once what Meta minded is repaired. The proof is a message
 * that Meta accepts (or, after some reasons, says is sent): the oldest that waits is tried, one message a run, and
 * goes back to its place when Meta still refuses. (Reading the number proves nothing about payment or restrictions.) When
 * nothing waits, a readable number is proof enough against the errors that reading shows too. Run every minute.
 */
export async function probeStoppedNumbers(context: SendingContext): Promise<void> {
  const stopped = await db().phoneNumber.findMany({
    where: { stoppedAt: { not: null } },
    select: { id: true, phoneNumberId: true, wabaId: true, stoppedCode: true },
  });
  for (const number of stopped) await probe(number, context);
}

async function probe(number: StoppedNumber, context: SendingContext): Promise<void> {
  const [oldest] = await db().$queryRaw<{ conversationId: string }[]>`
    SELECT m.conversation_id AS "conversationId" FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.status = 'queued' AND c.number_id = ${number.id}::uuid ORDER BY m.queued_at LIMIT 1`;
  if (oldest) return deliverConversation(oldest.conversationId, context, { probe: true });
  if (number.stoppedCode === null || !SHOWN_BY_READING.has(number.stoppedCode)) return;
  const found = await (await context.clientFor(number)).readPhoneNumber(number.phoneNumberId);
  if (found.kind !== "found") return;
  await db().$transaction(async (tx) => {
    if (await resumeNumber(tx, number.id)) await publish(tx, { type: "changed", conversations: [], all: true });
  });
}
