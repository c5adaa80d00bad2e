import { useSyncExternalStore } from "react";

const QUERY = "(pointer: coarse)";

/** Whether fingers are the way this device is used: its keyboard's Enter then breaks the line. */
export function useTouch(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const media = matchMedia(QUERY);
      media.addEventListener("change", notify);
      return () => media.removeEventListener("change", notify);
    },
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
