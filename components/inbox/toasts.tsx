"use client";

import { useEffect, useSyncExternalStore } from "react";
import { loadToaster, onToasterLoaded, takeToasts, toasterFile } from "@/components/ui/toast";

const ACTIONS = ["pointerdown", "keydown"] as const;

/**
 * Where short notices stand. What shows them comes with the first action on a page, of which there may be something to say,
 * so that it is there by the time that an answer comes, or does not.
 */
export function Toasts() {
  const loaded = useSyncExternalStore(onToasterLoaded, toasterFile, () => null);
  useEffect(() => {
    for (const action of ACTIONS) window.addEventListener(action, loadToaster, { once: true, passive: true });
    return () => {
      for (const action of ACTIONS) window.removeEventListener(action, loadToaster);
    };
  }, []);
  useEffect(() => (loaded ? takeToasts() : undefined), [loaded]);
  return loaded && <loaded.Toaster />;
}
