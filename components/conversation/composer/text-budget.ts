import { TEXT_MAX_LENGTH } from "@/lib/contract/message";

/** The counter appears this many characters before WhatsApp's limit. */
const WARN_BEFORE = 200;

/** How many characters are left before WhatsApp's limit (negative = too many); null while that is far away. */
export function charactersLeft(text: string): number | null {
  const left = TEXT_MAX_LENGTH - text.trim().length;
  return left <= WARN_BEFORE ? left : null;
}

/** Whether WhatsApp would take this text. */
export function isSendable(text: string): boolean {
  const { length } = text.trim();
  return length > 0 && length <= TEXT_MAX_LENGTH;
}
