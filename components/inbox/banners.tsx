"use client";

import { useDelayed } from "@/components/ui/use-delayed";
import { useMissingPart } from "@/lib/client/late-part";
import { useLive } from "@/lib/client/live";
import { useMe, useNumbers } from "@/lib/client/queries";
import { useSendingHold } from "@/lib/client/sending-hold";
import { useIsOutdated } from "@/lib/client/upgrade";
import { ConnectionBanner } from "./connection-banner";
import { MissingPartBanner, OutdatedBanner } from "./reload-banners";
import { SandboxBanner } from "./sandbox-banner";
import { SendingHoldBanner } from "./sending-hold-banner";
import { useShell } from "./shell";
import { StoppedNumbersBanner } from "./stopped-numbers-banner";

/** A stream that comes back within this time was never missed, in milliseconds. */
const PATIENCE_MS = 3_000;

/** A state of the whole product, over every page. One at a time, the worst. */
export function Banners() {
  const { state, since } = useLive();
  const isBroken = useDelayed(state !== "live", PATIENCE_MS);
  const isOutdated = useIsOutdated(useShell().build);
  const isPartMissing = useMissingPart();
  const { data: me } = useMe();
  const { data: numbers = [] } = useNumbers({ enabled: me?.role === "admin" });
  const { data: hold = null } = useSendingHold();
  const stopped = numbers.filter((number) => number.stopped !== null);
  if (isBroken && state !== "live") return <ConnectionBanner state={state} since={since} />;
  if (isOutdated) return <OutdatedBanner />;
  if (isPartMissing) return <MissingPartBanner />;
  if (hold) return <SendingHoldBanner hold={hold} isAdmin={me?.role === "admin"} />;
  return stopped.length > 0 ? <StoppedNumbersBanner numbers={stopped} /> : <SandboxBanner />;
}
