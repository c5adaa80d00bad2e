import { connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { prepareDatabase } from "@/server/database";

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A way to the tests' database that cuts the first connections. Answers its URL, and how many came. */
async function givenBadWay(cuts: number) {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const target = Number(url.port || 5432);
  let count = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    count += 1;
    if (count <= cuts) return void socket.destroy();
    const onward = connect(target, url.hostname);
    sockets.push(onward);
    onward.on("error", () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return { url: url.toString(), count: () => count, close: () => server.close() };
}

test("a start waits for a database whose first connections break", async () => {
  const way = await givenBadWay(2);
  await prepareDatabase(way.url);
  expect(way.count()).toBeGreaterThan(2);
  way.close();
});
