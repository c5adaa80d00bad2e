"use client";

import { useCallback, useSyncExternalStore } from "react";

const STORAGE_KEY = "casement.single-keys";
const listeners = new Set<() => void>();

/** Whether single letters are shortcuts on this device, and the way to change it. They are, until somebody says otherwise. */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
  const setIsOn = useCallback((next: boolean) => {
    localStorage.setItem(STORAGE_KEY, next ? "on" : "off");
    for (const listener of listeners) listener();
  }, []);
  return [isOn, setIsOn];
}

function areSingleKeysOn(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== "off";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
