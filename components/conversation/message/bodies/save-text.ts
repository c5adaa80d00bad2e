/** How long the browser may take to read what it was told to save, in milliseconds. */
const READ_MS = 10_000;

/** Saves a text as a file of the reader's. */
export function saveText(text: string, fileName: string, mimeType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const link = Object.assign(document.createElement("a"), { href: url, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
