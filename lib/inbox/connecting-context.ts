import { createSealer, type Sealer } from "@/lib/sealing";
import { createClient, type WhatsAppClient } from "@/lib/whatsapp/client";
import type { WhatsAppAccess } from "./sending-context";

/** Keys that are not stored yet, or not known whole. */
export type EnteredKeys = { accessToken: string; appSecret?: string | undefined };

/** What connecting a number needs from outside. */
export type ConnectingContext = {
  sealer: Sealer;
  /** A client that speaks with these keys, and proves the app secret if it has one. */
  clientWith(keys: EnteredKeys): WhatsAppClient;
  /** The environment's, which numbers without their own use. */
  configured: { accessToken: string; appSecret: string };
  /** Where Meta is to call. */
  callbackUrl: string;
  now(): Date;
};

/** Somebody waits on the page for an answer. */
const TIMEOUT_MS = 10_000;

/** The context of this deployment. `appUrl`: its public origin. */
export function createConnectingContext(
  access: WhatsAppAccess,
  { appUrl, now }: { appUrl: string; now: () => Date },
): ConnectingContext {
  const where = { apiUrl: access.WHATSAPP_API_URL, version: access.WHATSAPP_API_VERSION, timeoutMs: TIMEOUT_MS, now };
  return {
    sealer: createSealer(access.SECRET),
    clientWith: (keys) => createClient({ ...where, ...keys }),
    configured: { accessToken: access.WHATSAPP_ACCESS_TOKEN, appSecret: access.WHATSAPP_APP_SECRET },
    callbackUrl: `${appUrl}/api/webhooks/whatsapp`,
    now,
  };
}
