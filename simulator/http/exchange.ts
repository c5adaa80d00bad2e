import type { IncomingMessage, ServerResponse } from "node:http";

/** One request and its answer. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL };

export class BodyTooLarge extends Error {}

/** Reads a request body, refusing more than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", "content-length": bytes.byteLength });
  response.end(bytes);
}

/** A file for a page: in part when only a part is asked for, so that a player can move about in it. Never run as a page. */
export function answerBytes({ request, response }: Exchange, contentType: string, bytes: Buffer): void {
  const last = bytes.byteLength - 1;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const from = range ? Number(range[1]) : 0;
  const to = range?.[2] ? Math.min(Number(range[2]), last) : last;
  const headers = {
    "content-type": contentType,
    "x-content-type-options": "nosniff",
    // A sandbox keeps a page from running its scripts. Chromium shows no PDF in one, and a PDF has no need of it.
    ...(contentType === "application/pdf" ? {} : { "content-security-policy": "sandbox" }),
  };
  if (from > to) {
    response.writeHead(416, { "content-range": `bytes */${bytes.byteLength}` }).end();
    return;
  }
  response.writeHead(range ? 206 : 200, {
    ...headers,
    "accept-ranges": "bytes",
    "content-length": to - from + 1,
    ...(range ? { "content-range": `bytes ${from}-${to}/${bytes.byteLength}` } : {}),
  });
  response.end(bytes.subarray(from, to + 1));
}
