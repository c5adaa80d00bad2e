import { answerJson, BodyTooLarge, type Exchange, readBody } from "../http/exchange";
import { makeTraceId } from "../ids";
import { LARGEST_FILE_BYTES } from "../media/kinds";
import type { World } from "../world";
import { authenticate } from "./authorization";
import { GraphError } from "./graph-error";
import { readUploadForm, type UploadForm } from "./media";
import { isObject, Params } from "./params";
import { route } from "./routes";
import type { Reply } from "./send-message";
import { UPLOAD_PREFIX } from "./uploads";

const NEWEST_VERSION = "v26.0";
const OLDEST_VERSION = 22;
const MOST_BODY_BYTES = 1_048_576;
/** The largest document, and the form around it. */
const MOST_UPLOAD_BYTES = LARGEST_FILE_BYTES + MOST_BODY_BYTES;

/** Answers one call of the Graph API, and keeps it for tests and people to look at. */
export async function handleGraph(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const { version, id, edge } = readPath(url.pathname);
  const at = world.clock.now();
  let payload: unknown = null;
  let reply: Reply;
  try {
    const isUpload = id.startsWith(UPLOAD_PREFIX);
    const bytes = await readBody(request, edge === "media" || isUpload ? MOST_UPLOAD_BYTES : MOST_BODY_BYTES);
    const form = edge === "media" ? await readUploadForm(bytes, request.headers["content-type"]) : null;
    if (isUpload) payload = { sizeBytes: bytes.byteLength };
    else payload = form ? viewForm(form) : parseBody(bytes, request.headers["content-type"]);
    const caller = authenticate(world, request.headers.authorization, url.searchParams);
    const params = new Params(isObject(payload) && !isUpload ? readJsonTexts(payload) : {});
    const { method = "GET", headers } = request;
    reply = await route({ world, caller, method, id, edge, params, form, bytes, headers, query: url.searchParams, url });
  } catch (error) {
    reply = toReply(error);
  }
  response.setHeader("date", new Date(world.clock.now()).toUTCString());
  response.setHeader("facebook-api-version", version);
  response.setHeader("x-fb-trace-id", makeTraceId());
  const status = reply.kind === "drop" ? null : reply.status;
  const answer = reply.kind === "answer" ? reply.body : null;
  world.recordCall({ at, method: request.method ?? "GET", path: url.pathname, payload, status, answer });
  await give(exchange, reply);
}

function toReply(error: unknown): Reply {
  if (error instanceof GraphError) return { kind: "answer", status: error.http, body: error.toBody(), delayMs: 0 };
  if (error instanceof BodyTooLarge) return { kind: "bare", status: 413 };
  throw error;
}

async function give({ response }: Exchange, reply: Reply): Promise<void> {
  if (reply.kind === "drop") {
    response.destroy();
    return;
  }
  if (reply.kind === "bare") {
    response.writeHead(reply.status, { "content-length": 0 });
    response.end();
    return;
  }
  if (reply.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, reply.delayMs).unref());
  answerJson(response, reply.status, reply.body);
}

/** An upload as the log of calls keeps it: without the bytes. */
function viewForm({ fields, file }: UploadForm): Record<string, unknown> {
  return { ...fields, file: file && { name: file.name, type: file.type, sizeBytes: file.bytes.byteLength } };
}

/** Graph also takes an object or a list as its JSON in a text, which forms cannot write otherwise. Opaque data stays as it is. */
function readJsonTexts(payload: Record<string, unknown>): Record<string, unknown> {
  const read = Object.entries(payload).map(([name, value]): [string, unknown] => {
    const isJson = typeof value === "string" && /^\s*[[{]/.test(value) && name !== "biz_opaque_callback_data";
    return [name, isJson ? parseJson(value) : value];
  });
  return Object.fromEntries(read);
}

/** A version is optional, and one that is dead is served by the oldest that lives. */
function readPath(path: string): { version: string; id: string; edge: string } {
  const segments = path.split("/").filter((segment) => segment !== "");
  const asked = /^v(\d+)\.0$/.exec(segments[0] ?? "");
  if (asked) segments.shift();
  const version = asked ? `v${Math.max(Number(asked[1]), OLDEST_VERSION)}.0` : NEWEST_VERSION;
  const [id = "", ...edge] = segments;
  return { version, id: decode(id), edge: edge.join("/") };
}

/** Ids of uploads hold signs that some clients escape. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    if (error instanceof URIError) return id;
    throw error;
  }
}

/** JSON or a form, as Graph takes both. What is neither reads as nothing, and the first required parameter is missing. */
function parseBody(bytes: Buffer, contentType = ""): unknown {
  const text = bytes.toString("utf8");
  if (contentType.includes("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  return parseJson(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
