import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Refusal } from "./refusal";

/** Longer than the minute that load balancers keep an idle connection, so that it is never us who drop one they just reuse. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How long a client may take to send a whole request. An answer that streams is not bounded by it. */
const REQUEST_TIMEOUT_MS = 30_000;
/** The same for a file: 100 MB by a slow line. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const UPLOAD_PATH = "/api/files";
const DRAIN_TIMEOUT_MS = 6_000;
const DRAIN_POLL_MS = 50;

/** An HTTP server with bounds on slow clients. `requestTimeoutMs` is for tests. */
export function createHttpServer(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS }: { requestTimeoutMs?: number } = {},
): Server {
  return createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: UPLOAD_TIMEOUT_MS,
      connectionsCheckingInterval: HEADERS_TIMEOUT_MS / 2,
    },
    (request, response) => {
      if (request.url !== UPLOAD_PATH) boundBody(request, requestTimeoutMs);
      listener(request, response);
    },
  );
}

/** Cuts the connection of a client that takes too long over its request: Node's own bound is the same for every path. */
function boundBody(request: IncomingMessage, timeoutMs: number): void {
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) return;
  const patience = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, timeoutMs);
  request.once("close", () => clearTimeout(patience));
}

/** Resolves once the server listens. Throws a Refusal that names the port when somebody else does. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenRefusal(error, port, host)));
    server.listen(port, host, resolve);
  });
}

/** Takes no new connection, lets the requests under way finish for some seconds, then cuts what is left. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that turns idle after `close` is kept alive otherwise, and would hold the server open.
  const sweep = setInterval(() => server.closeIdleConnections(), DRAIN_POLL_MS);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

function listenRefusal(error: Error, port: number, host: string): Error {
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return portInUse(port);
  if (code === "EACCES") return new Refusal(`Port ${port} may not be used by this account: choose one from 1024 on with PORT.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return new Refusal(`HOST ${host} is no address of this machine.`);
  return error;
}

/** The words for a port that is taken. `variable` names the setting that moves us elsewhere. */
export function portInUse(port: number, variable = "PORT"): Refusal {
  return new Refusal(`Port ${port} is in use: stop what uses it, or choose another with ${variable}=${port + 1}.`);
}
