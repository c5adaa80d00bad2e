import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSocketServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ClientOptions, createClient } from "@/lib/whatsapp/client";
import { textMessage } from "@/lib/whatsapp/outbound";
import { TemplateListingError, type TemplatePage } from "@/lib/whatsapp/template-listing";

const TOKEN = "token-of-the-test";
const META_TIME = "Fri, 20 Nov 2026 13:14:00 GMT";
const ANSWERED_AT = new Date("2026-11-20T13:14:00Z");
const MESSAGE = textMessage({
  recipient: { phone: "34600111222", userId: null },
  text: "Hola",
  quotedWamid: null,
  callbackData: "m1",
});
const ACCEPTED = {
  messaging_product: "whatsapp",
  contacts: [{ input: "+34600111222", wa_id: "34600111222" }],
  messages: [{ id: "wamid.OUT1" }],
};
const WINDOW_CLOSED = {
  message: "(#131047) Re-engagement message",
  type: "OAuthException",
  code: 131047,
  error_data: { messaging_product: "whatsapp", details: "More than 24 hours" },
  fbtrace_id: "A",
};

type Seen = { method: string | undefined; url: string; headers: IncomingMessage["headers"]; body: string };
type Answer = (response: ServerResponse, seen: Seen) => void;

let seen: Seen[];
let answer: Answer;
let close: () => Promise<void>;
let apiUrl: string;

beforeEach(async () => {
  seen = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = {
      method: request.method,
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    seen.push(one);
    response.setHeader("date", META_TIME);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  apiUrl = `http://127.0.0.1:${portOf(server)}`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});

afterEach(() => close());

const client = (options: Partial<ClientOptions> = {}) =>
  createClient({ apiUrl, version: "v26.0", accessToken: TOKEN, ...options });
const send = (options: Partial<ClientOptions> = {}) => client(options).sendMessage("2000", MESSAGE);
const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const html =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "text/html" }).end("<html>Bad gateway</html>");

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a port.");
  return address.port;
}

/** A server that takes connections and does what it is told with each. */
async function listenRaw(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    // A reset is what these tests are about.
    socket.on("error", () => socket.destroy());
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, stop };
}

describe("a request", () => {
  test("goes to the number's address, as JSON, with the token in its header and nowhere else", async () => {
    answer = json(200, ACCEPTED);
    await send();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "POST", url: "/v26.0/2000/messages" });
    expect(seen[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, "content-type": "application/json" });
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual(MESSAGE);
    expect(seen[0]?.url + (seen[0]?.body ?? "")).not.toContain(TOKEN);
  });

  test("proves the app secret when it is known", async () => {
    answer = json(200, ACCEPTED);
    await send({ appSecret: "s3cret" });
    const proof = createHmac("sha256", "s3cret").update(TOKEN).digest("hex");
    expect(seen[0]?.url).toBe(`/v26.0/2000/messages?appsecret_proof=${proof}`);
  });

  test("keeps the path of the address it was given and escapes ids", async () => {
    answer = json(200, ACCEPTED);
    await client({ apiUrl: `${apiUrl}/graph/` }).sendMessage("../evil", MESSAGE);
    expect(seen[0]?.url).toBe("/graph/v26.0/..%2Fevil/messages");
  });

  test.each(["", "two words", "line\nbreak", "tökén"])(
    "is not made with %j as a token, and the token is not quoted",
    (accessToken) => {
      expect(() => client({ accessToken })).toThrow(/^The access token is empty or has characters that no token has\.$/);
    },
  );
});

describe("sending", () => {
  test("is accepted with the wamid, WhatsApp's id of the recipient and Meta's time", async () => {
    answer = json(200, ACCEPTED);
    expect(await send()).toEqual({
      kind: "accepted",
      wamid: "wamid.OUT1",
      waId: "34600111222",
      userId: null,
      answeredAt: ANSWERED_AT,
    });
  });

  test.each([
    [[{ input: "BR.77", user_id: "BR.77" }], null, "BR.77"],
    [[{ input: "+34600111222", wa_id: "34600111222", user_id: "ES.1", profile: { username: "ana" } }], "34600111222", "ES.1"],
    [[{ input: "BR.77", wa_id: "BR.77" }], null, "BR.77"],
    [undefined, null, null],
    ["odd", null, null],
  ])("is accepted with the contacts %j", async (contacts, waId, userId) => {
    answer = json(200, { ...ACCEPTED, contacts });
    expect(await send()).toMatchObject({ kind: "accepted", wamid: "wamid.OUT1", waId, userId });
  });

  test("is refused with Meta's words and the class of the code", async () => {
    answer = json(400, { error: WINDOW_CLOSED });
    expect(await send()).toEqual({
      kind: "rejected",
      error: { code: 131047, title: null, message: "(#131047) Re-engagement message", details: "More than 24 hours", href: null },
      class: "never",
      answeredAt: ANSWERED_AT,
    });
  });

  test.each([
    [429, { code: 130429 }, "retry"],
    [400, { code: 131056 }, "retry"],
    [401, { code: 190 }, "configuration"],
    [500, { code: 131000 }, "retry"],
    [400, { code: 80007 }, "later"],
    [500, { code: 999999 }, "retry"],
    [400, { code: 999999, is_transient: true }, "retry"],
    [400, { code: 999999, is_transient: false }, "never"],
    [200, { code: 131009 }, "never"],
  ])("answered with %i and %j is refused, class %s", async (status, error, errorClass) => {
    answer = json(status, { error: { message: "no", ...error } });
    expect(await send()).toMatchObject({ kind: "rejected", class: errorClass });
  });

  test.each([401, 403, 404, 413, 429])("answered with %i and no error of Meta's was not taken", async (status) => {
    answer = html(status);
    expect(await send()).toEqual({ kind: "not-sent", reason: `http-${status}` });
  });

  test.each([408, 500, 502, 503, 504])("answered with %i and no error of Meta's may have been taken", async (status) => {
    answer = html(status);
    expect(await send()).toEqual({ kind: "uncertain", reason: `http-${status}` });
  });

  test.each([{}, { messages: [] }, { messages: [{ id: "" }] }, { messages: [{}] }, []])(
    "answered with 200 and %j may have been taken",
    async (body) => {
      answer = json(200, body);
      expect(await send()).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
    },
  );

  test.each([
    ["HTML", html(200)],
    ["half a JSON", (response: ServerResponse) => response.writeHead(200).end('{"messages":[')],
    [
      "more than we read",
      (response: ServerResponse) =>
        response.writeHead(200).end(JSON.stringify({ ...ACCEPTED, more: "x".repeat(5 * 1024 * 1024) })),
    ],
  ])("answered with 200 and %s may have been taken", async (_, body) => {
    answer = body;
    expect(await send()).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });

  test("without an answer in time may have been taken", async () => {
    answer = () => undefined;
    expect(await send({ timeoutMs: 100 })).toEqual({ kind: "uncertain", reason: "timeout" });
    expect(seen).toHaveLength(1);
  });

  test("whose answer breaks off may have been taken, whatever its status", async () => {
    answer = (response) => {
      response.writeHead(400, { "content-length": "1000" });
      response.write('{"error":', () => response.destroy());
    };
    expect(await send()).toMatchObject({ kind: "uncertain" });
  });

  test("whose connection is reset after the request may have been taken, and is not sent again", async () => {
    let connections = 0;
    const { port, stop } = await listenRaw((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    expect(await send({ apiUrl: `http://127.0.0.1:${port}` })).toEqual({ kind: "uncertain", reason: "ECONNRESET" });
    await stop();
    expect(connections).toBe(1);
  });

  test("whose connection is closed without an answer may have been taken", async () => {
    const { port, stop } = await listenRaw((socket) => socket.once("data", () => socket.end()));
    expect(await send({ apiUrl: `http://127.0.0.1:${port}` })).toMatchObject({ kind: "uncertain" });
    await stop();
  });

  test.each(["127.0.0.1", "localhost"])("to %s where nothing listens was not sent", async (host) => {
    const { port, stop } = await listenRaw(() => undefined);
    await stop();
    expect(await send({ apiUrl: `http://${host}:${port}` })).toEqual({ kind: "not-sent", reason: "ECONNREFUSED" });
  });

  test("to a host without an address was not sent", async () => {
    expect(await send({ apiUrl: "http://no-such-host.invalid" })).toMatchObject({ kind: "not-sent" });
  });

  test("over TLS to something that speaks none was not sent", async () => {
    const { port, stop } = await listenRaw((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
    expect(await send({ apiUrl: `https://127.0.0.1:${port}` })).toMatchObject({ kind: "not-sent" });
    await stop();
  });

  test("does not follow a redirect with the token", async () => {
    answer = (response, { url }) =>
      url === "/elsewhere"
        ? json(200, ACCEPTED)(response, { url, method: "", headers: {}, body: "" })
        : response.writeHead(307, { location: "/elsewhere" }).end();
    expect(await send()).toMatchObject({ kind: "uncertain" });
    expect(seen.map(({ url }) => url)).toEqual(["/v26.0/2000/messages"]);
  });

  test("takes the time from its own clock when the answer has none", async () => {
    const { port, stop } = await listenRaw((socket) => {
      const body = JSON.stringify(ACCEPTED);
      socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`));
    });
    const now = new Date("2026-11-21T00:00:00Z");
    expect(await send({ apiUrl: `http://127.0.0.1:${port}`, now: () => now })).toMatchObject({ answeredAt: now });
    await stop();
  });

  test("says nothing of the token, whatever goes wrong", async () => {
    answer = json(401, { error: { code: 190, message: "Invalid OAuth access token" } });
    const outcomes = [
      await send(),
      await send({ apiUrl: "http://no-such-host.invalid" }),
      await send({ apiUrl: "http://127.0.0.1:1" }),
    ];
    expect(JSON.stringify(outcomes)).not.toContain(TOKEN);
  });
});

describe("marking as read", () => {
  test("names the message", async () => {
    answer = json(200, { success: true });
    expect(await client().markRead("2000", "wamid.IN1")).toEqual({ kind: "done" });
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ messaging_product: "whatsapp", status: "read", message_id: "wamid.IN1" });
  });

  test("shows that somebody types when asked to", async () => {
    answer = json(200, { success: true });
    await client().markRead("2000", "wamid.IN1", { typing: true });
    expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({ status: "read", typing_indicator: { type: "text" } });
  });

  test("is an outcome, not an exception, when it is refused or not understood", async () => {
    answer = json(400, { error: { code: 131009, message: "Parameter value is not valid" } });
    expect(await client().markRead("2000", "wamid.OLD")).toMatchObject({ kind: "rejected", class: "never" });
    answer = json(200, { success: false });
    expect(await client().markRead("2000", "wamid.OLD")).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });
});

describe("reading the number", () => {
  test("gives what its settings show", async () => {
    answer = json(200, {
      id: "2000",
      display_phone_number: "+351 210 000 100",
      verified_name: "Ribeira Goods",
      quality_rating: "GREEN",
      status: "CONNECTED",
      name_status: "APPROVED",
      throughput: { level: "HIGH" },
      whatsapp_business_manager_messaging_limit: "TIER_10K",
      platform_type: "CLOUD_API",
    });
    expect(await client().readPhoneNumber("2000")).toMatchObject({
      kind: "found",
      value: {
        phoneNumberId: "2000",
        displayPhoneNumber: "+351 210 000 100",
        verifiedName: "Ribeira Goods",
        quality: "GREEN",
        status: "CONNECTED",
        nameStatus: "APPROVED",
        throughputLevel: "HIGH",
        messagingLimit: "TIER_10K",
        platform: "CLOUD_API",
      },
    });
    expect(seen[0]).toMatchObject({ method: "GET", body: "" });
    expect(seen[0]?.url).toMatch(/^\/v26\.0\/2000\?fields=/);
  });

  test("is refused for a wrong id", async () => {
    answer = json(400, { error: { code: 100, error_subcode: 33, message: "Unsupported get request" } });
    expect(await client().readPhoneNumber("9")).toMatchObject({ kind: "rejected", error: { code: 100 } });
  });
});

describe("asking about a token and an account", () => {
  test("tells a token's validity, end, permissions and accounts", async () => {
    answer = json(200, {
      data: {
        app_id: "441190087312",
        type: "SYSTEM_USER",
        application: "Casement",
        is_valid: true,
        expires_at: 1_796_256_000,
        scopes: ["whatsapp_business_management", "whatsapp_business_messaging"],
        granular_scopes: [{ scope: "whatsapp_business_management", target_ids: ["1177", "1178"] }, { scope: "public_profile" }],
      },
    });
    const outcome = await client().debugToken();
    expect(outcome).toMatchObject({
      kind: "found",
      value: {
        isValid: true,
        appId: "441190087312",
        type: "SYSTEM_USER",
        expiresAt: new Date(1_796_256_000_000),
        accounts: ["1177", "1178"],
      },
    });
    expect(new URL(seen[0]?.url ?? "", "http://meta.invalid").pathname).toBe("/v26.0/debug_token");
  });

  test("calls a token that never ends one without an end", async () => {
    answer = json(200, { data: { is_valid: true, expires_at: 0 } });
    expect(await client().debugToken()).toMatchObject({ kind: "found", value: { isValid: true, expiresAt: null, scopes: [] } });
  });

  test("follows the pages of an account's numbers, and leaves out what cannot be read", async () => {
    let page = 0;
    answer = (response, asked) => {
      page += 1;
      const paging = page === 1 ? { cursors: { after: "next" }, next: "https://graph.facebook.com/next" } : {};
      const data = [{ id: `20${page}`, display_phone_number: "+351 210 000 100" }, { id: null }];
      json(200, { data, paging })(response, asked);
    };
    const outcome = await client().listPhoneNumbers("1177");
    expect(outcome.kind === "found" && outcome.value.map(({ phoneNumberId }) => phoneNumberId)).toEqual(["201", "202"]);
    expect(seen[1]?.url).toContain("after=next");
  });

  test("names the apps that an account's events go to", async () => {
    answer = json(200, { data: [{ whatsapp_business_api_data: { id: "441190087312", name: "Casement", link: "x" } }] });
    expect(await client().readSubscriptions("1177")).toMatchObject({
      kind: "found",
      value: [{ id: "441190087312", name: "Casement" }],
    });
    answer = json(200, { success: true });
    expect(await client().unsubscribe("1177")).toMatchObject({ kind: "found", value: true });
    expect(seen[1]).toMatchObject({ method: "DELETE" });
  });

  test("never repeats the token, though Meta quotes it", async () => {
    const quoting = client({ accessToken: "EAAG-a-long-token", appSecret: "a-long-app-secret" });
    answer = json(400, { error: { code: 190, message: "Malformed access token EAAG-a-long-token a-long-app-secret" } });
    const outcome = await quoting.debugToken();
    expect(outcome).toMatchObject({ kind: "rejected", error: { message: "Malformed access token (token) (app secret)" } });
    expect(JSON.stringify(outcome)).not.toMatch(/a-long-token|a-long-app-secret/);
  });
});

describe("listing templates", () => {
  const template = (id: string | number, more: object = {}) => ({
    id,
    name: `t${id}`,
    language: "pt_PT",
    status: "APPROVED",
    category: "UTILITY",
    components: [{ type: "BODY", text: "Olá" }],
    ...more,
  });
  const page = (templates: unknown[], after?: string) => ({
    data: templates,
    paging: {
      cursors: { before: "b", ...(after ? { after } : {}) },
      ...(after ? { next: `https://graph.example/?after=${after}&access_token=x` } : {}),
    },
  });
  const cursorOf = ({ url }: Seen) => new URL(url, "http://x").searchParams.get("after");
  const pages = async () => {
    const found: TemplatePage[] = [];
    for await (const one of client().listTemplates("1000")) found.push(one);
    return found;
  };
  const names = (found: TemplatePage[]) => found.map(({ templates }) => templates.map(({ name }) => name));

  test("follows the cursors to the end, past empty pages, without using Meta's address", async () => {
    answer = (response, request) => {
      const next = { null: page([template("1"), template("2")], "c1"), c1: page([], "c2"), c2: page([template("3")]) }[
        String(cursorOf(request))
      ];
      json(200, next)(response, request);
    };
    expect(names(await pages())).toEqual([["t1", "t2"], [], ["t3"]]);
    expect(seen.map(({ method, url }) => `${method} ${url.split("?")[0]}`)).toEqual(
      Array(3).fill("GET /v26.0/1000/message_templates"),
    );
    expect(seen.map(cursorOf)).toEqual([null, "c1", "c2"]);
  });

  test("reads what a template has, in Meta's spelling", async () => {
    answer = json(
      200,
      page([
        template(77, { status: "approved", parameter_format: "named", quality_score: { score: "GREEN", date: 1 } }),
        template("2"),
      ]),
    );
    expect((await pages())[0]?.templates).toEqual([
      {
        metaId: "77",
        name: "t77",
        language: "pt_PT",
        status: "APPROVED",
        category: "UTILITY",
        parameterFormat: "NAMED",
        components: [{ type: "BODY", text: "Olá" }],
        quality: "GREEN",
        subCategory: null,
        previousCategory: null,
        correctCategory: null,
        rejectedReason: null,
        ttlSeconds: null,
      },
      {
        metaId: "2",
        name: "t2",
        language: "pt_PT",
        status: "APPROVED",
        category: "UTILITY",
        parameterFormat: "POSITIONAL",
        components: [{ type: "BODY", text: "Olá" }],
        quality: null,
        subCategory: null,
        previousCategory: null,
        correctCategory: null,
        rejectedReason: null,
        ttlSeconds: null,
      },
    ]);
  });

  test("counts what it cannot read and keeps its neighbours", async () => {
    answer = json(200, page([template("1"), { id: "2" }, null, template("3", { components: "?" })]));
    const [found] = await pages();
    expect(found?.unreadable).toBe(2);
    expect(found?.templates.map(({ name, components }) => [name, components.length])).toEqual([
      ["t1", 1],
      ["t3", 0],
    ]);
  });

  test("starts again once when the cursor has expired", async () => {
    let expired = 0;
    answer = (response, request) => {
      if (cursorOf(request) === "c1" && expired++ === 0)
        return json(400, { error: { code: 131059, message: "Cursor expired" } })(response, request);
      json(200, cursorOf(request) === null ? page([template("1")], "c1") : page([template("2")]))(response, request);
    };
    expect(names(await pages())).toEqual([["t1"], ["t1"], ["t2"]]);
  });

  test("gives up when the cursor expires again", async () => {
    answer = (response, request) =>
      json(
        cursorOf(request) === null ? 200 : 400,
        cursorOf(request) === null ? page([template("1")], "c1") : { error: { code: 131059, message: "Cursor expired" } },
      )(response, request);
    await expect(pages()).rejects.toMatchObject({
      name: "TemplateListingError",
      refusal: { kind: "rejected", error: { code: 131059 } },
    });
    expect(seen).toHaveLength(4);
  });

  test("ends a list that never ends", async () => {
    answer = json(200, page([], "again"));
    await expect(pages()).rejects.toThrow(TemplateListingError);
  });

  test.each([{ data: {} }, {}, { data: [], paging: { next: "https://graph.example/?after=c1" } }, { data: [], paging: "?" }])(
    "takes %j for no list, because what is left out would look deleted",
    async (body) => {
      answer = json(200, body);
      await expect(pages()).rejects.toMatchObject({ refusal: { kind: "uncertain", reason: "unreadable-answer" } });
    },
  );

  test("tells what Meta refused it with", async () => {
    answer = json(403, { error: { code: 200, message: "Permissions error" } });
    await expect(pages()).rejects.toThrow("Meta refused the list of templates (200): Permissions error");
  });

  test("tells why there was no answer", async () => {
    answer = html(502);
    await expect(pages()).rejects.toThrow("The list of templates could not be read (http-502).");
  });
});
