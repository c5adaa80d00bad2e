import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { claimNext } from "@/lib/inbox/delivery-claim";
import { takeBack } from "@/lib/inbox/delivery-outcome";
import { settleUnknown, sweepQueue } from "@/lib/inbox/queue-upkeep";
import { sendReply } from "@/lib/inbox/replies";
import type { JobHandlers } from "@/lib/jobs/job";
import { runJobs } from "@/lib/jobs/run";
import { eventually } from "@/tests/support/conditions";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { type MetaRequest, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { clockAt, givenConversation, givenEmptyInbox, givenQueued, listJobs, sendingContext } from "@/tests/support/sending";

const TIMEOUT_MS = 120_000;

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
});

const theMessage = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const idOf = ({ body }: MetaRequest) => String(body.biz_opaque_callback_data);

describe("a claim after which surely no request was made", () => {
  const clock = clockAt(NOON);
  const context = sendingContext(meta.url, clock);
  const claim = { now: NOON, probe: false, hasTurn: true };
  let conversationId: string;
  let id: string;

  beforeEach(async () => {
    conversationId = await givenConversation(numberId);
    id = await givenQueued(conversationId, "first");
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
  });

  it("is taken back: the message waits in its place, with a job, and goes out once", async () => {
    const claimId = uuidv7();
    expect((await claimNext(conversationId, { ...claim, claimId })).kind).toBe("claimed");
    await takeBack({ conversationId, claimId }, context);

    expect(await theMessage(id)).toMatchObject({ status: "queued", claimedAt: null, attempts: 0 });
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
    await deliverConversation(conversationId, context);
    expect(meta.sends().map(idOf)).toEqual([id]);
  });

  it("is taken back also when the message was called unknown in the meantime", async () => {
    const claimId = uuidv7();
    await claimNext(conversationId, { ...claim, claimId });
    await settleUnknown(new Date(NOON.getTime() + 60_000));
    await takeBack({ conversationId, claimId }, context);

    expect(await theMessage(id)).toMatchObject({ status: "queued" });
  });

  it("stays unknown when somebody has sent it again since", async () => {
    const claimId = uuidv7();
    await claimNext(conversationId, { ...claim, claimId });
    await settleUnknown(new Date(NOON.getTime() + 60_000));
    await sendReply(await givenAgent(), conversationId, { kind: "retry", clientMessageId: uuidv7(), retryOfId: id }, NOON);
    await takeBack({ conversationId, claimId }, context);

    expect(await theMessage(id)).toMatchObject({ status: "unknown" });
  });

  it("that never was committed takes nothing from whoever claimed the message since", async () => {
    await claimNext(conversationId, { ...claim, claimId: uuidv7() });
    await takeBack({ conversationId, claimId: uuidv7() }, context);

    expect(await theMessage(id)).toMatchObject({ status: "sending", claimedAt: NOON });
  });
});

describe("while the database cuts its connections again and again", () => {
  const CONVERSATIONS = 8;
  const MESSAGES = 5;
  const CUT_AFTER = 4;
  const OVERDUE_MS = 30_000;
  const CUT_OTHERS =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  const runners: { stop: () => Promise<void> }[] = [];

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });

  /** A worker as it runs in production, but for its chores: a job runner of its own, by the real clock. */
  async function givenWorker(): Promise<void> {
    const context = { ...sendingContext(meta.url, clockAt(new Date())), now: () => new Date() };
    const handlers: Partial<JobHandlers> = {
      "deliver-conversation": ({ conversationId }) => deliverConversation(conversationId, context),
    };
    runners.push(await runJobs(handlers, 6));
  }

  const statuses = () => db().$queryRaw<{ status: string; count: number }[]>`
    SELECT status::text AS status, count(*)::int AS count FROM message GROUP BY status`;

  it(
    "a worker goes on by itself, sends each reply once, and leaves none of them unknown whose request never left",
    async () => {
      const lastInboundAt = new Date(Date.now() - 60_000);
      for (let index = 0; index < CONVERSATIONS; index += 1) {
        const conversationId = await givenConversation(numberId, { lastInboundAt });
        for (let nth = 0; nth < MESSAGES; nth += 1) await givenQueued(conversationId, `${nth}`, new Date());
      }
      await Promise.all([givenWorker(), givenWorker()]);
      const isDone = async () => {
        await sweepQueue(new Date(Date.now() + OVERDUE_MS));
        return (await db().message.count({ where: { status: { in: ["queued", "sending"] } } })) === 0;
      };
      // Whatever is being done when some more have arrived loses its connection: claims, outcomes, jobs, our own question.
      for (let arrived = 0; arrived < CONVERSATIONS * MESSAGES; arrived += CUT_AFTER) {
        await eventually("more arrive", () => meta.sends().length >= arrived, TIMEOUT_MS);
        await pool().query(CUT_OTHERS);
      }
      await eventually("the queues to be empty", () => isDone().catch(() => false), TIMEOUT_MS);

      expect(await statuses()).toEqual([{ status: "accepted", count: CONVERSATIONS * MESSAGES }]);
      const sent = meta.sends().map(idOf);
      expect(sent).toHaveLength(CONVERSATIONS * MESSAGES);
      expect(new Set(sent).size).toBe(CONVERSATIONS * MESSAGES);
    },
    TIMEOUT_MS,
  );
});
