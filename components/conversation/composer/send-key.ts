/** Which key sends: Enter (Shift-Enter breaks the line), or Ctrl/⌘-Enter (Enter breaks the line). */
export type SendKey = "enter" | "mod-enter";

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode">;

/**
 * What a key asks of the composer; null = the text field's own business. Enter that confirms an input method's suggestion
 * never sends (Safari reports it with key code 229 after composition has ended), and neither does a touch keyboard's.
 */
export function keyIntent(key: Key, sendKey: SendKey, isTouch: boolean): "send" | "escape" | null {
  if (key.isComposing || key.keyCode === 229) return null;
  if (key.key === "Escape") return "escape";
  if (key.key !== "Enter") return null;
  if (key.ctrlKey || key.metaKey) return "send";
  if (key.shiftKey || key.altKey || isTouch) return null;
  return sendKey === "enter" ? "send" : null;
}
