import { createHmac } from "node:crypto";
import type { Readable } from "node:stream";
import { isJsonObject, type JsonObject } from "./json";
import { classifyTransportFailure, type TransportFailure } from "./transport-failure";

/** Where the Graph API is, and with whose rights we speak to it. */
export type GraphConnection = {
  /** Origin (and path, if any) that the version is appended to. */
  apiUrl: string;
  /** "v26.0". */
  version: string;
  accessToken: string;
  /** When known, each request proves that its sender knows it. */
  appSecret?: string | undefined;
  timeoutMs: number;
  now: () => Date;
};

export type GraphRequest = {
  method: "GET" | "POST" | "DELETE";
  /** Segments after the version; each is escaped. */
  path: string[];
  query?: Record<string, string>;
  body?: JsonObject;
  /** A form with files, written by the caller; `length` in bytes. Read once, so that such a request is made once. */
  form?: { contentType: string; length: number; stream: Readable };
  /** Besides, or instead of, those that every request has. */
  headers?: Record<string, string>;
};

/** An answer of whatever status. `json` is null when the body is no JSON object, or longer than we read. */
export type GraphAnswer = { kind: "answer"; httpStatus: number; json: JsonObject | null; answeredAt: Date };

/** A page of 100 templates is a few hundred kilobytes at most. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** What is shorter than this is no key, but may well be a word of the answer. */
const MIN_KEY_LENGTH = 8;

/** One request, one attempt, never thrown: an answer, or why there is none. */
export async function requestGraph(connection: GraphConnection, request: GraphRequest): Promise<GraphAnswer | TransportFailure> {
  const { signal, url, init } = prepare(connection, request);
  try {
    const response = await fetch(url, { ...init, signal, redirect: "error" });
    const json = await readJson(response, connection);
    return { kind: "answer", httpStatus: response.status, json, answeredAt: readDate(response) ?? connection.now() };
  } catch (error) {
    return classifyTransportFailure(error);
  }
}

function prepare({ apiUrl, version, accessToken, appSecret, timeoutMs }: GraphConnection, request: GraphRequest) {
  const url = new URL([apiUrl.replace(/\/+$/, ""), version, ...request.path.map(escapeSegment)].join("/"));
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  if (appSecret) url.searchParams.set("appsecret_proof", proveAppSecret(appSecret, accessToken));
  const headers: Record<string, string> = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  const init: RequestInit = { method: request.method, headers };
  if (request.body !== undefined) {
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(request.body);
  }
  if (request.form !== undefined) {
    headers["content-type"] = request.form.contentType;
    headers["content-length"] = String(request.form.length);
    // fetch asks for `duplex` with a stream, and the types do not know it.
    Object.assign(init, { body: request.form.stream, duplex: "half" });
  }
  Object.assign(headers, request.headers);
  return { url, init, signal: AbortSignal.timeout(timeoutMs) };
}

/** Ids of uploads are named with a colon, and end in equals signs: both may stand in a path as they are. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll("%3A", ":").replaceAll("%3D", "=");
}

function proveAppSecret(appSecret: string, accessToken: string): string {
  return createHmac("sha256", appSecret).update(accessToken).digest("hex");
}

/** Throws when the connection breaks while the body is read. */
async function readJson(response: Response, connection: GraphConnection): Promise<JsonObject | null> {
  const text = await readText(response);
  if (text === null) return null;
  try {
    const json: unknown = JSON.parse(withoutKeys(text, connection));
    return isJsonObject(json) ? json : null;
  } catch {
    // Gateways answer in HTML.
    return null;
  }
}

/** Meta quotes a token that it cannot read ("Malformed access token …"), and answers are shown, logged and stored. */
function withoutKeys(text: string, { accessToken, appSecret }: GraphConnection): string {
  const withoutToken = accessToken.length < MIN_KEY_LENGTH ? text : text.replaceAll(accessToken, "(token)");
  return appSecret && appSecret.length >= MIN_KEY_LENGTH ? withoutToken.replaceAll(appSecret, "(app secret)") : withoutToken;
}

/** The body as text; null when it is longer than we read. */
async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Meta's clock, to the second. */
function readDate(response: Response): Date | null {
  const date = new Date(response.headers.get("date") ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
