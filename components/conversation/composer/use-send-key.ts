"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { SendKey } from "./send-key";

const STORAGE_KEY = "casement.send-key";
const listeners = new Set<() => void>();

/** Which key sends on this device, and the way to change it. Enter, until somebody says otherwise. */
export function useSendKey(): [SendKey, (key: SendKey) => void] {
  const key = useSyncExternalStore(subscribe, stored, () => "enter" as const);
  const setKey = useCallback((next: SendKey) => {
    localStorage.setItem(STORAGE_KEY, next);
    for (const listener of listeners) listener();
  }, []);
  return [key, setKey];
}

function stored(): SendKey {
  return localStorage.getItem(STORAGE_KEY) === "mod-enter" ? "mod-enter" : "enter";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
