import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { urlOfDatabase, withServer } from "./database";

const server = inject("databaseServerUrl");
const name = `${inject("clonePrefix")}${randomBytes(4).toString("hex")}`;

await withServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`));

process.env.DATABASE_URL = urlOfDatabase(server, name);

afterAll(async () => {
  const connected = Symbol.for("casement.pool") in globalThis;
  if (connected) await (await import("@/lib/db")).closeDatabase();
  await withServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
});
