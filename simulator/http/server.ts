import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { handleGraph } from "../cloud/api";
import { handleDownload } from "../cloud/media-download";
import { handleControl } from "../control/api";
import { DOWNLOAD_PATH, ELSEWHERE_PATH } from "../media/address";
import { servePhone } from "../phone/files";
import type { World } from "../world";
import { answerJson, type Exchange } from "./exchange";

/** The simulator's HTTP server: Graph API, control API and the phone's pages side by side. */
export function makeServer(world: World): Server {
  return createServer((request, response) => {
    void answer(world, request, response);
  });
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    await dispatch(world, { request, response, url });
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy();
    else answerJson(response, 500, { error: error instanceof Error ? error.message : "The simulator has a fault." });
  }
}

async function dispatch(world: World, exchange: Exchange): Promise<void> {
  const { url, response } = exchange;
  if (url.pathname === "/") {
    response.writeHead(302, { location: "/phone" });
    response.end();
  } else if (url.pathname.startsWith("/control/")) await handleControl(world, exchange);
  else if (url.pathname === "/phone" || url.pathname.startsWith("/phone/")) {
    if (!(await servePhone(world, exchange))) answerJson(response, 404, { error: "There is no such page." });
  } else if (url.pathname === DOWNLOAD_PATH || url.pathname === ELSEWHERE_PATH) await handleDownload(world, exchange);
  else await handleGraph(world, exchange);
}
