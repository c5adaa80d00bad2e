import { useSyncExternalStore } from "react";

/** What an action may be held up for, in milliseconds before each further attempt. */
const ATTEMPTS_MS = [500, 1_500, 4_000];
/** What a view waits for has no end; between two attempts at most this. */
const LONGEST_PAUSE_MS = 15_000;

type Load<Part> = () => Promise<Part>;

const missing = new Set<Load<unknown>>();
const listeners = new Set<() => void>();

/**
 * Fetches code that comes with an action (a menu, a dialog) and not with the page; whatever the browser imports late goes through
 * here or through `lateView`. One that does not come is asked for again for some seconds, then it rejects and the next call begins
 * anew. As long as it is missing, the page says so (`useMissingPart`).
 */
export function latePart<Part>(load: Load<Part>): Load<Part> {
  return onceAtATime(() => persist(load, (attempt) => ATTEMPTS_MS[attempt] ?? null));
}

/** As `latePart`, for what a view waits for: it never rejects, which would take the page down, but is asked for until it comes. */
export function lateView<Part>(load: Load<Part>): Load<Part> {
  return onceAtATime(() => persist(load, (attempt) => ATTEMPTS_MS[attempt] ?? LONGEST_PAUSE_MS));
}

/** Whether a part of the page could not be loaded and has not come since. */
export function useMissingPart(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => missing.size > 0,
    () => false,
  );
}

/** Several who ask for the same at once wait for one answer. */
function onceAtATime<Part>(load: Load<Part>): Load<Part> {
  let pending: Promise<Part> | null = null;
  return () => {
    pending ??= load().finally(() => {
      pending = null;
    });
    return pending;
  };
}

async function persist<Part>(load: Load<Part>, pauseMs: (attempt: number) => number | null): Promise<Part> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const part = await load();
      note(load, false);
      return part;
    } catch (error) {
      note(load, true);
      const pause = pauseMs(attempt);
      if (pause === null) throw error;
      await online(pause);
    }
  }
}

function note(load: Load<unknown>, isMissing: boolean): void {
  if (missing.has(load) === isMissing) return;
  if (isMissing) missing.add(load);
  else missing.delete(load);
  for (const listener of listeners) listener();
}

/** Some time later, or as soon as the network is back. */
function online(pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, pauseMs);
    addEventListener("online", go);
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
