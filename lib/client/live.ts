"use client";

import { useSyncExternalStore } from "react";

/** Whether changes reach this browser. `since` is performance.now() of the last time they surely did. */
export type LiveStatus = { state: "live" | "reconnecting" | "offline"; since: number };

const AT_FIRST: LiveStatus = { state: "live", since: 0 };
let status: LiveStatus = AT_FIRST;
const listeners = new Set<() => void>();

/** The state of the stream, as every tab shows it. Before the first word it counts as live: pages come with fresh data. */
export function useLive(): LiveStatus {
  return useSyncExternalStore(
    subscribe,
    () => status,
    () => AT_FIRST,
  );
}

/** The state of the stream, now. */
export function liveStatus(): LiveStatus {
  return status;
}

/** Takes in a new state. While it stays broken, `since` stays what it was. */
export function setLiveState(state: LiveStatus["state"]): void {
  if (state === status.state && state !== "live") return;
  const wasLive = status.state === "live";
  const since = state === "live" || wasLive ? performance.now() : status.since;
  const isSame = state === "live" && wasLive;
  status = { state, since };
  if (isSame) return;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
