import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const POLL_MS = 4;

/** Sees messages become visible in the database, by asking again and again: right to about 4 ms. */
export class DatabaseWatch {
  /** When each message was first seen (performance.now()), and in which conversation, by wamid. */
  readonly seen = new Map<string, { at: number; conversationId: string }>();
  private running = true;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly client: Client) {}

  static async start(databaseUrl: string): Promise<DatabaseWatch> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const watch = new DatabaseWatch(client);
    const { rows } = await client.query<{ last: string }>("SELECT id AS last FROM message ORDER BY id DESC LIMIT 1");
    watch.ended = watch.poll(rows[0]?.last ?? "00000000-0000-0000-0000-000000000000");
    return watch;
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.ended;
    await this.client.end();
  }

  /** Ids are given out in order by the one process that ingests, so everything new is above the last one. */
  private async poll(from: string): Promise<void> {
    let last = from;
    while (this.running) {
      const { rows } = await this.client.query<{ id: string; wamid: string; conversationId: string }>({
        name: "watch",
        text: `SELECT id, wamid, conversation_id AS "conversationId" FROM message WHERE id > $1 ORDER BY id`,
        values: [last],
      });
      const at = performance.now();
      for (const { wamid, conversationId } of rows) this.seen.set(wamid, { at, conversationId });
      last = rows.at(-1)?.id ?? last;
      await sleep(POLL_MS);
    }
  }
}

/** Hears the frames that a browser would hear, and when each conversation was named. */
export class StreamWatch {
  readonly frames: { at: number; conversations: ReadonlySet<string>; all: boolean }[] = [];

  private constructor(private readonly stop: AbortController) {}

  static async start(port: number, cookie: string): Promise<StreamWatch> {
    const stop = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}/api/events`, { headers: { cookie }, signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
    const watch = new StreamWatch(stop);
    void watch.read(response.body).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    return watch;
  }

  close(): void {
    this.stop.abort();
  }

  /** When a conversation was first named at or after an instant. */
  heardAt(conversationId: string, from: number): number | undefined {
    return this.frames.find(({ at, all, conversations }) => at >= from && (all || conversations.has(conversationId)))?.at;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of body) {
      const at = performance.now();
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) this.take(part, at);
    }
  }

  private take(part: string, at: number): void {
    const frame: { type: string; conversations?: string[]; all?: boolean } = JSON.parse(part.replace(/^data: /, ""));
    if (frame.type === "changed") this.frames.push({ at, conversations: new Set(frame.conversations), all: frame.all ?? false });
  }
}
