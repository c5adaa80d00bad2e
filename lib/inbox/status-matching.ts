import type { Tx } from "@/lib/db";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import { wamidKey, wamidPeer } from "@/lib/whatsapp/wamid";
import type { StatusEvent } from "@/lib/whatsapp/webhook-event";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type Known = { id: string; wamid: string | null };

/**
 * Which message of ours each status is about, as far as there is one. Our callback data is the message's own id, whatever Meta calls
 * it; else its wamid; else what all its spellings share, among the messages to whom the status names, if only one has it.
 */
export async function matchStatuses(tx: Tx, statuses: readonly StatusEvent[]): Promise<Map<StatusEvent, string>> {
  const wamids = [...new Set(statuses.map(({ wamid }) => wamid))];
  const ids = [...new Set(statuses.flatMap((status) => idOf(status) ?? []))];
  const known = await tx.$queryRaw<Known[]>`
    SELECT id, wamid FROM message
    WHERE direction = 'outbound' AND (wamid = ANY(${wamids}::text[]) OR id = ANY(${ids}::uuid[]))`;
  const byId = new Set(known.map(({ id }) => id));
  const byWamid = new Map(known.map(({ id, wamid }) => [wamid, id]));
  const exact = statuses.flatMap((status) => {
    const id = idOf(status);
    const found = id && byId.has(id) ? id : byWamid.get(status.wamid);
    return found === undefined ? [] : [[status, found] as const];
  });
  const matched = new Map(exact);
  const others = statuses.filter((status) => !matched.has(status));
  return new Map([...exact, ...(await matchSpellings(tx, others))]);
}

/** The id that our callback data is. */
function idOf({ callbackData }: StatusEvent): string | null {
  return callbackData && UUID.test(callbackData) ? callbackData.toLowerCase() : null;
}

/** To whom a status is about a message: as it says, else as the message's id says. */
function recipientOf(wamid: string, recipient: StatusEvent["recipient"]): { phone: string | null; userId: string | null } {
  if ((recipient.phone ?? recipient.userId) !== null) return recipient;
  const peer = wamidPeer(wamid);
  return { phone: peer?.kind === "phone" ? peer.value : null, userId: peer?.kind === "user_id" ? peer.value : null };
}

async function matchSpellings(tx: Tx, statuses: readonly StatusEvent[]): Promise<[StatusEvent, string][]> {
  const rows = statuses.flatMap(({ wamid, phoneNumberId, recipient }, nth) => {
    const key = wamidKey(wamid);
    const { phone, userId } = recipientOf(wamid, recipient);
    return key === null || (phone ?? userId) === null
      ? []
      : [{ nth, key, phoneNumberId, phone: phone && phoneKey(phone), userId }];
  });
  if (rows.length === 0) return [];
  const found = await tx.$queryRaw<{ nth: number; id: string }[]>`
    SELECT row.nth, (array_agg(m.id))[1] AS id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(nth int, key text, "phoneNumberId" text, phone text, "userId" text)
    JOIN message m ON m.wamid_key = row.key AND m.direction = 'outbound'
    JOIN conversation c ON c.id = m.conversation_id
    JOIN phone_number n ON n.id = c.number_id AND n.phone_number_id = row."phoneNumberId"
    WHERE EXISTS (SELECT FROM contact_alias a WHERE a.contact_id = c.contact_id
      AND ((a.kind = 'phone' AND a.value = row.phone) OR (a.kind = 'user_id' AND a.value = row."userId")))
    GROUP BY row.nth HAVING count(*) = 1`;
  return found.flatMap(({ nth, id }) => {
    const status = statuses[nth];
    return status ? [[status, id] as [StatusEvent, string]] : [];
  });
}
