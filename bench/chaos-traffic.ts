import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { agentColumns, toAgent } from "@/lib/auth/agent";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { signedText } from "./bodies";
import { Connection } from "./connection";

const INBOUND_EVERY_MS = 100;
const OUTBOUND_EVERY_MS = 150;
const CONVERSATIONS = 300;
/** Whoever is not answered comes back, as Meta and browsers do, until it is. */
const AGAIN_AFTER_MS = 500;
const ANSWER_TIMEOUT_MS = 10_000;

/** Messages in both directions at a steady pace, each repeated until it is acknowledged. */
export class ChaosTraffic {
  /** Wamids of deliveries that were answered 200. */
  readonly acknowledged: string[] = [];
  /** How often anybody had to come back. */
  repeated = 0;
  replies = 0;
  private readonly pending = new Set<Promise<void>>();
  private running = true;

  constructor(
    private readonly ports: readonly number[],
    private readonly appSecret: string,
  ) {}

  async run(agentId: string): Promise<void> {
    const agent = toAgent(await db().agent.findUniqueOrThrow({ where: { id: agentId }, select: agentColumns }));
    const conversations = await openConversations();
    const reply = async (nth: number) => {
      const conversationId = conversations[nth % conversations.length] ?? "";
      const text = { kind: "text", clientMessageId: uuidv7(), text: `Your order ${nth} has left.` } as const;
      await this.untilDone(() => sendReply(agent, conversationId, text, new Date()));
      this.replies += 1;
    };
    await Promise.all([this.every(INBOUND_EVERY_MS, (nth) => this.post(nth)), this.every(OUTBOUND_EVERY_MS, reply)]);
    await Promise.all(this.pending);
  }

  stop(): void {
    this.running = false;
  }

  private async every(ms: number, work: (nth: number) => Promise<void>): Promise<void> {
    for (let nth = 0; this.running; nth += 1) {
      const done = work(nth).finally(() => this.pending.delete(done));
      this.pending.add(done);
      await sleep(ms);
    }
  }

  private async post(nth: number): Promise<void> {
    const { wamid, bytes } = signedText(nth, this.appSecret);
    let port = nth;
    await this.untilDone(async () => {
      port += 1;
      const status = await postOnce(this.ports[port % this.ports.length] ?? 0, bytes);
      if (status !== 200) throw new Error(`Answered ${status}.`);
    });
    this.acknowledged.push(wamid);
  }

  private async untilDone(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch {
        this.repeated += 1;
        await sleep(AGAIN_AFTER_MS);
      }
    }
  }
}

async function postOnce(port: number, bytes: Buffer): Promise<number> {
  const connection = await Connection.open(port);
  const patience = new AbortController();
  try {
    const timeout = sleep(ANSWER_TIMEOUT_MS, 0, { signal: patience.signal }).catch(() => 0);
    return await Promise.race([connection.post(bytes), timeout]);
  } finally {
    patience.abort();
    connection.close();
  }
}

/** Conversations whose window is open. */
async function openConversations(): Promise<string[]> {
  const rows = Array.from({ length: CONVERSATIONS }, (_, index) => ({ id: uuidv7(), contact: uuidv7(), index }));
  await db().$executeRaw`
    WITH row AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, contact uuid, index int)),
      people AS (INSERT INTO contact (id, wa_id) SELECT contact, '35196' || lpad(index::text, 7, '0') FROM row RETURNING id)
    INSERT INTO conversation (id, number_id, contact_id, last_activity_at, last_inbound_at, window_closes_at)
    SELECT row.id, n.id, people.id, now(), now(), now() + interval '24 hours'
    FROM row JOIN people ON people.id = row.contact CROSS JOIN phone_number n`;
  return rows.map(({ id }) => id);
}
