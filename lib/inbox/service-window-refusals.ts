import type { Tx } from "@/lib/db";
import { serviceWindowClosesAt, type WindowFacts } from "@/lib/whatsapp/service-window";

/** Meta refused a free-form message of this conversation because the window is closed (131047), at Meta's time. */
export type Refusal = { conversationId: string; refusedAt: Date };

type Refused = WindowFacts & { id: string };

/** Closes the windows that Meta says are closed, until a newer message of the contact. Only moves forward. */
export async function recordRefusals(tx: Tx, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const refused = await tx.$queryRaw<Refused[]>`
    UPDATE conversation c SET window_refused_at = greatest(c.window_refused_at, row.at)
    FROM (
      SELECT "conversationId", max("refusedAt") AS at
      FROM jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) AS row("conversationId" uuid, "refusedAt" timestamptz)
      GROUP BY "conversationId") AS row
    WHERE c.id = row."conversationId"
    RETURNING c.id, c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt"`;
  const closing = refused.map((row) => ({ id: row.id, closesAt: serviceWindowClosesAt(row) }));
  await tx.$executeRaw`
    UPDATE conversation c SET window_closes_at = row."closesAt"
    FROM jsonb_to_recordset(${JSON.stringify(closing)}::jsonb) AS row(id uuid, "closesAt" timestamptz) WHERE c.id = row.id`;
}
