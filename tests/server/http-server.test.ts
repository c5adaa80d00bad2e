import { request, type ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createHttpServer, drain, listen } from "@/server/http-server";
import { findFreePort } from "@/server/ports";
import { eventually } from "../support/conditions";

test("a port in use is refused in one sentence", async () => {
  const port = await findFreePort();
  const first = createHttpServer(() => undefined);
  await listen(first, port, "127.0.0.1");
  await expect(
    listen(
      createHttpServer(() => undefined),
      port,
      "127.0.0.1",
    ),
  ).rejects.toThrow(`Port ${port} is in use`);
  await drain(first);
});

test("draining lets a request under way finish, and takes no new connection", async () => {
  const underWay: ServerResponse[] = [];
  const port = await findFreePort();
  const server = createHttpServer((_request, response) => underWay.push(response));
  await listen(server, port, "127.0.0.1");
  const answer = get(port);
  const response = await eventually("the request arrives", () => underWay[0]);
  const drained = drain(server);
  await expect(get(port)).rejects.toThrow("ECONNREFUSED");
  response.end("finished");
  expect(await answer).toBe("finished");
  await drained;
});

test("draining ends once the streams that its caller closes are closed", async () => {
  const streams: ServerResponse[] = [];
  const port = await findFreePort();
  const server = createHttpServer((_request, response) => {
    response.write("hello");
    streams.push(response);
  });
  await listen(server, port, "127.0.0.1");
  const heard = get(port);
  await eventually("the stream opens", () => streams.length === 1);
  const drained = drain(server);
  for (const stream of streams) stream.end();
  await drained;
  expect(await heard).toBe("hello");
});

test("a request that does not come to its end is cut, a file that is being uploaded has more time", async () => {
  const port = await findFreePort();
  const server = createHttpServer((incoming, response) => void incoming.resume().on("end", () => response.end("whole")), {
    requestTimeoutMs: 50,
  });
  await listen(server, port, "127.0.0.1");
  const upload = slowPost(port, "/api/files");
  await expect(slowPost(port, "/api/other").answered).rejects.toThrow();
  upload.finish();
  expect(await upload.answered).toBe(200);
  await drain(server);
});

/** A POST whose body waits for `finish`. */
function slowPost(port: number, path: string): { answered: Promise<number | undefined>; finish: () => void } {
  const sent = request({ port, host: "127.0.0.1", path, method: "POST", agent: false, headers: { "content-length": 2 } });
  sent.write("a");
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
  });
  return { answered, finish: () => sent.end("b") };
}

function get(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", agent: false, headers: { connection: "keep-alive" } }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end();
  });
}
