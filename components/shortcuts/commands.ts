import { useEffect, useRef } from "react";
import type { KeyPlace } from "./key-owner";

/** What a key can ask of whichever part of the page is there to do it. */
export type Command =
  | "reply"
  | "template"
  | "quote"
  | "assign"
  | "resolve"
  | "unread"
  | "next"
  | "previous"
  | "search"
  | "list"
  | "start";

export type CommandHandlers = Partial<Record<Command, () => void>>;

/** A part of the page that has its own meaning of a command while the focus is in it. */
type CommandPlace = Extract<KeyPlace, "list">;

type Offer = { place: CommandPlace | null; handlers: () => CommandHandlers };

const mounted = new Set<Offer>();

/**
 * Offers commands for as long as the caller is mounted, on the whole page or while the focus is in one part of it. The handlers
 * may be other ones at each render.
 */
export function useCommands(handlers: CommandHandlers, place: CommandPlace | null = null): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const offer: Offer = { place, handlers: () => latest.current };
    mounted.add(offer);
    return () => {
      mounted.delete(offer);
    };
  }, [place]);
}

/** Whether anything on the page does a command now. */
export function isOffered(command: Command): boolean {
  return [...mounted].some(({ handlers }) => handlers()[command] !== undefined);
}

/** Does a command where somebody offers it: first the part of the page that it was asked in. False: nothing can. */
export function runCommand(command: Command, place: KeyPlace | null = null): boolean {
  const handler = offered(command, place) ?? offered(command, null);
  handler?.();
  return handler !== undefined;
}

function offered(command: Command, place: KeyPlace | null): (() => void) | undefined {
  const offers = [...mounted].filter((offer) => offer.place === place);
  return offers.map(({ handlers }) => handlers()[command]).findLast((handler) => handler !== undefined);
}
