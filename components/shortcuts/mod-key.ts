/** The key that commands go with on this machine, as it is printed there. */
export function modKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
}
