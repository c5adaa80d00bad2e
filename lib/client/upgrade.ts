"use client";

import { useSyncExternalStore } from "react";
import { liveStatus } from "./live";
import { holdsReplies } from "./outbox-memory";
import { holdPage, type PageUse, pageUse, watchUse } from "./page-use";

/** Without a key or a pointer for this long, nobody reads what a reload would blink at. */
const IDLE_MS = 60_000;
const CHECK_INTERVAL_MS = 10_000;
/** Every open tab hears of an upgrade in the same second: they reload spread over this time. */
const SPREAD_MS = 20_000;
const RELOADED_KEY = "casement.reloaded-for";

let serverBuild: string | null = null;
const listeners = new Set<() => void>();

/** Takes in which build the server is. */
export function noteServerBuild(build: string | undefined): void {
  if (build === undefined || build === serverBuild) return;
  serverBuild = build;
  for (const listener of listeners) listener();
}

/** Whether the server has become another build than the one that this page came from. */
export function useIsOutdated(pageBuild: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => serverBuild !== null && serverBuild !== pageBuild,
    () => false,
  );
}

/** Whether a page may be loaded anew without asking: nothing is lost, and nobody is looking at it. */
export function mayReload({ isVisible, idleMs, holdsText, isDeciding, holdsUnsent, isPlaying }: PageUse): boolean {
  if (holdsText || isDeciding || holdsUnsent || isPlaying) return false;
  return !isVisible || idleMs >= IDLE_MS;
}

/**
 * Reloads an outdated page by itself as soon as it is not in use and the server answers. Once for each build: behind a load
 * balancer that still serves the old one, another reload would not help. Returns the way to stop.
 */
export function reloadWhenUnused(): () => void {
  const stopWatching = watchUse();
  const release = holdPage(holdsReplies);
  const build = serverBuild ?? "";
  let timer = setTimeout(check, Math.random() * SPREAD_MS);
  function check() {
    const isTried = sessionStorage.getItem(RELOADED_KEY) === build;
    if (!isTried && liveStatus().state === "live" && mayReload(pageUse())) {
      sessionStorage.setItem(RELOADED_KEY, build);
      window.location.reload();
    } else {
      timer = setTimeout(check, CHECK_INTERVAL_MS);
    }
  }
  return () => {
    clearTimeout(timer);
    release();
    stopWatching();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
