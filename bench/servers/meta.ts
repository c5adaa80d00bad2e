import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";

/** How long Meta takes to answer a send, in milliseconds: its usual 100 to 300. */
const ANSWER_MS = [100, 300] as const;

/** Every send that arrived: our message id, and when, by this process's clock. */
const arrivals: { id: string; at: number }[] = [];

/** Meta's side of sending, with nothing else in the process that could make it look slow. */
const server = createServer(async (request, response) => {
  const at = performance.now();
  response.setHeader("content-type", "application/json");
  if (request.method !== "POST") {
    response.writeHead(404).end(JSON.stringify({ error: { message: "Not here.", type: "OAuthException", code: 100 } }));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const id = String(body.biz_opaque_callback_data);
  arrivals.push({ id, at });
  await sleep(ANSWER_MS[0] + Math.random() * (ANSWER_MS[1] - ANSWER_MS[0]));
  response.end(JSON.stringify({ messaging_product: "whatsapp", messages: [{ id: `wamid.SENT.${id}` }] }));
});
server.listen(env().PORT, "127.0.0.1", () => process.send?.("ready"));

process.on("message", () => process.send?.(arrivals));
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
