import { randomInt } from "node:crypto";
import type { World } from "../world";
import { GraphError } from "./graph-error";
import type { Params } from "./params";

const APP = { id: "670843887433847", name: "Casement", link: "https://apps.example/casement" };
const CHALLENGE_TIMEOUT_MS = 5_000;

export function listSubscriptions(world: World): Record<string, unknown> {
  if (!world.outbox.isSubscribed) return { data: [] };
  const isOverridden = world.outbox.webhookUrl !== world.business.webhookUrl;
  const override = isOverridden ? { override_callback_uri: world.outbox.webhookUrl } : {};
  return { data: [{ whatsapp_business_api_data: APP, ...override }] };
}

/** Subscribes the app. An override URL has to pass the challenge first; an empty body takes an override back. */
export async function subscribe(world: World, params: Params): Promise<{ success: true }> {
  const url = params.optionalString("override_callback_uri", { most: 200 });
  if (url !== undefined) await challenge(url, params.string("verify_token"));
  world.outbox.webhookUrl = url ?? world.business.webhookUrl;
  world.outbox.isSubscribed = true;
  return { success: true };
}

export function unsubscribe(world: World): { success: true } {
  world.outbox.isSubscribed = false;
  return { success: true };
}

/** Asks an endpoint, as Meta does when a callback is saved, whether it knows the verify token: it has to echo the challenge. */
export async function challenge(callback: string, verifyToken: string): Promise<void> {
  const sent = String(randomInt(100_000_000, 2_000_000_000));
  const url = new URL(callback);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", sent);
  url.searchParams.set("hub.verify_token", verifyToken);
  const { status, echoed } = await ask(url);
  if (status === 200 && echoed === sent) return;
  throw new GraphError(2200, {
    message: `(#2200) Callback verification failed with the following errors: HTTP Status Code = ${status}`,
    details: null,
    http: 400,
  });
}

async function ask(url: URL): Promise<{ status: number; echoed: string }> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(CHALLENGE_TIMEOUT_MS) });
    return { status: response.status, echoed: (await response.text()).slice(0, 100) };
  } catch {
    // Unreachable, or too slow: to Meta that is a failed verification like any other.
    return { status: 0, echoed: "" };
  }
}
