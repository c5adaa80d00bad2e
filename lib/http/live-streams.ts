import { now } from "@/lib/clock";
import { HEARTBEAT_MS, type LiveFrame } from "@/lib/contract/live";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { type BusEvent, bus } from "@/lib/realtime/bus";
import { singleton } from "@/lib/singleton";
import { pageBuild } from "./page-build";

/** Frames that a browser has not taken yet. Beyond it the stream is ended: the browser reconnects and refetches. */
const MAX_WAITING_FRAMES = 500;

type Listener = { agentId: string; token: string };
type Stream = Listener & { controller: ReadableStreamDefaultController<Uint8Array> };
/** `Omit` that keeps a union a union. */
type Timeless<Frame> = Frame extends unknown ? Omit<Frame, "serverTime"> : never;

/** The browsers that listen to this process, fed from its one connection to Postgres. */
class LiveStreams {
  private readonly streams = new Set<Stream>();
  private readonly encoder = new TextEncoder();
  private unsubscribe: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** A stream that begins with "hello" and ends when the browser leaves, the session ends or the process stops. */
  open(listener: Listener, signal: AbortSignal): ReadableStream<Uint8Array> {
    let stream: Stream | undefined;
    const close = () => stream && this.end(stream);
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          stream = { ...listener, controller };
          this.add(stream);
          signal.addEventListener("abort", close, { once: true });
          this.write(stream, this.encode(hello()));
        },
        cancel: close,
      },
      { highWaterMark: MAX_WAITING_FRAMES },
    );
  }

  /** Ends every stream. They reconnect elsewhere, or when this process is back. */
  closeAll(): void {
    for (const stream of this.streams) this.end(stream);
  }

  /** Tells every browser the server's time: it jumped. */
  announceClock(): void {
    this.broadcast(heartbeat());
  }

  private add(stream: Stream): void {
    this.streams.add(stream);
    this.unsubscribe ??= bus().subscribe((event) => this.forward(event));
    this.timer ??= setInterval(() => this.beat(), HEARTBEAT_MS).unref();
  }

  private end(stream: Stream): void {
    if (!this.streams.delete(stream)) return;
    try {
      stream.controller.close();
    } catch (error) {
      // The browser may have cancelled at this very moment: then there is nothing left to close.
      log.debug({ err: error }, "closing a stream that had ended");
    }
  }

  private forward(event: BusEvent): void {
    if (event.type === "resync") this.afterResync();
    else if (event.type === "draft") this.tellDraft(event);
    else if (event.type === "agent-signed-out") void this.endSignedOut();
    else if (event.type === "agents-changed") for (const agentId of event.agentIds) this.tellAgent(agentId, hello());
    else if (event.type === "changed" || event.type === "templates" || event.type === "presence") this.broadcast(event);
  }

  /** Only the writer's own browsers. Their lists show that there is a draft, so its coming and going is a change of the row. */
  private tellDraft({ agentId, conversationId, revision, isAppearing }: Extract<BusEvent, { type: "draft" }>): void {
    if (isAppearing) this.tellAgent(agentId, { type: "changed", conversations: [conversationId] });
    else this.tellAgent(agentId, { type: "draft", conversationId, revision });
  }

  private broadcast(frame: Timeless<LiveFrame>): void {
    const bytes = this.encode(frame);
    for (const stream of this.streams) this.write(stream, bytes);
  }

  private tellAgent(agentId: string, frame: Timeless<LiveFrame>): void {
    const bytes = this.encode(frame);
    for (const stream of this.streams) if (stream.agentId === agentId) this.write(stream, bytes);
  }

  private write(stream: Stream, bytes: Uint8Array): void {
    if ((stream.controller.desiredSize ?? 0) <= 0) this.end(stream);
    else stream.controller.enqueue(bytes);
  }

  private encode(frame: Timeless<LiveFrame>): Uint8Array {
    return this.encoder.encode(`data: ${JSON.stringify({ ...frame, serverTime: now().getTime() })}\n\n`);
  }

  private beat(): void {
    this.broadcast(heartbeat());
    void this.endSignedOut();
  }

  /** Whatever was said meanwhile was not heard: that sessions ended, too. */
  private afterResync(): void {
    this.broadcast(hello());
    void this.endSignedOut();
  }

  /** What cannot be checked now is checked at the next beat. */
  private async endSignedOut(): Promise<void> {
    try {
      await this.endStreamsWithoutSession();
    } catch (error) {
      log.warn({ err: error }, "sessions of open streams could not be checked");
    }
  }

  /** A session that ended, or an agent who was deactivated, hears nothing more. Session time is real time. */
  private async endStreamsWithoutSession(): Promise<void> {
    // Of the streams that are open now: one that opens meanwhile has just shown its session.
    const asked = [...this.streams];
    const tokens = [...new Set(asked.map(({ token }) => token))];
    if (tokens.length === 0) return;
    const alive = await db().session.findMany({
      where: { token: { in: tokens }, expiresAt: { gt: new Date() }, agent: { deactivatedAt: null } },
      select: { token: true },
    });
    const valid = new Set(alive.map(({ token }) => token));
    const farewell = this.encode({ type: "signed-out" });
    for (const stream of asked) {
      if (valid.has(stream.token) || !this.streams.has(stream)) continue;
      this.write(stream, farewell);
      this.end(stream);
    }
  }
}

const hello = () => ({ type: "hello", build: pageBuild() }) as const;
const heartbeat = () => ({ type: "heartbeat", build: pageBuild() }) as const;

/** The streams of this process. */
export function liveStreams(): LiveStreams {
  return singleton("live-streams", () => new LiveStreams());
}
