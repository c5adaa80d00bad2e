import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { createSendingContext, type SendingContext } from "@/lib/inbox/sending-context";
import { log } from "@/lib/log";
import { fileStore } from "./file-store";

/** What a handler needs for asking Meta something while somebody waits. */
export function sendingContext(): SendingContext {
  return createSendingContext(env(), { now, log, storage: fileStore() });
}
