import type { Logger } from "@/lib/log";
import { createSealer } from "@/lib/sealing";
import { singleton } from "@/lib/singleton";
import type { FileStore } from "@/lib/storage/file-store";
import { createClient, type WhatsAppClient } from "@/lib/whatsapp/client";
import { NumberClients } from "./number-clients";

/** What talking to WhatsApp needs from outside: handed down by the worker (or a handler), never read from the environment here. */
export type SendingContext = {
  /** The client with the keys of this number. Throws SealError when they were sealed with another secret. */
  clientFor(number: { phoneNumberId: string; wabaId: string }): Promise<WhatsAppClient>;
  /** Where the files of messages are. */
  storage: FileStore;
  /** The present, by the product's clock. */
  now(): Date;
  log: Logger;
};

/** What the environment says about reaching WhatsApp: where, and the keys of numbers that have none of their own. */
export type WhatsAppAccess = {
  WHATSAPP_API_URL: string;
  WHATSAPP_API_VERSION: string;
  WHATSAPP_ACCESS_TOKEN: string;
  WHATSAPP_APP_SECRET: string;
  /** Opens the keys that are stored. */
  SECRET: string;
};

/** A context whose clients have each number's own keys. The process keeps one set of them, whatever asks. */
export function createSendingContext(
  access: WhatsAppAccess,
  outside: Pick<SendingContext, "now" | "log" | "storage">,
): SendingContext {
  const clients = singleton(
    "number-clients",
    () =>
      new NumberClients(createSealer(access.SECRET), (keys) =>
        createClient({
          apiUrl: access.WHATSAPP_API_URL,
          version: access.WHATSAPP_API_VERSION,
          accessToken: keys?.accessToken ?? access.WHATSAPP_ACCESS_TOKEN,
          appSecret: keys?.appSecret ?? access.WHATSAPP_APP_SECRET,
          now: outside.now,
        }),
      ),
  );
  return { ...outside, clientFor: (number) => clients.clientFor(number) };
}
