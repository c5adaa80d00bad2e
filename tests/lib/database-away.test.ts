import { createServer, type Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { isDatabaseAway } from "@/lib/database-away";
import { PrismaClient } from "@/lib/db/generated/client";

/** The errors that a query of each kind meets at this port. */
async function errorsAt(port: number): Promise<unknown[]> {
  const pool = new Pool({ host: "127.0.0.1", port, user: "casement", connectionTimeoutMillis: 300 });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const outcomes = await Promise.allSettled([
    client.agent.count(),
    client.$queryRaw`SELECT 1`,
    client.$executeRaw`SELECT 1`,
    client.$transaction(async (tx) => tx.agent.count()),
    pool.query("SELECT 1"),
  ]);
  await client.$disconnect();
  await pool.end();
  return outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : null));
}

const ALL_AWAY = [true, true, true, true, true];

async function listen(onConnection: (socket: Socket) => void) {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { port: address.port, close: () => server.close() };
}

test("a port where nothing listens", async () => {
  const { port, close } = await listen(() => undefined);
  close();
  expect((await errorsAt(port)).map(isDatabaseAway)).toEqual(ALL_AWAY);
});

test("a server that hangs up", async () => {
  const { port, close } = await listen((socket) => socket.destroy());
  expect((await errorsAt(port)).map(isDatabaseAway)).toEqual(ALL_AWAY);
  close();
});

test("a server that never answers", async () => {
  const sockets: Socket[] = [];
  const { port, close } = await listen((socket) => sockets.push(socket));
  expect((await errorsAt(port)).map(isDatabaseAway)).toEqual(ALL_AWAY);
  for (const socket of sockets) socket.destroy();
  close();
});

test("a pool whose connections are all taken for too long", async () => {
  const sockets: Socket[] = [];
  const { port, close } = await listen((socket) => sockets.push(socket));
  const pool = new Pool({ host: "127.0.0.1", port, max: 1, connectionTimeoutMillis: 300 });
  const outcomes = await Promise.allSettled([pool.query("SELECT 1"), pool.query("SELECT 1")]);
  expect(outcomes.map((outcome) => outcome.status === "rejected" && isDatabaseAway(outcome.reason))).toEqual([true, true]);
  for (const socket of sockets) socket.destroy();
  close();
  await pool.end();
});

test("a server that shuts down, told by the driver and inside a raw query's error", () => {
  const shutdown = { code: "57P01", message: "terminating connection due to administrator command" };
  expect(isDatabaseAway(Object.assign(new Error(shutdown.message), shutdown))).toBe(true);
  const meta = { driverAdapterError: { cause: { kind: "postgres", originalCode: shutdown.code } } };
  expect(isDatabaseAway(Object.assign(new Error("Raw query failed."), { code: "P2010", meta }))).toBe(true);
});

test("an error of any other kind is not the database's absence", () => {
  expect(isDatabaseAway(Object.assign(new Error("unique"), { code: "23505" }))).toBe(false);
  const meta = { driverAdapterError: { cause: { kind: "postgres", originalCode: "42P01" } } };
  expect(isDatabaseAway(Object.assign(new Error("Raw query failed."), { code: "P2010", meta }))).toBe(false);
  expect(isDatabaseAway(new TypeError("undefined is not a function"))).toBe(false);
  expect(isDatabaseAway("ECONNREFUSED")).toBe(false);
});
