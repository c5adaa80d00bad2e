import { createServer, type Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { databaseFault } from "@/lib/database-fault";
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

const ALL_AWAY = ["away", "away", "away", "away", "away"];

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
  expect((await errorsAt(port)).map(databaseFault)).toEqual(ALL_AWAY);
});

test("a server that hangs up", async () => {
  const { port, close } = await listen((socket) => socket.destroy());
  expect((await errorsAt(port)).map(databaseFault)).toEqual(ALL_AWAY);
  close();
});

test("a server that never answers", async () => {
  const sockets: Socket[] = [];
  const { port, close } = await listen((socket) => sockets.push(socket));
  expect((await errorsAt(port)).map(databaseFault)).toEqual(ALL_AWAY);
  for (const socket of sockets) socket.destroy();
  close();
});

test("a pool whose connections are all taken for too long", async () => {
  const sockets: Socket[] = [];
  const { port, close } = await listen((socket) => sockets.push(socket));
  const pool = new Pool({ host: "127.0.0.1", port, max: 1, connectionTimeoutMillis: 300 });
  const outcomes = await Promise.allSettled([pool.query("SELECT 1"), pool.query("SELECT 1")]);
  expect(outcomes.map((outcome) => outcome.status === "rejected" && databaseFault(outcome.reason))).toEqual(["away", "away"]);
  for (const socket of sockets) socket.destroy();
  close();
  await pool.end();
});

test("several addresses of which none answers", () => {
  const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
  expect(databaseFault(new AggregateError([refused(), refused()]))).toBe("away");
});

test("what is wrong with anything else is no fault of the database", () => {
  expect(databaseFault(new TypeError("undefined is not a function"))).toBeNull();
  expect(databaseFault("ECONNREFUSED")).toBeNull();
  expect(databaseFault(undefined)).toBeNull();
  // A client of ours that hangs up in the middle of its request.
  expect(databaseFault(Object.assign(new Error("aborted"), { code: "ECONNRESET" }))).toBeNull();
});
