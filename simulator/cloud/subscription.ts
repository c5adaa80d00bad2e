import { randomInt } from "node:crypto";
import type { App } from "../account/app";
import type { BusinessAccount } from "../account/business-account";
import type { World } from "../world";
import { GraphError } from "./graph-error";
import type { Params } from "./params";

const CHALLENGE_TIMEOUT_MS = 5_000;

export function listSubscriptions(world: World, account: BusinessAccount): Record<string, unknown> {
  const data = [...account.subscriptions].flatMap(([appId, override]) => {
    const app = world.portfolio.apps.get(appId);
    if (!app) return [];
    const { id, name, link } = app;
    return [
      { whatsapp_business_api_data: { id, name, link }, ...(override === null ? {} : { override_callback_uri: override }) },
    ];
  });
  return { data };
}

/** Subscribes the app. An override URL has to pass the challenge first; an empty body takes an override back. */
export async function subscribe(account: BusinessAccount, app: App, params: Params): Promise<{ success: true }> {
  const url = params.optionalString("override_callback_uri", { most: 200 });
  if (url !== undefined) await challenge(url, params.string("verify_token"));
  account.subscriptions.set(app.id, url ?? null);
  return { success: true };
}

export function unsubscribe(account: BusinessAccount, app: App): { success: true } {
  account.subscriptions.delete(app.id);
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
