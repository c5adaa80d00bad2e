import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A request that reached "Meta", and when, by `performance.now()`. */
export type MetaRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  /** Of JSON; a form is empty here, and whole in `raw`. */
  body: Record<string, unknown>;
  raw: Buffer;
  arrivedAt: number;
};

/** An answer; `hang-up` breaks the connection without one. */
export type MetaAnswer =
  | { status: number; json: unknown; date?: Date }
  | { status: number; bytes: Uint8Array; headers?: Record<string, string> }
  | "hang-up";

/** What to answer; null leaves the request to the default. May wait before it answers. */
export type MetaScript = (request: MetaRequest) => MetaAnswer | null | Promise<MetaAnswer | null>;

/**
 * A bare stand-in for the Cloud API over real HTTP: it accepts everything, with a wamid made of our id, unless a script says otherwise, and
 * remembers what it was asked.
 */
export async function startMetaStandIn() {
  const requests: MetaRequest[] = [];
  const state: { script: MetaScript } = { script: () => null };
  const server = createServer((incoming, response) => {
    void handle(incoming, response);
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse) {
    const arrivedAt = performance.now();
    const url = new URL(incoming.url ?? "/", "http://meta.invalid");
    const raw = await readBytes(incoming);
    const request = {
      headers: incoming.headers,
      raw,
      method: incoming.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      body: readJson(incoming, raw),
      arrivedAt,
    };
    requests.push(request);
    const answer = (await state.script(request)) ?? { status: 200, json: defaultAnswer(request) };
    if (answer === "hang-up") {
      incoming.socket.destroy();
      return;
    }
    if ("bytes" in answer) {
      response.writeHead(answer.status, answer.headers ?? {});
      response.end(answer.bytes);
      return;
    }
    const date = answer.date ? { date: answer.date.toUTCString() } : {};
    response.writeHead(answer.status, { "content-type": "application/json", ...date });
    response.end(JSON.stringify(answer.json));
  }

  function defaultAnswer({ body, method }: MetaRequest): unknown {
    if (body.status === "read") return { success: true };
    if (method === "GET") return { id: "106540352242922", display_phone_number: "+351 210 000 100" };
    return { messaging_product: "whatsapp", messages: [{ id: `wamid.OUT.${body.biz_opaque_callback_data}` }] };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    /** The messages it was asked to send, in order of arrival. */
    sends: () => requests.filter(({ body }) => typeof body.type === "string"),
    /** The read receipts and typing indicators. */
    receipts: () => requests.filter(({ body }) => body.status === "read"),
    answerWith: (script: MetaScript) => {
      state.script = script;
    },
    reset: () => {
      requests.length = 0;
      state.script = () => null;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Something a script can wait for until the test lets it go on. */
export function createGate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Meta's body for a refused request. */
export function refusal(
  code: number,
  { status = 400, date, details = "Details." }: { status?: number; date?: Date; details?: string } = {},
): MetaAnswer {
  const error = {
    message: `(#${code}) Refused`,
    type: "OAuthException",
    code,
    error_data: { messaging_product: "whatsapp", details },
  };
  return { status, json: { error }, ...(date ? { date } : {}) };
}

async function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readJson(incoming: IncomingMessage, raw: Buffer): Record<string, unknown> {
  const isJson = incoming.headers["content-type"]?.startsWith("application/json") ?? false;
  return isJson && raw.length > 0 ? JSON.parse(raw.toString("utf8")) : {};
}
