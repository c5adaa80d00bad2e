import type { ConversationRow } from "@/lib/contract/conversation";

/**
 * Where a list goes on once a conversation has left it: to the one below, or at its end to the one above. null = to none; undefined:
 * the list does not have it, so nothing follows from it.
 */
export function nextRowId(rows: readonly Pick<ConversationRow, "id">[], id: string): string | null | undefined {
  const place = rows.findIndex((row) => row.id === id);
  if (place < 0) return undefined;
  return (rows[place + 1] ?? rows[place - 1])?.id ?? null;
}
