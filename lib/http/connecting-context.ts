import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { type ConnectingContext, createConnectingContext } from "@/lib/inbox/connecting-context";

/** What a handler needs for connecting a number. */
export function connectingContext(): ConnectingContext {
  return createConnectingContext(env(), { appUrl: env().APP_URL, now });
}
