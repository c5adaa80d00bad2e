import { answerJson, BodyTooLarge, type Exchange, readBody } from "../http/exchange";
import { makeTraceId } from "../ids";
import { LARGEST_FILE_BYTES } from "../media/kinds";
import type { World } from "../world";
import { checkToken } from "./authorization";
import { GraphError } from "./graph-error";
import { deleteMedia, describeMedia, readUploadForm, type UploadForm, uploadMedia } from "./media";
import { isObject, Params } from "./params";
import { readPhoneNumber, readPhoneNumbers } from "./phone-number";
import { postMessage, type Reply } from "./send-message";
import { listSubscriptions, subscribe, unsubscribe } from "./subscription";
import { listTemplates } from "./template-list";

const NEWEST_VERSION = "v26.0";
const OLDEST_VERSION = 22;
const MOST_BODY_BYTES = 1_048_576;
/** The largest document, and the form around it. */
const MOST_UPLOAD_BYTES = LARGEST_FILE_BYTES + MOST_BODY_BYTES;

type Call = {
  world: World;
  method: string;
  edge: string;
  id: string;
  params: Params;
  form: UploadForm | null;
  query: URLSearchParams;
  url: URL;
};

/** Answers one call of the Graph API, and keeps it for tests and people to look at. */
export async function handleGraph(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const { version, id, edge } = readPath(url.pathname);
  const at = world.clock.now();
  let payload: unknown = null;
  let reply: Reply;
  try {
    const bytes = await readBody(request, edge === "media" ? MOST_UPLOAD_BYTES : MOST_BODY_BYTES);
    const form = edge === "media" ? await readUploadForm(bytes, request.headers["content-type"]) : null;
    payload = form ? viewForm(form) : parseBody(bytes, request.headers["content-type"]);
    checkToken(world, request.headers.authorization, url.searchParams);
    const params = new Params(isObject(payload) ? readJsonTexts(payload) : {});
    reply = await route({ world, method: request.method ?? "GET", id, edge, params, form, query: url.searchParams, url });
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

async function route(call: Call): Promise<Reply> {
  const { world, method, id, edge } = call;
  const { phoneNumberId, wabaId } = world.business;
  const file = edge === "" ? world.media.atMeta(id, world.clock.now()) : undefined;
  if (file && method === "GET") return answer(describeMedia(world, file, call.query, call.url.origin));
  if (file && method === "DELETE") return answer(deleteMedia(file, call.query));
  if (id !== phoneNumberId && id !== wabaId) throw unknownObject(method, id);
  const name = `${method} ${id === wabaId ? "waba" : "number"}/${edge}`;
  switch (name) {
    case "POST number/messages":
      return postMessage(world, call.params);
    case "POST number/media":
      return answer(await uploadMedia(world, call.form));
    case "GET number/":
      return answer(readPhoneNumber(world, call.query.get("fields")));
    case "GET waba/phone_numbers":
      return answer(readPhoneNumbers(world, call.query.get("fields")));
    case "GET waba/message_templates":
      return answer(listTemplates(world.templates, call.url));
    case "GET waba/subscribed_apps":
      return answer(listSubscriptions(world));
    case "POST waba/subscribed_apps":
      return answer(await subscribe(world, call.params));
    case "DELETE waba/subscribed_apps":
      return answer(unsubscribe(world));
    default:
      if (edge === "") throw unknownObject(method, id);
      throw new GraphError(2500, { message: `Unknown path components: /${edge}`, details: null, http: 400 });
  }
}

function answer(body: unknown): Reply {
  return { kind: "answer", status: 200, body, delayMs: 0 };
}

function unknownObject(method: string, id: string): GraphError {
  const verb = method.toLowerCase();
  return new GraphError(100, {
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: "GraphMethodException",
    subcode: 33,
    details: null,
  });
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
  return { version, id, edge: edge.join("/") };
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
