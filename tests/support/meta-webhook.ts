/** Webhook bodies as Meta writes them, for tests: readable defaults, everything can be said otherwise. */

export const PHONE_NUMBER_ID = "106540352242922";
export const WABA_ID = "102290129340398";
const DISPLAY_PHONE = "351210000100";

export type Person = { phone?: string; userId?: string; name?: string; username?: string };

/** Marta shares her phone and has a BSUID. */
export const marta: Person = { phone: "351912555014", userId: "PT.9001", name: "Marta Oliveira" };

/** One element of `value`: what Meta batches. With `field`, a change of its own that holds `list`. */
export type Update = {
  contact: object | null;
  message?: object;
  status?: object;
  field?: string;
  list?: Record<string, object[]>;
};

type MessageOptions = { at: number; wamid: string; type?: string; content?: object; quoted?: string };

/** A message from a person, at `at` seconds since 1970. A text unless `type` and `content` say otherwise. */
export function messageFrom(person: Person, text: string, { at, wamid, type = "text", content, quoted }: MessageOptions): Update {
  return {
    contact: contactOf(person),
    message: {
      ...fromOf(person),
      id: wamid,
      timestamp: String(at),
      type,
      ...(quoted ? { context: { id: quoted } } : {}),
      [type]: content ?? { body: text },
    },
  };
}

function fromOf({ phone, userId }: Person): object {
  return { ...(phone ? { from: phone } : {}), ...(userId ? { from_user_id: userId } : {}) };
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

/** The contact changes the words of a message, or takes it back. */
export function editFrom(person: Person, target: string, text: string, { at, wamid }: { at: number; wamid: string }): Update {
  const content = { original_message_id: target, message: { type: "text", text: { body: text } } };
  return messageFrom(person, "", { at, wamid, type: "edit", content });
}

export function revocationFrom(person: Person, target: string, { at, wamid }: { at: number; wamid: string }): Update {
  return messageFrom(person, "", { at, wamid, type: "revoke", content: { original_message_id: target } });
}

/** The same update, written in a group. */
export function inGroup(update: Update, groupId: string): Update {
  return { ...update, message: { ...update.message, group_id: groupId } };
}

/** What was typed to a person on the number's own phone; `type` and `content` as of a message. */
export function echoTo(person: Person, text: string, { at, wamid, type = "text", content }: MessageOptions): Update {
  const echo = {
    from: DISPLAY_PHONE,
    ...(person.phone ? { to: person.phone } : {}),
    ...(person.userId ? { to_user_id: person.userId } : {}),
    id: wamid,
    timestamp: String(at),
    type,
    [type]: content ?? { body: text },
  };
  return { contact: null, field: "smb_message_echoes", list: { message_echoes: [echo] } };
}

/** A message of before, as the phone's history has it: the contact's, or (`isOurs`) the business's. */
export type Past = MessageOptions & { text?: string; isOurs?: boolean; status?: string };
type Chunk = { phase: number; chunk: number; progress: number };

/** A part of what the number's phone shares of a conversation with a person. */
export function historyOf(person: Person, messages: readonly Past[], { phase, chunk, progress }: Chunk): Update {
  const thread = {
    id: person.phone ?? person.userId,
    ...(person.userId ? { context: { user_id: person.userId, ...(person.phone ? { wa_id: person.phone } : {}) } } : {}),
    messages: messages.map((message) => pastMessage(person, message)),
  };
  const history = [{ metadata: { phase, chunk_order: chunk, progress }, threads: [thread] }];
  return { contact: null, field: "history", list: { history } };
}

/** The file of a message of before, which comes later than the message. */
export function pastMediaOf(person: Person, message: Past): Update {
  return { contact: null, field: "history", list: { messages: [pastMessage(person, message)] } };
}

function pastMessage(person: Person, { at, wamid, text, type = "text", content, quoted, isOurs, status }: Past): object {
  return {
    ...(isOurs ? { from: DISPLAY_PHONE } : fromOf(person)),
    ...(isOurs && person.phone ? { to: person.phone } : {}),
    ...(isOurs && !person.phone ? { to_user_id: person.userId } : {}),
    id: wamid,
    timestamp: String(at),
    type,
    ...(quoted ? { context: { id: quoted } } : {}),
    ...(type === "media_placeholder" ? {} : { [type]: content ?? { body: text } }),
    history_context: { status: status ?? "READ" },
  };
}

/** The address book of the number's phone: a name was added or changed, or (null) taken out. */
export function bookEntryOf(phone: string, name: string | null, { at }: { at: number }): Update {
  const contact = { ...(name === null ? {} : { full_name: name, first_name: name.split(" ")[0] }), phone_number: phone };
  const entry = { type: "contact", contact, action: name === null ? "remove" : "add", metadata: { timestamp: String(at) } };
  return { contact: null, field: "smb_app_state_sync", list: { state_sync: [entry] } };
}

type CallOptions = { at: number; id: string; event: "connect" | "terminate"; startedAt?: number };

/** A report about a call of the contact's; one that was taken has `startedAt`. */
export function callFrom(person: Person, { at, id, event, startedAt }: CallOptions): Update {
  const taken = startedAt === undefined ? {} : { start_time: String(startedAt), end_time: String(at), duration: at - startedAt };
  const call = {
    id,
    ...(person.phone ? { from: person.phone } : {}),
    ...(person.userId ? { from_user_id: person.userId } : {}),
    to: DISPLAY_PHONE,
    event,
    timestamp: String(at),
    direction: "USER_INITIATED",
    ...(event === "terminate" ? { status: "COMPLETED", ...taken } : {}),
  };
  return { contact: contactOf(person), field: "calls", list: { calls: [call] } };
}

/** Whether a person wants marketing messages. */
export function preferenceOf(person: Person, value: "stop" | "resume", { at }: { at: number }): Update {
  const preference = {
    ...(person.phone ? { wa_id: person.phone } : {}),
    ...(person.userId ? { user_id: person.userId } : {}),
    category: "marketing_messages",
    value,
    timestamp: at,
  };
  return { contact: contactOf(person), field: "user_preferences", list: { user_preferences: [preference] } };
}

/** WhatsApp says that a person has another number and user id. */
export function moveOf(before: Person, after: Person, { at, wamid }: { at: number; wamid: string }): Update {
  const system = {
    type: "user_changed_number",
    body: "The number was changed.",
    wa_id: after.phone,
    user_id: after.userId,
    previous_user_id: before.userId,
  };
  return { contact: null, message: { from: before.phone, id: wamid, timestamp: String(at), type: "system", system } };
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
  return envelope(...updates.map(changeOfOne));
}

/** The bytes of a delivery with changes as given. */
export function envelope(...changes: object[]): Buffer<ArrayBuffer> {
  return Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: WABA_ID, changes }] }));
}

/** The change of one update: in the field it names, or among the messages. */
export function changeOfOne(update: Update): object {
  const { contact, field, list } = update;
  if (field === undefined) return changeOf([update], PHONE_NUMBER_ID);
  return { field, value: { ...sharedValue(PHONE_NUMBER_ID), ...(contact ? { contacts: [contact] } : {}), ...list } };
}

function sharedValue(phoneNumberId: string): object {
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: DISPLAY_PHONE, phone_number_id: phoneNumberId },
  };
}

function changeOf(updates: readonly Update[], phoneNumberId: string): object {
  const contacts = updates.flatMap(({ contact }) => (contact ? [contact] : []));
  const messages = updates.flatMap(({ message }) => (message ? [message] : []));
  const statuses = updates.flatMap(({ status }) => (status ? [status] : []));
  return {
    field: "messages",
    value: {
      ...sharedValue(phoneNumberId),
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
