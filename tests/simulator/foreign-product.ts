import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { WhatsAppAPI } from "whatsapp-api-js/middleware/node-http";
import { startSimulator } from "@/simulator/start";
import { CREDENTIALS } from "./simulated-world";

type Heard = { kind: string; text: string | undefined };

/** A product built on somebody else's client library, with the simulator in the place of Meta. Both end with the test. */
export async function startForeignProduct(appSecret = CREDENTIALS.appSecret) {
  const heard: Heard[] = [];
  const received: unknown[] = [];
  const product = createServer((request, response) => {
    void client.handle_post(request).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => product.listen(0, "127.0.0.1", resolve));
  const { port } = product.address() as AddressInfo;
  const simulator = await startSimulator({ ...CREDENTIALS, port: 0, webhookUrl: `http://127.0.0.1:${port}/` });
  const client = new WhatsAppAPI({
    token: CREDENTIALS.accessToken,
    appSecret,
    v: "v24.0",
    ponyfill: { fetch: (url, init) => fetch(String(url).replace("https://graph.facebook.com", simulator.url), init) },
  });
  client.on.message = ({ message }) => {
    heard.push({ kind: message.type, text: message.type === "text" ? message.text.body : undefined });
    received.push(message);
  };
  client.on.status = ({ status, id }) => {
    heard.push({ kind: status, text: id });
  };
  onTestFinished(async () => {
    await simulator.close();
    product.closeAllConnections();
    await new Promise((resolve) => product.close(resolve));
  });
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${simulator.url}/control/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    return response.json();
  };
  await control("PATCH", "settings", { scale: 0 });
  return { client, heard, received, control, phone: CREDENTIALS.phoneNumberId };
}
