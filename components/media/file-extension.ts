/** A name longer than this after its dot has no extension, only a dot. */
const EXTENSION_MAX = 5;

/** What stands after the last dot of a file's name: "PDF"; null without one. */
export function extensionOf(fileName: string | null): string | null {
  const match = /[^.]\.([A-Za-z0-9]+)$/.exec(fileName ?? "");
  return match?.[1] && match[1].length <= EXTENSION_MAX ? match[1].toUpperCase() : null;
}
