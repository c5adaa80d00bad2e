import { parseBlocks, type TextBlock } from "./text-blocks";
import { findLinks } from "./text-link";

/**
 * A text with WhatsApp's markup, as it is read in a conversation: links can be followed. Where only the words count,
 * `findAddresses` does with a tenth of the code.
 */
export function parseText(text: string): TextBlock[] {
  return parseBlocks(text, findLinks);
}
