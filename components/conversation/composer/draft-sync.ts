/** A draft that arrives this soon after the last key is older than what is being typed, in milliseconds. */
const TYPING_MS = 5_000;

/**
 * Whether a draft that came from the server takes the place of the text on screen: it was changed on another device. Not
 * while somebody types here, because an answer that was under way knows less than the field.
 */
export function adoptsDraft(shown: string, incoming: string, msSinceTyping: number): boolean {
  return incoming !== shown && msSinceTyping > TYPING_MS;
}
