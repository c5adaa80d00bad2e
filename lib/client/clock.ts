"use client";

import { createContext, useContext, useMemo, useSyncExternalStore } from "react";

/** Behind what we believe by more than this, in milliseconds, the server's clock was set back (the sandbox restarted). */
const SET_BACK_MS = 2_000;
const MINUTE_MS = 60_000;

/** The server's time when it made the page: what the first paint and hydration use. Milliseconds since 1970. */
export const ServerTimeContext = createContext(0);

let offset: number | null = null;
let sawSetBack = false;
const jumpListeners = new Set<() => void>();

/**
 * Learns the server's clock from an answer or a frame that carries it. The answer that travelled fastest is the closest to
 * the truth, so a later estimate wins; one that is far behind counts when a second one says so too, because one alone may
 * have been long on its way. The browser's own clock plays no part: time goes on by performance.now().
 */
export function noteServerTime(serverMs: number): void {
  if (!Number.isFinite(serverMs)) return;
  const estimate = serverMs - performance.now();
  const isFarBehind = offset !== null && estimate <= offset - SET_BACK_MS;
  const isBelieved = offset === null || estimate > offset || (isFarBehind && sawSetBack);
  sawSetBack = isFarBehind && !isBelieved;
  if (!isBelieved) return;
  const jumped = offset === null || Math.abs(estimate - offset) > SET_BACK_MS;
  offset = estimate;
  if (jumped) for (const listener of jumpListeners) listener();
}

/** Begins with the time that came with the page, unless a better one is known: a page may have been kept for long. */
export function seedServerTime(serverMs: number): void {
  if (offset === null) noteServerTime(serverMs);
}

/** The present by the server's clock. Before any answer came, the browser's own is the best there is. */
export function serverNow(): Date {
  return new Date(Math.round(offset === null ? Date.now() : offset + performance.now()));
}

/** Calls back when the server's clock turns out to be elsewhere. Returns the way to stop. */
export function onClockJump(listener: () => void): () => void {
  jumpListeners.add(listener);
  return () => {
    jumpListeners.delete(listener);
  };
}

let minute = new Date(0);

/** The present by the server's clock, to the minute: for "today" and "5 min ago". Renders again when the minute changes. */
export function useServerNow(): Date {
  const initialMs = useContext(ServerTimeContext);
  const initial = useMemo(() => new Date(initialMs), [initialMs]);
  return useSyncExternalStore(subscribeToMinutes, currentMinute, () => initial);
}

function currentMinute(): Date {
  const floor = Math.floor(serverNow().getTime() / MINUTE_MS) * MINUTE_MS;
  if (minute.getTime() !== floor) minute = new Date(floor);
  return minute;
}

function subscribeToMinutes(notify: () => void): () => void {
  let timer = schedule();
  function schedule(): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => {
        notify();
        timer = schedule();
      },
      MINUTE_MS - (serverNow().getTime() % MINUTE_MS) + 1,
    );
  }
  const stopJumps = onClockJump(notify);
  return () => {
    clearTimeout(timer);
    stopJumps();
  };
}
