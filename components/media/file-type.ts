import { extensionOf } from "./file-extension";

export type DocumentKind = "pdf" | "sheet" | "text" | "slides" | "archive" | "image" | "video" | "audio" | "other";

/** What a type is called, and drawn as where that does not follow from its first half. */
const TYPES: Readonly<Record<string, readonly [name: string, kind?: DocumentKind]>> = {
  "application/pdf": ["PDF", "pdf"],
  "application/msword": ["DOC", "text"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["DOCX", "text"],
  "application/vnd.oasis.opendocument.text": ["ODT", "text"],
  "application/rtf": ["RTF", "text"],
  "application/vnd.ms-excel": ["XLS", "sheet"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["XLSX", "sheet"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ODS", "sheet"],
  "text/csv": ["CSV", "sheet"],
  "application/vnd.ms-powerpoint": ["PPT", "slides"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["PPTX", "slides"],
  "application/vnd.oasis.opendocument.presentation": ["ODP", "slides"],
  "application/zip": ["ZIP", "archive"],
  "application/x-7z-compressed": ["7Z", "archive"],
  "application/x-rar-compressed": ["RAR", "archive"],
  "application/gzip": ["GZ", "archive"],
  "application/x-tar": ["TAR", "archive"],
  "application/x-msdownload": ["EXE"],
  "image/jpeg": ["JPEG"],
  "image/svg+xml": ["SVG"],
  "image/tiff": ["TIFF"],
  "video/quicktime": ["MOV"],
  "video/3gpp": ["3GP"],
  "video/x-matroska": ["MKV"],
  "audio/mpeg": ["MP3"],
  "audio/mp4": ["M4A"],
  "text/calendar": ["ICS"],
  "text/vcard": ["VCF"],
};

/** Types that say no more than that the bytes are text, or nothing known: what kind, only the name can tell. */
const GENERIC = new Set(["text/plain", "application/octet-stream", "application/x-cfb"]);

/** Endings of files that their bytes show: where these do not, the name is wrong. */
const SHOWN_BY_BYTES = new Set(
  "7Z AVIF BMP DOCX EXE GIF GZ HEIC HEIF HTM HTML JPEG JPG M4A MKV MOV MP3 MP4 ODP ODS ODT OGG OPUS PDF PNG PPTX RAR SVG TAR TIF TIFF WAV WEBM WEBP XLSX ZIP".split(
    " ",
  ),
);

const KINDS_OF_ENDINGS: Readonly<Record<string, DocumentKind>> = {
  CSV: "sheet",
  TSV: "sheet",
  XLS: "sheet",
  DOC: "text",
  RTF: "text",
  TXT: "text",
  MD: "text",
  PPT: "slides",
};

/** What a file's bytes are, for people: "PDF", "HEIC". Null when they are nothing that has a short name. */
export function typeName(mimeType: string, fileName: string | null): string | null {
  const type = bareType(mimeType);
  if (GENERIC.has(type)) return trueEnding(fileName) ?? (type === "text/plain" ? "TXT" : null);
  const known = TYPES[type]?.[0];
  if (known) return known;
  const subtype = type.split("/")[1]?.replace(/^x-/, "") ?? "";
  return /^[a-z0-9]{2,5}$/.test(subtype) ? subtype.toUpperCase() : null;
}

/** What a file's bytes are, for its icon; while it is not here, what its name says. */
export function documentKind(fileName: string | null, mimeType: string | null): DocumentKind {
  const type = mimeType === null ? "application/octet-stream" : bareType(mimeType);
  const known = TYPES[type]?.[1];
  if (known) return known;
  if (GENERIC.has(type)) return KINDS_OF_ENDINGS[trueEnding(fileName) ?? ""] ?? (type === "text/plain" ? "text" : "other");
  const [family] = type.split("/");
  return family === "image" || family === "video" || family === "audio" || family === "text" ? family : "other";
}

function bareType(mimeType: string): string {
  return (mimeType.split(";")[0] ?? "").trim().toLowerCase();
}

/** A name's ending, unless it is one that the bytes would have shown. */
function trueEnding(fileName: string | null): string | null {
  const ending = extensionOf(fileName);
  return ending !== null && !SHOWN_BY_BYTES.has(ending) ? ending : null;
}
