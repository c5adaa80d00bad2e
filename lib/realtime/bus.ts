import { Client } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";
import { CHANNEL, Change } from "./change";

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A connection that a network dropped silently is noticed by asking it something. */
const PROBE_INTERVAL_MS = 20_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** A change, or word that some may have been missed: before the connection stood, or while it was down. */
export type BusEvent = Change | { type: "resync" };
type Listener = (event: BusEvent) => void;

/** The process's one LISTEN connection: opened by the first subscriber, reconnecting for as long as there is one. */
export class Bus {
  private readonly listeners = new Set<Listener>();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private retryMs = FIRST_RETRY_MS;
  private closed = false;

  constructor(private readonly connectionString: string) {}

  /** Hears every change from now on. Returns the way to stop. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1 && !this.client && !this.timer) void this.connect();
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Ends the connection for good. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch((error: unknown) => log.debug({ err: error }, "closing the listening connection"));
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString,
      keepAlive: true,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      query_timeout: CONNECTION_TIMEOUT_MS,
    });
    this.client = client;
    client.on("notification", ({ payload }) => this.receive(payload ?? ""));
    client.on("error", () => this.reconnect(client));
    client.on("end", () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      log.warn({ err: error }, "listening for changes failed, trying again");
      this.reconnect(client);
      return;
    }
    this.retryMs = FIRST_RETRY_MS;
    // The first time too: somebody may have subscribed, and read, before it listened.
    this.emit({ type: "resync" });
    this.probe(client);
  }

  private probe(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => this.probe(client),
        () => this.reconnect(client),
      );
    }, PROBE_INTERVAL_MS);
    this.timer.unref();
  }

  private reconnect(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    client.end().catch((error: unknown) => log.debug({ err: error }, "closing a broken listening connection"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.connect();
    }, this.retryMs);
    this.timer.unref();
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private receive(payload: string): void {
    const change = Change.safeParse(parseJson(payload));
    if (change.success) this.emit(change.data);
    else log.warn({ payload: payload.slice(0, 200) }, "a notification that this version does not know");
  }

  private emit(event: BusEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** The bus of this process. */
export function bus(): Bus {
  return singleton("bus", () => new Bus(env().DATABASE_URL));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
