import { useSyncExternalStore } from "react";

/** The key that commands go with on this machine, as it is printed there. */
export function useModKey(): string {
  return useSyncExternalStore(subscribe, modKey, () => "Ctrl");
}

function modKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
}

/** A machine does not change its keyboard under a page. */
function subscribe(): () => void {
  return () => undefined;
}
