import type { ServerResponse } from "node:http";

const HEARTBEAT_MS = 15_000;
/** A reader that lets this much pile up is let go: it fetches everything anew when it comes back. */
const MOST_UNREAD_BYTES = 1_048_576;

/** Server-Sent Events to one reader. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    response.write("retry: 1000\n\n");
    this.heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
    this.heartbeat.unref();
    response.on("close", () => clearInterval(this.heartbeat));
  }

  send(data: unknown): void {
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
    else this.response.write(`data: ${JSON.stringify(data)}\n\n`);
  }

  onClose(listener: () => void): void {
    this.response.on("close", listener);
  }
}
