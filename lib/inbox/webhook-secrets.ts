import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { bus } from "@/lib/realtime/bus";
import { SealError, type Sealer } from "@/lib/sealing";
import { isSignatureValid } from "@/lib/whatsapp/signature";
import { openAppSecret } from "./credentials";

/** Each is tried with a signature that none before it made. */
const MAX_SECRETS = 100;
/** However many deliveries nobody of ours signed: the database is asked at most once in this time, in milliseconds. */
const RELOAD_INTERVAL_MS = 1_000;
/** What was read is believed this long, although a change is heard of at once. */
const KEPT_MS = 60_000;

/**
 * The app secrets that a delivery may be signed with: the environment's, those of the numbers, and of numbers that are being
 * connected those that Meta has acknowledged. Held in memory: a delivery that one of them signed costs no query.
 */
export class WebhookSecrets {
  private secrets: readonly string[] = [];
  private readAt = Number.NEGATIVE_INFINITY;
  private isStale = true;
  private reading: Promise<void> | undefined;
  private isListening = false;

  constructor(
    private readonly sealer: Sealer,
    private readonly configured: string,
  ) {}

  /** Whether one of ours signed exactly these bytes. Throws when that cannot be known because the database is away. */
  async haveSigned(body: Uint8Array, header: string | null): Promise<boolean> {
    if (isSignatureValid(this.configured, body, header)) return true;
    this.listen();
    const age = performance.now() - this.readAt;
    // Whoever comes while the secrets are being read waits for them: what is known so far may be nothing.
    if (this.reading || this.isStale || age > KEPT_MS) await this.read();
    // A change was heard of while that reading was under way.
    if (this.isStale) await this.read();
    if (this.isSignedByStored(body, header)) return true;
    // Perhaps with a secret that was stored a moment ago by a process whose word is still under way.
    if (performance.now() - this.readAt < RELOAD_INTERVAL_MS) return false;
    await this.read();
    return this.isSignedByStored(body, header);
  }

  private isSignedByStored(body: Uint8Array, header: string | null): boolean {
    return this.secrets.some((secret) => isSignatureValid(secret, body, header));
  }

  /** One query at a time, whoever waits for it. */
  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<void> {
    this.isStale = false;
    this.readAt = performance.now();
    try {
      this.secrets = await loadSecrets(this.sealer);
    } catch (error) {
      this.isStale = true;
      throw error;
    }
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    bus().subscribe((event) => {
      if (event.type === "keys" || event.type === "resync") this.isStale = true;
    });
  }
}

async function loadSecrets(sealer: Sealer): Promise<string[]> {
  const stored = await db().$queryRaw<{ appSecret: string }[]>`
    SELECT app_secret AS "appSecret" FROM (
      SELECT app_secret, set_at AS at FROM number_credential
      UNION ALL SELECT app_secret, updated_at FROM number_connection
        WHERE app_secret IS NOT NULL AND steps -> 'secret' ->> 'state' = 'done') AS secret
    ORDER BY at DESC LIMIT ${MAX_SECRETS}`;
  return [...new Set(stored.flatMap(({ appSecret }) => open(sealer, appSecret)))];
}

function open(sealer: Sealer, sealed: string): string[] {
  try {
    return [openAppSecret(sealer, sealed)];
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.warn({ err: error }, "an app secret cannot be opened");
    return [];
  }
}
