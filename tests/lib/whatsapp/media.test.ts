import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "@/lib/whatsapp/client";
import { MediaTooLargeError } from "@/lib/whatsapp/media-download";
import { MEDIA_MAX_BYTES } from "@/lib/whatsapp/media-limits";

type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: Buffer };
type Answer = (response: ServerResponse, seen: Seen) => void;

async function startServer() {
  const seen: Seen[] = [];
  const state: { answer: Answer } = { answer: (response) => response.end("{}") };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    seen.push(one);
    state.answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, seen, state, close };
}

let meta: Awaited<ReturnType<typeof startServer>>;
let elsewhere: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  [meta, elsewhere] = [await startServer(), await startServer()];
});
afterAll(() => Promise.all([meta.close(), elsewhere.close()]));
beforeEach(() => {
  for (const server of [meta, elsewhere]) server.seen.length = 0;
});

const client = () => createClient({ apiUrl: meta.url, version: "v26.0", accessToken: "secret-token" });
const read = async (content: AsyncIterable<Uint8Array>) => {
  let length = 0;
  for await (const chunk of content) length += chunk.byteLength;
  return length;
};

describe("giving Meta a file", () => {
  const bytes = Buffer.from("\u0000bytes\r\n--of a file");
  const give = (mimeType: string, fileName = "foto.jpg") =>
    client().uploadMedia("2000", { content: Readable.from([bytes]), sizeBytes: bytes.length, mimeType, fileName });

  async function formOf({ headers, body }: Seen) {
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    const file = form.get("file");
    if (!(file instanceof File)) throw new Error("The form has no file.");
    return { form, file };
  }

  test("is a form with a length, that others read as Meta does", async () => {
    meta.state.answer = (response) => response.end(JSON.stringify({ id: "4490709327384033" }));
    expect(await give("image/jpeg")).toEqual({ kind: "uploaded", mediaId: "4490709327384033" });
    const [seen] = meta.seen;
    if (!seen) throw new Error("Nothing came.");
    expect([seen.method, seen.url]).toEqual(["POST", "/v26.0/2000/media"]);
    expect(seen.headers["content-length"]).toBe(String(seen.body.length));
    expect(seen.headers.authorization).toBe("Bearer secret-token");
    const { form, file } = await formOf(seen);
    expect([form.get("messaging_product"), form.get("type")]).toEqual(["whatsapp", "image/jpeg"]);
    expect([file.name, file.type]).toEqual(["foto.jpg", "image/jpeg"]);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });

  test("names the codec of an Ogg recording", async () => {
    meta.state.answer = (response) => response.end(JSON.stringify({ id: "1" }));
    await give("audio/ogg", "voice.ogg");
    expect(meta.seen[0]?.body.toString("latin1")).toContain("\r\ncontent-type: audio/ogg; codecs=opus\r\n");
  });

  test("cannot be broken out of by a file's name", async () => {
    meta.state.answer = (response) => response.end(JSON.stringify({ id: "1" }));
    await give("image/jpeg", 'a"\r\nx-evil: 1\r\n\r\n.jpg');
    const [seen] = meta.seen;
    expect(seen?.body.toString()).not.toContain("\r\nx-evil");
    if (seen) expect((await formOf(seen)).form.get("type")).toBe("image/jpeg");
  });

  test("that Meta refuses is a refusal with its class; without an answer it is uncertain", async () => {
    const error = { code: 131053, message: "Media upload error", type: "OAuthException" };
    meta.state.answer = (response) => response.writeHead(400).end(JSON.stringify({ error }));
    expect(await give("image/jpeg")).toMatchObject({ kind: "rejected", class: "never", error: { code: 131053 } });
    meta.state.answer = (response) => response.destroy();
    expect(await give("image/jpeg")).toMatchObject({ kind: "uncertain" });
  });
});

describe("asking where a file is", () => {
  test.each([["80127"], [80127]])("reads a size written as %j", async (file_size) => {
    const json = {
      messaging_product: "whatsapp",
      url: "https://lookaside.fbsbx.com/x",
      mime_type: "image/jpeg",
      sha256: "ab",
      file_size,
    };
    meta.state.answer = (response) => response.end(JSON.stringify({ ...json, id: "900" }));
    expect(await client().resolveMedia("900", "2000")).toEqual({
      kind: "resolved",
      url: json.url,
      mimeType: "image/jpeg",
      sha256: "ab",
      sizeBytes: 80127,
    });
    expect(meta.seen[0]?.url).toBe("/v26.0/900?phone_number_id=2000");
  });

  test("without an address is no answer", async () => {
    meta.state.answer = (response) => response.end(JSON.stringify({ id: "900" }));
    expect(await client().resolveMedia("900", "2000")).toMatchObject({ kind: "uncertain", reason: "unreadable-answer" });
  });
});

describe("fetching a file", () => {
  test("sends our token and a name that Meta knows", async () => {
    meta.state.answer = (response) => response.end("bytes");
    const outcome = await client().downloadMedia(`${meta.url}/file?hash=1`);
    expect(outcome.kind === "downloading" && (await read(outcome.content))).toBe(5);
    expect(meta.seen[0]?.headers).toMatchObject({
      authorization: "Bearer secret-token",
      "user-agent": expect.stringMatching(/^Mozilla\/5\.0/),
    });
  });

  test.each([
    "http://lookaside.fbsbx.com/x",
    "https://lookaside.fbsbx.com.evil.example/x",
    "https://evilfbsbx.com/x",
    "https://evil.example/x?host=lookaside.fbsbx.com",
    "https://lookaside.fbsbx.com@evil.example/x",
    "https://lookaside.fbsbx.com:8443/x",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "data:text/plain,x",
    "not an address",
    "",
  ])("does not go to %j", async (url) => {
    expect(await client().downloadMedia(url)).toEqual({ kind: "elsewhere" });
  });

  test("another port of the same machine is another place", async () => {
    expect(await client().downloadMedia(`${elsewhere.url}/x`)).toEqual({ kind: "elsewhere" });
    expect(elsewhere.seen).toEqual([]);
  });

  test("follows no redirect to another place, so that the token stays", async () => {
    meta.state.answer = (response) => response.writeHead(302, { location: `${elsewhere.url}/steal` }).end();
    expect(await client().downloadMedia(`${meta.url}/file`)).toEqual({ kind: "elsewhere" });
    expect(elsewhere.seen).toEqual([]);
  });

  test("follows a redirect at the same place, but not for ever", async () => {
    meta.state.answer = (response, { url }) =>
      url === "/file" ? response.writeHead(302, { location: "/moved" }).end() : response.end("bytes");
    expect((await client().downloadMedia(`${meta.url}/file`)).kind).toBe("downloading");
    meta.state.answer = (response) => response.writeHead(302, { location: "/again" }).end();
    meta.seen.length = 0;
    expect(await client().downloadMedia(`${meta.url}/file`)).toEqual({ kind: "elsewhere" });
    expect(meta.seen).toHaveLength(4);
  });

  test.each([401, 403, 404, 500])("says with which status it was refused: %i", async (status) => {
    meta.state.answer = (response) => response.writeHead(status, { "content-type": "text/html" }).end("<html>");
    expect(await client().downloadMedia(`${meta.url}/file`)).toEqual({ kind: "refused", httpStatus: status });
  });

  test("ends at 100 MB, said or not", async () => {
    meta.state.answer = (response) => response.writeHead(200, { "content-length": MEDIA_MAX_BYTES + 1 }).end();
    expect(await client().downloadMedia(`${meta.url}/file`)).toEqual({ kind: "too-large" });
    let sent = 0;
    const chunk = Buffer.alloc(1024 * 1024);
    meta.state.answer = (response) => {
      const more = () => {
        if (response.destroyed) return;
        sent += chunk.length;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    };
    const outcome = await client().downloadMedia(`${meta.url}/file`);
    if (outcome.kind !== "downloading") throw new Error("No file came.");
    await expect(read(outcome.content)).rejects.toBeInstanceOf(MediaTooLargeError);
    expect(sent).toBeLessThan(MEDIA_MAX_BYTES * 1.5);
  });

  test("that breaks off is a throw while it is read", async () => {
    meta.state.answer = (response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("half", () => response.destroy());
    };
    const outcome = await client().downloadMedia(`${meta.url}/file`);
    if (outcome.kind !== "downloading") throw new Error("No file came.");
    await expect(read(outcome.content)).rejects.toThrow();
  });
});
