import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { listPeople } from "@/lib/inbox/people";
import { settleUnknown, UNKNOWN_AFTER_MS } from "@/lib/inbox/queue-upkeep";
import { sendReply } from "@/lib/inbox/replies";
import { loadBoard } from "@/lib/inbox/reports/board";
import { listSupervisedConversations } from "@/lib/inbox/reports/conversations";
import { recordAnswers } from "@/lib/inbox/response-times";
import { givenAgent, givenOutbound, NOON, NOON_SECONDS, receiveEach, theConversation } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import { echoTo, marta, messageFrom, statusOf, type Update } from "@/tests/support/meta-webhook";
import { clockAt, givenEmptyInbox, sendingContext, type TestClock } from "@/tests/support/sending";
import { periodBefore } from "@/tests/support/supervision";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let clock: TestClock;
let ada: Awaited<ReturnType<typeof givenAgent>>;
let grace: Awaited<ReturnType<typeof givenAgent>>;
let conversationId: string;

/** Marta asks at noon. */
beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  await givenEmptyInbox();
  await db().$executeRaw`DELETE FROM setting WHERE key = 'businessTime'`;
  ada = await givenAgent("Ada");
  grace = await givenAgent("Grace", "supervisor");
  await ask("Onde está?", 0);
  ({ id: conversationId } = await theConversation());
});

const MINUTE = 60;
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const since = async () => (await theConversation()).unansweredSince;
const stored = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const drain = () => deliverConversation(conversationId, sendingContext(meta.url, clock));
const ask = (text: string, at: number) =>
  receiveEach(messageFrom(marta, text, { at: NOON_SECONDS + at, wamid: `wamid.IN${at}` }));
const tell = (id: string, status: string, at: number, code = 131_026) =>
  receiveEach(
    statusOf(`wamid.OUT.${id}`, status, {
      at: NOON_SECONDS + at,
      callbackData: id,
      ...(status === "failed" ? { errors: [{ code, title: "No" }] } : {}),
    }),
  );

async function queue(at: number, reply: object = { kind: "text", text: "Amanhã" }): Promise<string> {
  clock.at = later(at);
  const { id } = await sendReply(ada, conversationId, { clientMessageId: uuidv7(), ...reply } as never, clock.at);
  return id;
}

async function reply(at: number, again: object | undefined = undefined): Promise<string> {
  const id = await queue(at, again);
  await drain();
  return id;
}

describe("a question stands", () => {
  it("until Meta has taken the reply, and no longer", async () => {
    const id = await queue(MINUTE);
    expect(await since()).toEqual(NOON);
    expect(await stored(id)).toMatchObject({ answersSince: null, responseSeconds: null });

    await drain();
    expect(await since()).toBeNull();
    expect(await stored(id)).toMatchObject({ answersSince: NOON, responseSeconds: MINUTE });
  });

  it("when the reply is refused at once", async () => {
    meta.answerWith(() => ({ status: 400, json: { error: { code: 131_026, message: "No" } } }));
    const id = await reply(MINUTE);

    expect(await stored(id)).toMatchObject({ status: "failed", responseSeconds: null });
    expect(await since()).toEqual(NOON);
  });

  it.each(["sent", "read"])(
    "again, since when it was asked, when a reply fails late, but not one that was %s after all",
    async (status) => {
      const id = await reply(MINUTE);
      await tell(id, "failed", 5 * MINUTE);
      expect(await since()).toEqual(NOON);
      expect(await stored(id)).toMatchObject({ answersSince: null, responseSeconds: null });

      await tell(id, status, 2 * MINUTE);
      expect(await since()).toEqual(status === "read" ? null : NOON);
    },
  );

  it("while nobody knows what became of the reply; a status settles it", async () => {
    meta.answerWith(() => "hang-up");
    const id = await reply(MINUTE);
    await settleUnknown(later(MINUTE + UNKNOWN_AFTER_MS / 1_000));
    expect(await stored(id)).toMatchObject({ status: "unknown" });
    expect(await since()).toEqual(NOON);

    await tell(id, "delivered", 2 * MINUTE);
    expect(await since()).toBeNull();
    expect(await stored(id)).toMatchObject({ responseSeconds: MINUTE });
  });

  it("no more when the failed reply is sent again and taken; that one is the response", async () => {
    const id = await reply(MINUTE);
    await tell(id, "failed", 2 * MINUTE, 131_000);
    const again = await reply(5 * MINUTE, { kind: "retry", retryOfId: id });

    expect(await since()).toBeNull();
    expect(await stored(again)).toMatchObject({ answersSince: NOON, responseSeconds: 5 * MINUTE });
  });

  it("no more when the second of two replies arrived and the first did not", async () => {
    const first = await reply(MINUTE);
    const second = await reply(2 * MINUTE);
    expect(await stored(second)).toMatchObject({ responseSeconds: null });
    await tell(second, "delivered", 3 * MINUTE);
    await tell(first, "failed", 4 * MINUTE);

    expect(await since()).toBeNull();
    expect(await stored(first)).toMatchObject({ responseSeconds: null });
    expect(await stored(second)).toMatchObject({ answersSince: NOON, responseSeconds: 2 * MINUTE });
  });

  it("from the older question on when the reply between two failed", async () => {
    const id = await reply(MINUTE);
    await ask("E então?", 10 * MINUTE);
    expect(await since()).toEqual(later(10 * MINUTE));

    await tell(id, "failed", 11 * MINUTE);
    expect(await since()).toEqual(NOON);
  });

  it("no more once somebody answered on the phone, until that failed too", async () => {
    const id = await reply(MINUTE);
    await tell(id, "failed", 2 * MINUTE);
    await receiveEach(echoTo(marta, "Amanhã", { at: NOON_SECONDS + 3 * MINUTE, wamid: "wamid.ECHO" }));
    expect(await since()).toBeNull();

    const failure = { at: NOON_SECONDS + 4 * MINUTE, errors: [{ code: 131_026, title: "No" }] };
    await receiveEach(statusOf("wamid.ECHO", "failed", failure));
    expect(await since()).toEqual(NOON);
  });

  it("whatever order the question, the reply and its failure come in", async () => {
    const id = await queue(MINUTE);
    await tell(id, "failed", 3 * MINUTE);
    await ask("Estava aqui", -MINUTE);
    await drain();
    expect(await since()).toEqual(later(-MINUTE));
  });
});

it("a contact whose every answer failed is in each view and figure of those who wait", async () => {
  await db().conversation.updateMany({ data: { assigneeId: ada.id } });
  const id = await reply(MINUTE);
  const now = later(23 * 60 * MINUTE);
  const board = () => loadBoard(grace, periodBefore(now, 7, "Europe/Lisbon"), now);
  const waiting = async () => (await listSupervisedConversations(grace, { set: "waiting" }, now)).total;
  const noor = await givenAgent("Noor", "admin");
  const ofAda = async () => (await listPeople(noor)).find((person) => person.id === ada.id)?.waiting;
  expect(await board()).toMatchObject({ waiting: { count: 0 }, closing: { count: 0 }, responses: { measured: 1 } });
  expect([await waiting(), await ofAda()]).toEqual([0, 0]);

  await tell(id, "failed", 2 * MINUTE);
  expect(await board()).toMatchObject({
    waiting: { count: 1, longestSeconds: 23 * 60 * MINUTE },
    closing: { count: 1 },
    responses: { measured: 0 },
  });
  expect([await waiting(), await ofAda()]).toEqual([1, 1]);
});

/** A minute, and what came of the reply that was written then; null = the contact asks. */
const exchange = fc.record({
  minute: fc.integer({ min: 1, max: 200 }),
  fate: fc.constantFrom(null, null, "queued", "unknown", "refused", "failed late", "sent", "read" as const),
});
type Exchange = { minute: number; fate: string | null };

const STATUSES: Record<string, readonly string[]> = {
  refused: ["failed"],
  "failed late": ["sent", "failed"],
  sent: ["sent"],
  read: ["sent", "delivered", "read"],
};

it(
  "whoever counts by hand finds the same contacts waiting, and the same responses, in 40 histories in any order",
  async () => {
    const histories = fc.record({
      exchanges: fc.uniqueArray(exchange, { selector: ({ minute }) => minute, minLength: 1, maxLength: 12 }),
      order: fc.infiniteStream(fc.nat(1_000)),
    });
    await fc.assert(
      fc.asyncProperty(histories, async ({ exchanges, order }) => {
        await db().$executeRaw`DELETE FROM message WHERE wamid IS DISTINCT FROM 'wamid.IN0'`;
        const updates: { update: Update; rank: number }[] = [];
        const add = (update: Update) => updates.push({ update, rank: order.next().value ?? 0 });
        for (const { minute, fate } of exchanges) {
          const at = NOON_SECONDS + minute * MINUTE;
          if (fate === null) add(messageFrom(marta, "?", { at, wamid: `wamid.IN${minute}` }));
          else for (const update of await written({ minute, fate }, at)) add(update);
        }
        for (const { update } of updates.toSorted((one, other) => one.rank - other.rank)) await receiveEach(update);
        await db().$transaction((tx) => recordAnswers(tx, [{ id: uuidv7(), conversationId }]));
        expect(await counted()).toEqual(countByHand([{ minute: 0, fate: null }, ...exchanges]));
      }),
      { numRuns: 40 },
    );
  },
  5 * 60_000,
);

/** A reply in the queue, and what Meta will tell of it. */
async function written({ minute, fate }: { minute: number; fate: string }, at: number): Promise<Update[]> {
  const status = fate === "unknown" ? "unknown" : "queued";
  const id = await givenOutbound(conversationId, { agentId: ada.id, status, happenedAt: later(minute * MINUTE) });
  return (STATUSES[fate] ?? []).map((told, nth) =>
    statusOf(`wamid.OUT.${id}`, told, {
      at: at + nth,
      callbackData: id,
      ...(told === "failed" ? { errors: [{ code: 131_026, title: "No" }] } : {}),
    }),
  );
}

/** Since when the contact waits, and the minutes of the replies that were measured, with the seconds. */
async function counted() {
  const measured = await db().message.findMany({ where: { responseSeconds: { not: null } }, orderBy: { happenedAt: "asc" } });
  return { since: await since(), responses: measured.map(({ happenedAt, responseSeconds }) => [happenedAt, responseSeconds]) };
}

function countByHand(exchanges: readonly Exchange[]) {
  let asked: number | null = null;
  const responses: [Date, number][] = [];
  for (const { minute, fate } of exchanges.toSorted((one, other) => one.minute - other.minute)) {
    if (fate === null) asked ??= minute;
    else if ((fate === "sent" || fate === "read") && asked !== null) {
      responses.push([later(minute * MINUTE), (minute - asked) * MINUTE]);
      asked = null;
    }
  }
  return { since: asked === null ? null : later(asked * MINUTE), responses };
}
