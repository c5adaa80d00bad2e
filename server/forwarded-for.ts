import type { IncomingMessage } from "node:http";

/**
 * Appends who really connected to `x-forwarded-for`, as any proxy does. What came before it may be made up; the reader of the
 * header (`lib/http/network`) knows which end to trust.
 */
export function appendPeer(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress;
  if (peer === undefined) return;
  const heard = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = heard ? `${heard}, ${peer}` : peer;
}
