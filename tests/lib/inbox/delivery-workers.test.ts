import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import type { JobHandlers } from "@/lib/jobs/job";
import { runJobs } from "@/lib/jobs/run";
import { eventually } from "@/tests/support/conditions";
import { type MetaRequest, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { givenConversation, givenEmptyInbox, givenQueued, sendingContext } from "@/tests/support/sending";

const CONVERSATIONS = 6;
const MESSAGES = 10;
const TIMEOUT_MS = 60_000;

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
const runners: { stop: () => Promise<void> }[] = [];

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

/** A worker as it runs in production: a job runner of its own, four jobs at a time, by the real clock. */
async function givenWorker(): Promise<void> {
  const context = { ...sendingContext(meta.url, { at: new Date(), pass: () => undefined }), now: () => new Date() };
  const nothing = async () => undefined;
  const handlers: JobHandlers = {
    "deliver-conversation": ({ conversationId }) => deliverConversation(conversationId, context),
    "send-scheduled": nothing,
    "mark-read": nothing,
    "show-typing": nothing,
    "sync-templates": nothing,
    "fetch-attachment": nothing,
  };
  runners.push(await runJobs(handlers, 4));
}

const idOf = ({ body }: MetaRequest) => String(body.biz_opaque_callback_data);

it(
  "two workers send each of many replies once and in order, while Meta throttles and refuses some of them",
  async () => {
    const refusedOnce = new Set<string>();
    meta.answerWith((request) => {
      const text = (request.body.text as { body: string }).body;
      if (text.endsWith("3")) return refusal(131026);
      if (!text.endsWith("5") || refusedOnce.has(idOf(request))) return null;
      refusedOnce.add(idOf(request));
      return refusal(131056);
    });
    await Promise.all([givenWorker(), givenWorker()]);
    const lastInboundAt = new Date(Date.now() - 60_000);
    const conversations = await Promise.all(
      Array.from({ length: CONVERSATIONS }, () => givenConversation(numberId, { lastInboundAt })),
    );

    // Agents go on writing while the workers send.
    await Promise.all(
      conversations.map(async (conversationId) => {
        for (let index = 0; index < MESSAGES; index += 1)
          await givenQueued(conversationId, `${conversationId} ${index}`, new Date());
      }),
    );
    const isEmpty = async () => (await db().message.count({ where: { status: { in: ["queued", "sending"] } } })) === 0;
    await eventually("the queues to be empty", isEmpty, TIMEOUT_MS);

    const attempts = new Map<string, number>();
    for (const request of meta.sends()) attempts.set(idOf(request), (attempts.get(idOf(request)) ?? 0) + 1);
    for (const conversationId of conversations) {
      const messages = await db().message.findMany({ where: { conversationId }, orderBy: { id: "asc" } });
      expect(messages.map(({ status }) => status)).toEqual(
        Array.from({ length: MESSAGES }, (_, index) => (index === 3 ? "failed" : "accepted")),
      );
      expect(messages.map(({ id }) => attempts.get(id))).toEqual(
        Array.from({ length: MESSAGES }, (_, index) => (index === 5 ? 2 : 1)),
      );
      const order = meta
        .sends()
        .map(idOf)
        .filter((id) => messages.some((message) => message.id === id));
      expect([...new Set(order)]).toEqual(messages.map(({ id }) => id));
    }
  },
  TIMEOUT_MS,
);
