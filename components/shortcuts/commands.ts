import { useEffect, useRef } from "react";

/** What a key can ask of whichever part of the page is there to do it. */
export type Command = "reply" | "template" | "quote" | "assign" | "resolve" | "unread" | "next" | "previous" | "search" | "list";

export type CommandHandlers = Partial<Record<Command, () => void>>;

const mounted = new Set<() => CommandHandlers>();

/** Offers commands for as long as the caller is mounted. The handlers may be other ones at each render. */
export function useCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const offer = () => latest.current;
    mounted.add(offer);
    return () => {
      mounted.delete(offer);
    };
  }, []);
}

/** Whether anything on the page does a command now. */
export function isOffered(command: Command): boolean {
  return [...mounted].some((offer) => offer()[command] !== undefined);
}

/** Does a command where somebody offers it. False: nothing on the page can. */
export function runCommand(command: Command): boolean {
  const handler = [...mounted].map((offer) => offer()[command]).findLast((offered) => offered !== undefined);
  handler?.();
  return handler !== undefined;
}
