import type { Logger } from "@/lib/log";
import type { FileStore } from "@/lib/storage/file-store";
import { createClient, type WhatsAppClient } from "@/lib/whatsapp/client";

/** What talking to WhatsApp needs from outside: handed down by the worker (or a handler), never read from the environment here. */
export type SendingContext = {
  /** The client with the credentials of this number. */
  clientFor(number: { phoneNumberId: string; wabaId: string }): WhatsAppClient;
  /** Where the files of messages are. */
  storage: FileStore;
  /** The present, by the product's clock. */
  now(): Date;
  log: Logger;
};

/** What the environment says about reaching WhatsApp. */
export type WhatsAppAccess = {
  WHATSAPP_API_URL: string;
  WHATSAPP_API_VERSION: string;
  WHATSAPP_ACCESS_TOKEN: string;
  WHATSAPP_APP_SECRET: string;
};

/** A context with one client for every number: they share the configured token. */
export function createSendingContext(
  access: WhatsAppAccess,
  outside: Pick<SendingContext, "now" | "log" | "storage">,
): SendingContext {
  const client = createClient({
    apiUrl: access.WHATSAPP_API_URL,
    version: access.WHATSAPP_API_VERSION,
    accessToken: access.WHATSAPP_ACCESS_TOKEN,
    appSecret: access.WHATSAPP_APP_SECRET,
    now: outside.now,
  });
  return { ...outside, clientFor: () => client };
}
