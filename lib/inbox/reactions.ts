import type { Tx } from "@/lib/db";
import type { InboundMessage } from "./inbound-messages";

/**
 * Keeps the one reaction that each side has on each message: the newest by Meta's time, which knows only seconds. Of two
 * in one second the one that takes back wins, because a second tap is quick and choosing an emoji is not, and then the one
 * whose wamid sorts last. A reaction taken back stays as an empty one, so that an older one cannot return.
 */
export async function recordReactions(tx: Tx, inserted: readonly InboundMessage[]): Promise<void> {
  const reactions = inserted
    .filter(({ type, quotedWamid }) => type === "reaction" && quotedWamid !== null)
    .map(({ direction, id, wamid, ...reaction }) => ({
      ...reaction,
      side: direction === "inbound" ? "contact" : "business",
      sourceId: direction === "inbound" ? wamid : id,
    }));
  if (reactions.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO reaction (target_wamid, side, emoji, conversation_id, happened_at, source_id)
    SELECT DISTINCT ON ("quotedWamid", side) "quotedWamid", side::"ReactionSide", coalesce(body, ''), "conversationId", "happenedAt", "sourceId"
    FROM jsonb_to_recordset(${JSON.stringify(reactions)}::jsonb)
      AS row("quotedWamid" text, body text, "conversationId" uuid, "happenedAt" timestamptz, "sourceId" text, side text)
    ORDER BY "quotedWamid", side, "happenedAt" DESC, coalesce(body, '') = '' DESC, "sourceId" COLLATE "C" DESC
    ON CONFLICT (target_wamid, side) DO UPDATE SET
      emoji = excluded.emoji, conversation_id = excluded.conversation_id,
      happened_at = excluded.happened_at, source_id = excluded.source_id
    WHERE (excluded.happened_at, excluded.emoji = '', excluded.source_id COLLATE "C")
      > (reaction.happened_at, reaction.emoji = '', reaction.source_id COLLATE "C")`;
}
