import { createContext, use } from "react";

/** Whether the message around is the one that the Tab key stops at. */
export const IsCurrentMessage = createContext(false);

/**
 * The tabIndex of what stands inside a message: reachable by Tab in the current message only. Arrows lead to the others, so
 * that a log of forty bubbles is not a hundred stops on the way to the composer.
 */
export function useTabStop(): 0 | -1 {
  return use(IsCurrentMessage) ? 0 : -1;
}
