import * as z from "zod";
import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";
import { maybe } from "./lenient";
import { readMetaError } from "./meta-error";
import { toWebhookContact, type WebhookContact } from "./webhook-contact";
import type { WebhookEvent } from "./webhook-event";
import { UserId } from "./webhook-field";
import { readPastMessage } from "./webhook-message";
import { type ChangeContext, malformed, other } from "./webhook-origin";

const Whole = z.number().int().min(0).max(1_000_000);
const Part = z.object({ phase: Whole, chunk_order: Whole.catch(0), progress: maybe(z.number().min(0).max(100)) });
const Thread = z.object({
  id: maybe(z.string()),
  context: maybe(
    z.object({
      wa_id: maybe(z.string()),
      user_id: maybe(UserId),
      parent_user_id: maybe(UserId),
      username: maybe(z.string()),
      profile: maybe(z.object({ name: maybe(z.string()), username: maybe(z.string()) })),
    }),
  ),
});

/** One element of `history[]`: its messages as events, then how far the sharing has come. `at` is its place in the delivery. */
export function readHistory(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent[] {
  const threads = Array.isArray(raw.threads) ? raw.threads : [];
  const messages = threads.flatMap((thread, index) => readThread(thread, `${at}.threads[${index}]`, context));
  const part = Part.safeParse(raw.metadata).data;
  const errors = Array.isArray(raw.errors) ? raw.errors : [];
  return [
    ...messages,
    {
      kind: "phone_history",
      ...context.origin,
      part: part ? { phase: part.phase, chunkOrder: part.chunk_order, progress: part.progress ?? null } : null,
      messages: messages.filter(({ kind }) => kind === "message" || kind === "reaction").length,
      error: errors.map(readMetaError).find((error) => error !== null) ?? null,
    },
  ];
}

/** One element of the `messages[]` of a history: a file that comes after the message that it belongs to. */
export function readPastFile(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  return readPastMessage(raw, at, context, null);
}

function readThread(thread: JsonValue, at: string, context: ChangeContext): WebhookEvent[] {
  if (!isJsonObject(thread)) return [malformed(context.origin, at, "is not an object")];
  if (!Array.isArray(thread.messages)) return [malformed(context.origin, `${at}.messages`, "is not a list")];
  const contact = readContact(thread);
  return thread.messages.map((message, index) => {
    const place = `${at}.messages[${index}]`;
    if (!isJsonObject(message)) return malformed(context.origin, place, "is not an object");
    if (isOfGroup(thread, message)) return other(context.origin, "group", "history");
    return readPastMessage(message, place, context, contact);
  });
}

/** Meta says that groups are not shared. */
function isOfGroup(thread: JsonObject, message: JsonObject): boolean {
  return message.group_id !== undefined || textAt(thread, "id")?.endsWith("@g.us") === true;
}

function readContact(thread: JsonObject): WebhookContact {
  const { id, context } = Thread.parse(thread);
  const { wa_id, user_id, parent_user_id, username, profile } = context ?? {};
  const named = { profile: { name: profile?.name, username: profile?.username ?? username }, user_id, parent_user_id };
  const byThread = toWebhookContact({ ...named, wa_id: id });
  // Some threads are named by the user id, and say the phone beside it.
  return byThread.phone === null && wa_id !== undefined ? toWebhookContact({ ...named, wa_id }) : byThread;
}
