import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { createSendingContext, type SendingContext } from "@/lib/inbox/sending-context";
import { log } from "@/lib/log";
import { fileStore } from "./file-store";

/** What a handler needs that talks to Meta itself, and does not leave it to the worker. */
export function whatsAppContext(): SendingContext {
  return createSendingContext(env(), { now, log, storage: fileStore() });
}
