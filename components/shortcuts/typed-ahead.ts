import type { Hands } from "./key-owner";

/** As much as is kept for conversations that are still on their way. */
const MAX_CHARACTERS = 4_000;
const MAX_CONVERSATIONS = 20;

/** Where words of a reply go once its conversation is on the page. */
export type ReplyTarget = {
  conversationId: string;
  /** Gives the focus to the field. False: it is not to be seen now. */
  focus: () => boolean;
  /** Puts words behind what is written. */
  write: (text: string) => void;
};

/** What was typed for conversations that are not there yet. */
const waiting = new Map<string, string>();
let hands: Hands = null;
let openingId: string | null = null;
let target: ReplyTarget | null = null;

export function handsNow(): Hands {
  return hands;
}

/** Remembers what the hands are at. A move on purpose ends the opening too: what opens then takes no focus. */
export function setHands(next: Hands): void {
  hands = next;
  if (next === null) openingId = null;
}

/** A conversation was chosen: what is typed from now on belongs to its reply, also before it is there. */
export function beginReply(conversationId: string): void {
  hands = "reply";
  openingId = conversationId;
}

/** The conversation that words belong to: the one being opened, else the one at the page's address. */
export function replyingTo(shownId: string | null): string | null {
  return openingId ?? shownId;
}

/** Whether the conversation was chosen just now and nobody has moved on since. */
export function isAwaited(conversationId: string): boolean {
  return openingId === conversationId;
}

/**
 * Gives a key of a reply to its conversation. True: the field has the focus now, and the key goes in by itself. Else it has
 * been kept: behind the draft, or for when the conversation is there. Nothing is sent by it.
 */
export function giveToReply(conversationId: string, key: string): boolean {
  if (target?.conversationId === conversationId) {
    if (key !== "Enter" && target.focus()) return true;
    const typed = applyKey("", key);
    if (typed !== "") target.write(typed);
    return false;
  }
  const typed = applyKey(waiting.get(conversationId) ?? "", key);
  if (!waiting.has(conversationId) && waiting.size >= MAX_CONVERSATIONS) waiting.delete([...waiting.keys()][0] ?? "");
  if (typed.length <= MAX_CHARACTERS) waiting.set(conversationId, typed);
  return false;
}

/** A conversation is there to be written in. Gives it what was typed ahead; returns what to call when it goes. */
export function offerTarget(offered: ReplyTarget): () => void {
  target = offered;
  const typed = waiting.get(offered.conversationId);
  waiting.delete(offered.conversationId);
  if (typed) offered.write(typed);
  return () => {
    if (target === offered) target = null;
  };
}

/** Text after a key. Enter breaks a line that there is: sending takes a person who sees what is sent. */
function applyKey(text: string, key: string): string {
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  if (key === "Enter") return text === "" ? text : `${text}\n`;
  return [...key].length === 1 ? text + key : text;
}
