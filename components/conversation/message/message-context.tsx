import { createContext, use } from "react";
import type { MessageView } from "@/lib/contract/message";

/** What the messages of one thread share: who talks, what is possible now, and what an agent can do with a message. */
export type MessageContextValue = {
  /** As the interface says it in a sentence: "Marta". */
  contactShortName: string;
  isWindowOpen: boolean;
  reply: (message: MessageView) => void;
  /** An emoji, or "" to take ours back. */
  react: (message: MessageView, emoji: string) => void;
  /** Asks to whom else it is to be sent. */
  forward: (message: MessageView) => void;
  copy: (text: string) => void;
  retry: (message: MessageView) => void;
  /** Offers a template in place of a message that cannot be sent as it is; the words of a text go back to the composer. */
  rescue: (message: MessageView) => void;
  /** Puts what did not arrive back into the reply: words, or a file with its caption. */
  putBack: (message: MessageView) => void;
  jumpTo: (messageId: string) => void;
  /** Opens the truth line beside an element of the message. */
  showDetails: (message: MessageView, anchor: Element) => void;
  showReactions: (message: MessageView, anchor: Element) => void;
  showMenu: (message: MessageView, anchor: Element) => void;
};

const MessageContext = createContext<MessageContextValue | null>(null);

export const MessageContextProvider = MessageContext.Provider;

export function useMessageContext(): MessageContextValue {
  const value = use(MessageContext);
  if (!value) throw new Error("A message is drawn outside of its thread.");
  return value;
}
