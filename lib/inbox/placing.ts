import type { Tx } from "@/lib/db";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type {
  CallEvent,
  MessageEvent,
  PreferenceEvent,
  ReactionEvent,
  StatusEvent,
  SystemEvent,
} from "@/lib/whatsapp/webhook-event";
import type { Sighting } from "./contact-resolution";
import { resolveContacts } from "./contacts";
import { resolveGroups } from "./groups";

/** What happens between one of our numbers and a contact. */
export type ExchangeEvent = MessageEvent | ReactionEvent | SystemEvent | CallEvent | PreferenceEvent;

/** Such an event, and between whom: `contactId` is the person, or the group that `authorId` wrote in. */
export type Arrival = { event: ExchangeEvent; numberId: string; contactId: string; authorId: string | null };

/** An arrival in its conversation. */
export type Placed = Arrival & { conversationId: string };

const EXCHANGES: ReadonlySet<WebhookEvent["kind"]> = new Set(["message", "reaction", "system", "call", "preference"]);

/**
 * Finds or makes the contacts of what happened on the numbers given (ids of ours by Meta's). Answers who each event is
 * between, the conversations that changed because two contacts turned out to be one, and what is of nobody.
 */
export async function placeEvents(tx: Tx, events: readonly WebhookEvent[], numbers: ReadonlyMap<string, string>) {
  const ours = events.filter(isExchange).filter(({ phoneNumberId }) => phoneNumberId !== null && numbers.has(phoneNumberId));
  const seen = new Map(ours.filter(namesSomebody).map((event) => [event, sighting(event)]));
  const { contactOf, changedConversations } = await resolveContacts(tx, [...seen.values(), ...links(events)]);
  const groups = await resolveGroups(
    tx,
    ours.flatMap((event) => {
      const groupId = groupOf(event);
      return groupId === null ? [] : [{ groupId, happenedAt: event.happenedAt }];
    }),
  );
  const announced = await findAnnounced(tx, ours.filter(isFileOfNobody));
  const arrivals = ours.flatMap((event): Arrival[] => {
    const sighted = seen.get(event);
    const personId = sighted ? contactOf(sighted) : findFileOwner(event, announced);
    const groupId = groupOf(event);
    const contactId = groupId === null ? personId : groups.get(groupId);
    const numberId = numbers.get(event.phoneNumberId ?? "");
    if (!contactId || !numberId) return [];
    return [{ event, numberId, contactId, authorId: groupId !== null && isInbound(event) ? personId : null }];
  });
  const lost = ours.filter(isFileOfNobody).filter(({ wamid }) => !announced.has(wamid));
  return { arrivals, changedConversations, lost };
}

/** A file from before that names neither a person nor a group: its message, which announced it, has. */
function isFileOfNobody(event: ExchangeEvent): event is MessageEvent {
  return event.kind === "message" && event.past !== null && event.groupId === null && !namesSomebody(event);
}

function findFileOwner(event: ExchangeEvent, announced: ReadonlyMap<string, string>): string | null {
  return (isFileOfNobody(event) && announced.get(event.wamid)) || null;
}

/** Whom the messages were written to that these files belong to, by wamid. */
async function findAnnounced(tx: Tx, files: readonly MessageEvent[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ wamid: string; contactId: string }[]>`
    SELECT m.wamid, c.contact_id AS "contactId" FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.wamid = ANY(${files.map(({ wamid }) => wamid)}::text[])`;
  return new Map(rows.map(({ wamid, contactId }) => [wamid, contactId]));
}

/** The group that something was written in; null outside of groups. */
function groupOf(event: ExchangeEvent): string | null {
  return event.kind === "message" || event.kind === "reaction" ? event.groupId : null;
}

/** Whether an event is one between one of our numbers and a contact. */
export function isExchange(event: WebhookEvent): event is ExchangeEvent {
  return EXCHANGES.has(event.kind);
}

/** What is written to a group in our name is written to nobody in particular. */
function namesSomebody({ contact }: ExchangeEvent): boolean {
  return contact.phone !== null || contact.userId !== null;
}

function isInbound(event: ExchangeEvent): boolean {
  return (event.kind === "message" || event.kind === "reaction") && event.direction === "inbound";
}

function sighting(event: ExchangeEvent): Sighting {
  const { contact, happenedAt } = event;
  const seen = { ...contact, ...toPhone(contact.phone), happenedAt, creates: true };
  const previous = event.kind === "system" ? event.previous : null;
  return previous ? { ...seen, previous: { userId: previous.userId, ...toPhone(previous.phone) } } : seen;
}

function toPhone(waId: string | null): { waId: string | null; phone: string | null } {
  return { waId, phone: waId && phoneKey(waId) };
}

/** A status that names a phone and a BSUID together says that they are one person; its profile says nothing new. */
function links(events: readonly WebhookEvent[]): Sighting[] {
  return events
    .filter((event): event is StatusEvent => event.kind === "status" && Boolean(event.recipient.phone && event.recipient.userId))
    .map(({ recipient, happenedAt }) => {
      const { phone } = toPhone(recipient.phone);
      return { ...recipient, phone, waId: null, profileName: null, happenedAt, creates: false };
    });
}
