import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type PlaybackState, playback } from "./playback";

/** How far a recording has been played. A bubble renders again only when its own changes. */
export function usePlayback(id: string): PlaybackState {
  const read = useCallback(() => playback.stateOf(id), [id]);
  return useSyncExternalStore(playback.subscribe, read, read);
}

/** Falls silent when the caller goes: a thread that nobody sees has no button to stop it. */
export function usePauseOnLeave(): void {
  useEffect(() => () => playback.pause(), []);
}
