import { DomainError } from "@/lib/errors";

/** What a JSON body of ours may weigh: the largest legal reply, its template values included, with room to spare. */
const BODY_MAX_BYTES = 128 * 1024;
const NOT_WHOLE = "The request did not come whole. Send it again.";

/**
 * The JSON of a request's body, not yet trusted. Reads at most `maxBytes`, whatever the request says about its length.
 * What nobody can type and no database stores (U+0000, half a character) is left out, wherever it stands.
 * Throws `too_large` beyond that, `invalid_input` for anything that is not JSON in UTF-8.
 */
export async function readJson(request: Request, maxBytes = BODY_MAX_BYTES): Promise<unknown> {
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(withoutUnwritable(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new DomainError("invalid_input", "The request's body is not JSON.");
    throw error;
  }
}

/** A whole pair of surrogates; a lone one, or U+0000; any other escape, so that a backslash is never read for the next one's. */
const ESCAPE = /(\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|(\\ud[89a-f][\da-f]{2}|\\u0000)|\\./gi;

/** UTF-8 has no half characters, and JSON no bare U+0000: both can only be escaped. */
function withoutUnwritable(json: string): string {
  return json.includes("\\u") ? json.replace(ESCAPE, (found, _pair, unwritable) => (unwritable ? "" : found)) : json;
}

/** A body as text in UTF-8, bounded like `readJson`. */
export async function readText(request: Request, maxBytes = BODY_MAX_BYTES): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new DomainError("invalid_input", "The request's body is not UTF-8.");
    throw error;
  }
}

/**
 * The bytes of a request's body, at most `maxBytes`. Throws `too_large` as soon as there are more, `invalid_input` when the client
 * hangs up in the middle.
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of piecesOf(request)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new DomainError("too_large", `The request's body is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * A request's body in pieces, as they come. Throws `invalid_input` when the client hangs up in the middle: its broken connection looks
 * like one of the database's, and only here it is known whose it was.
 */
export async function* piecesOf(request: Request, words = NOT_WHOLE): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? [];
  } catch {
    throw new DomainError("invalid_input", words);
  }
}

/** The same of a body whose length is stated and was found small enough, in one piece. */
export async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw new DomainError("invalid_input", NOT_WHOLE);
  }
}
