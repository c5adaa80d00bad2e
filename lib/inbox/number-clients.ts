import { bus } from "@/lib/realtime/bus";
import type { Sealer } from "@/lib/sealing";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import { loadKeys } from "./credentials";

/** Keys that changed are forgotten at once; this is for a process that missed the word of it, in milliseconds. */
const KEPT_MS = 30_000;
const MAX_CLIENTS = 1_000;

type Kept = { client: WhatsAppClient; keptAt: number };

/** What a client is made of; the app's secret is known unless the environment left it empty. */
type ClientKeys = { accessToken: string; appSecret: string };

/**
 * A client for each number, with the number's own keys if it has some, else the environment's. Kept until keys change
 * anywhere, so that sending asks the database nothing.
 */
export class NumberClients {
  private readonly kept = new Map<string, Kept>();
  /** Grows with every change: what was read before one is not kept after it. */
  private generation = 0;
  private isListening = false;

  constructor(
    private readonly sealer: Sealer,
    private readonly makeClient: (keys: ClientKeys | null) => WhatsAppClient,
  ) {}

  /** Throws SealError when the number's keys were sealed with another secret, and when the database is away. */
  async clientFor({ phoneNumberId }: { phoneNumberId: string }): Promise<WhatsAppClient> {
    this.listen();
    const kept = this.kept.get(phoneNumberId);
    if (kept && performance.now() - kept.keptAt < KEPT_MS) return kept.client;
    const { generation } = this;
    const client = this.makeClient(await loadKeys(this.sealer, phoneNumberId));
    if (generation === this.generation) this.keep(phoneNumberId, client);
    return client;
  }

  private keep(phoneNumberId: string, client: WhatsAppClient): void {
    if (this.kept.size >= MAX_CLIENTS) this.kept.clear();
    this.kept.set(phoneNumberId, { client, keptAt: performance.now() });
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    bus().subscribe((event) => {
      if (event.type !== "keys" && event.type !== "resync") return;
      this.generation += 1;
      this.kept.clear();
    });
  }
}
