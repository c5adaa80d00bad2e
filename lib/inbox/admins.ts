import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/**
 * Makes sure that somebody else is an active admin, until the transaction ends: whoever takes an admin's place away locks all of
 * them first, in one order, so that two who do it to each other at once cannot both succeed. Throws DomainError "conflict".
 */
export async function requireAnotherAdmin(tx: Tx, personId: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM agent WHERE role = 'admin' AND deactivated_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  if (admins.some(({ id }) => id !== personId)) return;
  throw new DomainError("conflict", "This is the last admin. Make somebody else an admin first.");
}
