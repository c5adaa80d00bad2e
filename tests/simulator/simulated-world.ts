import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSignatureValid } from "@/lib/whatsapp/signature";
import { startSimulator } from "@/simulator/start";

export const CREDENTIALS = {
  appSecret: "a test's app secret",
  verifyToken: "a test's verify token",
  accessToken: "a-test-token",
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  displayPhoneNumber: "+351 210 000 100",
  businessName: "Ribeira Goods",
};

/** What a test looks into: JSON of unknown shape, read path by path. */
export type Json = { [key: string]: Json } & Json[];

export type Post = { body: Json; raw: string; headers: IncomingMessage["headers"]; isSigned: boolean };

export type Answer = { status: number; body: Json; headers: Headers };

export type WorldOptions = { now?: () => Date; settings?: object; port?: number };

/** A simulator with a product to post to. Everything happens without delay unless told otherwise. `end` ends both. */
export async function startSimulatedWorld({ now, settings = {}, port = 0 }: WorldOptions = {}) {
  const receiver = await startReceiver();
  const simulator = await startSimulator({
    ...CREDENTIALS,
    port,
    host: "127.0.0.1",
    webhookUrl: receiver.url,
    ...(now ? { now } : {}),
  });
  const control = async (verb: string, body?: unknown) => {
    const { method, path } = readVerb(verb);
    return ask(`${simulator.url}/control/${path}`, method, body);
  };
  const graph = (verb: string, body?: unknown, token: string | null = CREDENTIALS.accessToken) => {
    const { method, path } = readVerb(verb);
    return ask(path.startsWith("http") ? path : `${simulator.url}/v26.0/${path}`, method, body, token);
  };
  await control("PATCH settings", { scale: 0, ...settings });
  return {
    url: simulator.url,
    receiver,
    control,
    graph,
    send: (message: object) => graph(`POST ${CREDENTIALS.phoneNumberId}/messages`, message),
    idle: () => control("GET idle"),
    close: simulator.close,
    end: async () => {
      await simulator.close();
      await receiver.close();
    },
  };
}

export type SimulatedWorld = Awaited<ReturnType<typeof startSimulatedWorld>>;

/** A message as the product would send it: a text to Marta unless told otherwise. */
export function textTo(to: string, body = "Bom dia!", extra: object = {}) {
  return { messaging_product: "whatsapp", to, type: "text", text: { body }, ...extra };
}

export function templateTo(to: string, name: string, code: string, components?: unknown) {
  const template = { name, language: { code }, ...(components === undefined ? {} : { components }) };
  return { messaging_product: "whatsapp", to, type: "template", template };
}

export const MARTA = "+351912555014";

/** A product that keeps what it is told. `answer` decides, post by post, what Meta gets back. */
async function startReceiver() {
  const posts: Post[] = [];
  const state: { answer: (index: number, response: ServerResponse) => number | "nothing" } = { answer: () => 200 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    if (request.method === "GET") {
      const url = new URL(request.url ?? "", "http://product");
      const isKnown = url.searchParams.get("hub.verify_token") === CREDENTIALS.verifyToken;
      response.writeHead(isKnown ? 200 : 403).end(isKnown ? url.searchParams.get("hub.challenge") : "");
      return;
    }
    const header = request.headers["x-hub-signature-256"];
    const isSigned = isSignatureValid(CREDENTIALS.appSecret, bytes, typeof header === "string" ? header : null);
    const raw = bytes.toString("utf8");
    const index = posts.push({ body: JSON.parse(raw), raw, headers: request.headers, isSigned }) - 1;
    const status = state.answer(index, response);
    if (status !== "nothing") response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/webhooks/whatsapp`,
    posts,
    /** Each value of the "messages" field that holds messages or statuses, in the order of arrival. */
    updates: (kind: "messages" | "statuses"): Json[] =>
      posts.flatMap((post) => values(post).flatMap((value) => [...(value[kind] ?? [])])),
    values: () => posts.flatMap(values),
    answerWith: (answer: typeof state.answer) => {
      state.answer = answer;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function values(post: Post): Json[] {
  const changes = [...(post.body.entry ?? [])].flatMap((entry) => [...(entry.changes ?? [])]);
  return changes.flatMap((change) => change.value ?? []);
}

/** "POST customers/marta/messages" */
function readVerb(verb: string): { method: string; path: string } {
  const space = verb.indexOf(" ");
  return { method: verb.slice(0, space), path: verb.slice(space + 1) };
}

async function ask(url: string, method: string, body?: unknown, token: string | null = null): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
}
