import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { GET as streamEvents } from "@/lib/http/events";
import { live, ready } from "@/lib/http/health";
import { POST as receiveWebhook, GET as verifyWebhook } from "@/lib/http/whatsapp-webhook";

type Handler = (request: Request) => Response | Promise<Response>;
type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The routes that are asked most. The same functions are Next's route handlers, at ten times the cost. */
const ROUTES: Record<string, Handler> = {
  "POST /api/webhooks/whatsapp": receiveWebhook,
  "GET /api/webhooks/whatsapp": verifyWebhook,
  "GET /api/events": streamEvents,
  "GET /api/health/live": live,
  "GET /api/health/ready": ready,
};

/** Answers the routes of the lane, and hands every other request on. */
export function fastLane(otherwise: Listener): Listener {
  const lane = new Map(Object.entries(ROUTES).map(([route, handler]) => [route, listenerFor(handler)]));
  return (request, response) => {
    const [path] = (request.url ?? "").split("?", 1);
    const listener = lane.get(`${request.method} ${path}`) ?? otherwise;
    listener(request, response);
  };
}

function listenerFor(handler: Handler): Listener {
  // Next brings its own idea of Request and Response: the global ones must stay as they are.
  const listen = getRequestListener(handler, { overrideGlobalObjects: false });
  return (request, response) => void listen(request, response);
}
