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
