/** Where a file is saved from, rather than shown. A file that is still in this browser has no other address. */
export function downloadUrl(url: string): string {
  return /^(blob|data):/.test(url) ? url : `${url}?download=1`;
}
