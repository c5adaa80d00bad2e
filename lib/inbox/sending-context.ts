import type { Logger } from "pino";
import type { WhatsAppClient } from "@/lib/whatsapp/client";

/** What talking to WhatsApp needs from outside: handed down by the worker (or a handler), never read from the environment here. */
export type SendingContext = {
  /** The client with the credentials of this number. */
  clientFor(number: { phoneNumberId: string; wabaId: string }): WhatsAppClient;
  /** The present, by the product's clock. */
  now(): Date;
  log: Logger;
};
