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
/** What a system says of an address that is not its own, or that no name server knows. */
const FOREIGN_HOST = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL", "ENOTFOUND", "EAI_AGAIN"]);

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

/** Why a server cannot listen, in words; a bug stays what it is. `variable` names the setting that chose the port. */
export function listenRefusal(error: unknown, port: number, host: string, variable = "PORT"): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") {
    return new Refusal(`Port ${port} is in use: stop what uses it, or choose another with ${variable}=${port + 1}.`);
  }
  if (code === "EACCES") {
    return new Refusal(`Port ${port} may not be used by this account: choose one from 1024 on with ${variable}.`);
  }
  if (FOREIGN_HOST.has(code)) {
    return new Refusal(
      `HOST ${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 to be reached from other machines.`,
    );
  }
  return error;
}
