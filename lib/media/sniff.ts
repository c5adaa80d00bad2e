import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

/** Enough of a text to tell what kind it is. */
const HEAD_BYTES = 4_096;
const UNKNOWN = "application/octet-stream";

/** One name for types that have several. */
const NAMES: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "audio/ogg; codecs=opus": "audio/ogg",
  "video/x-m4v": "video/mp4",
  "application/xml": "text/xml",
};

/** Old Office documents are one container: what is in it, only the name tells. */
const COMPOUND = "application/x-cfb";
const COMPOUND_NAMES: Readonly<Record<string, string>> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};

/**
 * What a file is by its content, whatever somebody says of it: a MIME type, "application/octet-stream" when it is nothing known.
 * A text that a browser could run is named so (HTML, SVG), wherever in it the markup begins.
 */
export async function sniffType(path: string, fileName: string | null): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found?.mime === COMPOUND) return COMPOUND_NAMES[fileName?.split(".").at(-1)?.toLowerCase() ?? ""] ?? COMPOUND;
  const type = found ? (NAMES[found.mime] ?? found.mime) : null;
  return type === null || type.startsWith("text/") ? sniffText(await readHead(path), type) : type;
}

function sniffText(head: Buffer, type: string | null): string {
  const text = decode(head);
  if (text === null) return type ?? UNKNOWN;
  if (/<svg[\s>]/i.test(text)) return "image/svg+xml";
  if (/<!doctype\s+html|<(?:html|head|body|script|iframe|img|a|form|object|embed)[\s>]/i.test(text)) return "text/html";
  return type ?? "text/plain";
}

/** UTF-8 without controls that no text has; null for anything else. The last sign may be cut. */
function decode(head: Buffer): string | null {
  if (head.length === 0) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for.
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
