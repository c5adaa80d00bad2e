/** Puts a text on the clipboard. Answers whether it is there: a page that came without TLS has no clipboard. */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  await navigator.clipboard.writeText(text);
  return true;
}
