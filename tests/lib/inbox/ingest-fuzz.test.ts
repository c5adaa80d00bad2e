import { beforeAll, describe, expect, it } from "vitest";
import { ThreadPage } from "@/lib/contract/message";
import { NumberView } from "@/lib/contract/number";
import { db } from "@/lib/db";
import { SANDBOX } from "@/lib/env";
import { POST } from "@/lib/http/whatsapp-webhook";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { listNumbers } from "@/lib/inbox/numbers";
import { listThread } from "@/lib/inbox/thread";
import { isJsonObject } from "@/lib/whatsapp/json";
import { signBody } from "@/lib/whatsapp/signature";
import { loadFixtures } from "@/tests/support/fixtures";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  theConversation,
} from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";
import { mutated, seeded } from "@/tests/support/mutation";

const BODIES = 20_000;
const SEED = 20_261_122;
/** Every so many damaged bodies one that is whole. */
const GOOD_EVERY = 50;
const AT_ONCE = 256;
const LOOKED_AT = 150;
const TIMEOUT_MS = 5 * 60_000;

beforeAll(async () => {
  await forgetConversations();
  await givenNumber();
  await receiveDeliveries([deliveryOf([messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.IN0" })])]);
  await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT1" });
});

/** The statuses of the answers, each counted. */
async function postAll(bodies: readonly Buffer<ArrayBuffer>[]): Promise<Record<number, number>> {
  const answers: Record<number, number> = {};
  for (let start = 0; start < bodies.length; start += AT_ONCE) {
    const posted = await Promise.all(bodies.slice(start, start + AT_ONCE).map(post));
    for (const { status } of posted) answers[status] = (answers[status] ?? 0) + 1;
  }
  return answers;
}

function post(body: Buffer<ArrayBuffer>): Promise<Response> {
  const headers = {
    "x-hub-signature-256": signBody(SANDBOX.WHATSAPP_APP_SECRET, body),
    "content-length": String(body.byteLength),
  };
  return POST(new Request("http://localhost/api/webhooks/whatsapp", { method: "POST", body, headers }));
}

function makeBodies(): { bodies: Buffer<ArrayBuffer>[]; good: string[] } {
  const pick = seeded(SEED);
  const webhooks = loadFixtures()
    .map(({ webhook }) => webhook)
    .filter(isJsonObject);
  const good: string[] = [];
  const bodies = Array.from({ length: BODIES }, (_, index) => {
    if (index % GOOD_EVERY === 0) {
      const wamid = `wamid.GOOD${index}`;
      good.push(wamid);
      return deliveryOf([messageFrom(marta, `good ${index}`, { at: NOON_SECONDS + index, wamid })]);
    }
    return Buffer.from(JSON.stringify(mutated(webhooks[pick(webhooks.length)] ?? {}, pick)));
  });
  return { bodies, good };
}

describe(`${BODIES} damaged webhooks`, () => {
  const { bodies, good } = makeBodies();

  it(
    "are all accepted, block nothing, and take none of their whole neighbours with them",
    async () => {
      expect(await postAll(bodies)).toEqual({ 200: BODIES });
      while ((await ingestWebhooks(NOON)) > 0);

      const landed = await db().message.findMany({
        where: { wamid: { in: good } },
        select: { body: true, conversationId: true },
      });
      expect(landed).toHaveLength(good.length);
      expect(await db().webhookDelivery.count({ where: { ingestedAt: null, setAsideAt: null } })).toBe(0);
      // What cannot be read is told apart while reading. A refusal of the database's would be a fault of ours.
      const faults = await db().webhookDelivery.findMany({ where: { error: { not: null } }, select: { error: true } });
      const ours = faults.filter(({ error }) => !/updates could not be read|^The body/.test(error ?? ""));
      expect(ours).toEqual([]);
      expect(faults.length).toBeGreaterThan(100);
    },
    TIMEOUT_MS,
  );

  it(
    "leave threads and numbers that the browser understands",
    async () => {
      const agent = await givenAgent();
      const conversations = await db().conversation.findMany({ select: { id: true }, take: LOOKED_AT });
      expect(conversations.length).toBeGreaterThan(5);
      for (const { id } of conversations) ThreadPage.parse(await listThread(agent, id, {}));
      for (const number of await listNumbers(agent)) NumberView.parse(number);
    },
    TIMEOUT_MS,
  );
});
