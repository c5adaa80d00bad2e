export type DocumentKind = "pdf" | "sheet" | "text" | "slides" | "archive" | "image" | "video" | "audio" | "other";

const BY_EXTENSION: Readonly<Record<string, DocumentKind>> = {
  pdf: "pdf",
  csv: "sheet",
  xls: "sheet",
  xlsx: "sheet",
  ods: "sheet",
  doc: "text",
  docx: "text",
  odt: "text",
  rtf: "text",
  txt: "text",
  md: "text",
  ppt: "slides",
  pptx: "slides",
  odp: "slides",
  zip: "archive",
  rar: "archive",
  "7z": "archive",
  gz: "archive",
};

/** A name longer than this after its dot has no extension, only a dot. */
const EXTENSION_MAX = 5;

/** What a document is, for its icon: by its name, else by its type. */
export function documentKind(fileName: string | null, mimeType: string | null): DocumentKind {
  const known = BY_EXTENSION[extensionOf(fileName)?.toLowerCase() ?? ""];
  if (known) return known;
  const type = mimeType ?? "";
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("video/")) return "video";
  if (type.startsWith("audio/")) return "audio";
  return type.startsWith("text/") ? "text" : "other";
}

/** What stands after the last dot of a file's name: "PDF"; null without one. */
export function extensionOf(fileName: string | null): string | null {
  const match = /[^.]\.([A-Za-z0-9]+)$/.exec(fileName ?? "");
  return match?.[1] && match[1].length <= EXTENSION_MAX ? match[1].toUpperCase() : null;
}
