import { TEXT_MAX_LENGTH } from "@/lib/contract/message";
import { isBlank } from "@/lib/contract/visible-text";

/** The counter appears this many characters before WhatsApp's limit. */
const WARN_BEFORE = 200;

/** How many characters are left before WhatsApp's limit (negative = too many); null while that is far away. */
export function charactersLeft(text: string): number | null {
  const left = TEXT_MAX_LENGTH - text.trim().length;
  return left <= WARN_BEFORE ? left : null;
}

/** Whether WhatsApp would take this text, and the contact see any of it. */
export function isSendable(text: string): boolean {
  return !isBlank(text) && text.trim().length <= TEXT_MAX_LENGTH;
}
