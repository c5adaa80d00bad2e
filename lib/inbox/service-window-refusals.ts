import type { Tx } from "@/lib/db";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";

/** Meta refused a free-form message of this conversation because the window is closed (131047), at Meta's time. */
export type Refusal = { conversationId: string; refusedAt: Date };

/** Closes the windows that Meta says are closed, until a newer message of the contact. Only moves forward. */
export async function recordRefusals(tx: Tx, refusals: readonly Refusal[]): Promise<void> {
  for (const { conversationId, refusedAt } of refusals) {
    const [row] = await tx.$queryRaw<{ lastInboundAt: Date | null; windowRefusedAt: Date | null }[]>`
      UPDATE conversation SET window_refused_at = greatest(window_refused_at, ${refusedAt}::timestamptz)
      WHERE id = ${conversationId}::uuid
      RETURNING last_inbound_at AS "lastInboundAt", window_refused_at AS "windowRefusedAt"`;
    if (!row) continue;
    await tx.conversation.update({
      where: { id: conversationId },
      data: { windowClosesAt: serviceWindowClosesAt(row) },
      select: { id: true },
    });
  }
}
