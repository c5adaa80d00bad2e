"use client";

import { useDelayed } from "@/components/ui/use-delayed";
import { useLive } from "@/lib/client/live";
import { ConnectionBanner } from "./connection-banner";
import { SandboxBanner } from "./sandbox-banner";

/** A stream that comes back within this time was never missed, in milliseconds. */
const PATIENCE_MS = 3_000;

/** A state of the whole product, over every page. One at a time, the worst. */
export function Banners() {
  const { state, since } = useLive();
  const isBroken = useDelayed(state !== "live", PATIENCE_MS);
  return isBroken && state !== "live" ? <ConnectionBanner state={state} since={since} /> : <SandboxBanner />;
}
