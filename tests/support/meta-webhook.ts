/** Webhook bodies as Meta writes them, for tests: readable defaults, everything can be said otherwise. */

export const PHONE_NUMBER_ID = "106540352242922";
export const WABA_ID = "102290129340398";

export type Person = { phone?: string; userId?: string; name?: string; username?: string };

/** Marta shares her phone and has a BSUID. */
export const marta: Person = { phone: "351912555014", userId: "PT.9001", name: "Marta Oliveira" };

/** One element of `value`: what Meta batches. */
export type Update = { contact: object | null; message?: object; status?: object };

type MessageOptions = { at: number; wamid: string; type?: string; content?: object; quoted?: string };

/** A message from a person, at `at` seconds since 1970. A text unless `type` and `content` say otherwise. */
export function messageFrom(person: Person, text: string, { at, wamid, type = "text", content, quoted }: MessageOptions): Update {
  return {
    contact: contactOf(person),
    message: {
      ...(person.phone ? { from: person.phone } : {}),
      ...(person.userId ? { from_user_id: person.userId } : {}),
      id: wamid,
      timestamp: String(at),
      type,
      ...(quoted ? { context: { id: quoted } } : {}),
      [type]: content ?? { body: text },
    },
  };
}

/** A reaction to a message of ours; an empty emoji takes it back. */
export function reactionFrom(
  person: Person,
  target: string,
  emoji: string,
  { at, wamid }: { at: number; wamid: string },
): Update {
  return messageFrom(person, "", { at, wamid, type: "reaction", content: { message_id: target, ...(emoji ? { emoji } : {}) } });
}

type StatusOptions = { at: number; callbackData?: string; errors?: object[]; to?: Person; pricing?: object };

/** A status of a message of ours. */
export function statusOf(wamid: string, status: string, { at, callbackData, errors, to, pricing }: StatusOptions): Update {
  return {
    contact: null,
    status: {
      id: wamid,
      status,
      timestamp: String(at),
      ...(to?.phone ? { recipient_id: to.phone } : {}),
      ...(to?.userId ? { recipient_user_id: to.userId } : {}),
      ...(callbackData ? { biz_opaque_callback_data: callbackData } : {}),
      ...(errors ? { errors } : {}),
      ...(pricing ? { pricing } : {}),
    },
  };
}

/** The bytes of one delivery with these updates in one change: a contact is described once for all of them. */
export function deliveryOf(updates: readonly Update[], phoneNumberId = PHONE_NUMBER_ID): Buffer<ArrayBuffer> {
  return envelope(changeOf(updates, phoneNumberId));
}

/** The bytes of one delivery with each update in a change of its own: contacts as they were at each. */
export function batchOf(updates: readonly Update[]): Buffer<ArrayBuffer> {
  return envelope(...updates.map((update) => changeOf([update], PHONE_NUMBER_ID)));
}

/** The bytes of a delivery with changes as given. */
export function envelope(...changes: object[]): Buffer<ArrayBuffer> {
  return Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: WABA_ID, changes }] }));
}

function changeOf(updates: readonly Update[], phoneNumberId: string): object {
  const contacts = updates.flatMap(({ contact }) => (contact ? [contact] : []));
  const messages = updates.flatMap(({ message }) => (message ? [message] : []));
  const statuses = updates.flatMap(({ status }) => (status ? [status] : []));
  return {
    field: "messages",
    value: {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: "351210000100", phone_number_id: phoneNumberId },
      ...(contacts.length > 0 ? { contacts } : {}),
      ...(messages.length > 0 ? { messages } : {}),
      ...(statuses.length > 0 ? { statuses } : {}),
    },
  };
}

function contactOf({ phone, userId, name, username }: Person): object {
  return {
    ...(name || username ? { profile: { ...(name ? { name } : {}), ...(username ? { username } : {}) } } : {}),
    ...(phone ? { wa_id: phone } : {}),
    ...(userId ? { user_id: userId } : {}),
  };
}
