import { v7 as uuidv7 } from "uuid";
import type { StartConversationInput, StartedConversation } from "@/lib/contract/conversation-start";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { parseTypedPhone } from "@/lib/whatsapp/phone";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import { type Actor, numberAnsweredBy } from "./access";
import { resolveContacts } from "./contacts";
import { waitForIngest } from "./ingest-lock";

/** Before anything that WhatsApp tells: whatever it says of a person later is newer. */
const NEVER_SEEN = new Date(0);

/**
 * The conversation of one of the actor's numbers with a phone: the one there is, by any of the phone's spellings, or a new one, which no
 * list shows before something was sent. Throws DomainError "not_found" for a number that the actor does not answer, and
 * "invalid_input", whose details say why: "no_phone" or "own_number".
 */
export async function startConversation(
  actor: Actor,
  { numberId, phone: typed }: StartConversationInput,
  now: Date,
): Promise<StartedConversation> {
  return db().$transaction(async (tx) => {
    const number = await findNumber(tx, actor, numberId);
    const phone = parseTypedPhone(typed, number.displayPhoneNumber);
    if (!phone) throw noPhone();
    // Whoever brings in webhooks makes contacts too: one after the other, or one phone would become two people.
    await waitForIngest(tx);
    const contactId = (await findContact(tx, phone.waId)) ?? (await makeContact(tx, phone));
    const [known] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM conversation WHERE number_id = ${numberId}::uuid AND contact_id = ${contactId}::uuid`;
    if (known) return { id: known.id, isNew: false };
    const id = uuidv7();
    await tx.$executeRaw`
      INSERT INTO conversation (id, number_id, contact_id, last_activity_at, created_at)
      VALUES (${id}::uuid, ${numberId}::uuid, ${contactId}::uuid, ${now}, ${now})`;
    return { id, isNew: true };
  });
}

async function findNumber(tx: Tx, actor: Actor, numberId: string): Promise<{ displayPhoneNumber: string }> {
  const [number] = await tx.$queryRaw<{ displayPhoneNumber: string }[]>`
    SELECT n.display_phone_number AS "displayPhoneNumber" FROM phone_number n
    WHERE n.id = ${numberId}::uuid AND ${numberAnsweredBy(actor)}`;
  if (!number) throw new DomainError("not_found", "You do not answer this number.");
  return number;
}

async function findContact(tx: Tx, waId: string): Promise<string | null> {
  const [alias] = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT contact_id AS "contactId" FROM contact_alias WHERE kind = 'phone' AND value = ${phoneKey(waId)}`;
  return alias?.contactId ?? null;
}

/** A phone that WhatsApp has told us of may be written as no plan of numbers knows it; a new one may not. */
async function makeContact(tx: Tx, { waId, isValid }: { waId: string; isValid: boolean }): Promise<string> {
  if (!isValid) throw noPhone();
  const numbers = await tx.phoneNumber.findMany({ select: { displayPhoneNumber: true } });
  if (numbers.some(({ displayPhoneNumber }) => phoneKey(displayPhoneNumber.replace(/\D/g, "")) === phoneKey(waId))) {
    throw new DomainError("invalid_input", "This is one of your own numbers.", { reason: "own_number" });
  }
  const sighting = { phone: phoneKey(waId), userId: null, waId, profileName: null, username: null, happenedAt: NEVER_SEEN };
  const { contactOf } = await resolveContacts(tx, [{ ...sighting, creates: true }]);
  const contactId = contactOf(sighting);
  if (contactId === null) throw new Error("A contact that was not made.");
  return contactId;
}

function noPhone(): DomainError {
  return new DomainError("invalid_input", "There is no such phone number. Write it with its country code, such as +351.", {
    reason: "no_phone",
  });
}
