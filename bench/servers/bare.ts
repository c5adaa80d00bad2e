import { createServer } from "node:http";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { measured } from "./measured";

/** What one would write without thinking: node:http, pg, one INSERT a request, no signature. */
const pool = new Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL_SIZE });
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  await pool.query({ name: "insert", text: "INSERT INTO webhook_delivery (body) VALUES ($1)", values: [Buffer.concat(chunks)] });
  response.end();
});
server.listen(env().PORT, "127.0.0.1", measured);
