import { useEffect } from "react";

type Jumper = { conversationId: string; jumpTo: (messageId: string) => void };

const mounted = new Set<Jumper>();

/** Asks the open thread to show a message: for what stands beside it. Nothing happens where that thread is not open. */
export function requestJump(conversationId: string, messageId: string): void {
  for (const jumper of mounted) if (jumper.conversationId === conversationId) jumper.jumpTo(messageId);
}

/** Answers such requests for as long as the caller is mounted. */
export function useJumpRequests(conversationId: string, jumpTo: (messageId: string) => void): void {
  useEffect(() => {
    const jumper = { conversationId, jumpTo };
    mounted.add(jumper);
    return () => {
      mounted.delete(jumper);
    };
  }, [conversationId, jumpTo]);
}
