import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { claimNext } from "@/lib/inbox/delivery-claim";
import { recordOutcome } from "@/lib/inbox/delivery-outcome";
import { settleUnknown } from "@/lib/inbox/queue-upkeep";
import { NOON, NOON_SECONDS, receiveEach, theConversation, theThread } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import { echoTo, marta, messageFrom, statusOf } from "@/tests/support/meta-webhook";
import { clockAt, givenEmptyInbox, givenQueued, listJobs, sendingContext, type TestClock } from "@/tests/support/sending";
import { wamidOf } from "@/tests/support/wamids";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

const WAMID = wamidOf({ peer: marta.phone ?? "", by: "business", token: "3EB0DEADBEEF" });
const OTHER_SPELLING = wamidOf({ peer: marta.userId ?? "", by: "business", token: "3EB0DEADBEEF" });

let conversationId: string;
let clock: TestClock;

beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  await givenEmptyInbox();
  await receiveEach(messageFrom(marta, "hello", { at: NOON_SECONDS - 60, wamid: "wamid.HELLO" }));
  conversationId = (await theConversation()).id;
});

/** A message of Ada's whose request is on its way. */
async function givenOnItsWay(text: string) {
  await givenQueued(conversationId, text);
  const claim = await claimNext(conversationId, { now: clock.at, probe: false, hasTurn: true });
  if (claim.kind !== "claimed") throw new Error("Nothing was claimed.");
  const answer = (wamid: string) =>
    recordOutcome(
      claim.message,
      { kind: "accepted", wamid, waId: null, userId: null, answeredAt: NOON },
      sendingContext(meta.url, clock),
    );
  return { id: claim.message.id, answer };
}

async function ours() {
  const { messages } = await theThread();
  return messages.filter(({ direction }) => direction === "outbound");
}

const echo = (text: string, wamid = WAMID) => receiveEach(echoTo(marta, text, { at: NOON_SECONDS + 1, wamid }));
const delivered = (wamid: string, callbackData?: string) =>
  receiveEach(
    statusOf(wamid, "delivered", { at: NOON_SECONDS + 3, to: marta, ...(callbackData === undefined ? {} : { callbackData }) }),
  );

describe("an echo of what was sent from here", () => {
  it("that comes before the answer is the agent's message, sent", async () => {
    const { id, answer } = await givenOnItsWay("On its way");
    await echo("On its way");
    expect(await ours()).toMatchObject([{ id, status: "sent", agent: { name: "Ada" } }]);
    expect(await listJobs()).toContainEqual(expect.objectContaining({ kind: "deliver-conversation" }));

    await answer(OTHER_SPELLING);
    await delivered(OTHER_SPELLING);
    await echo("On its way", OTHER_SPELLING);
    expect(await ours()).toMatchObject([{ id, status: "delivered", steps: { acceptedAt: NOON.toISOString() } }]);
  });

  it("says what became of one whose answer never came", async () => {
    const { id } = await givenOnItsWay("On its way");
    clock.pass(60_000);
    await settleUnknown(clock.at);
    await delivered(WAMID);
    await echo("On its way");
    expect(await ours()).toMatchObject([{ id, status: "delivered" }]);
  });

  it.each([
    ["the answer", "answer"],
    ["a status with our callback data", "status"],
  ])("that does not look like it is still one message with it once %s came", async (_what, what) => {
    const { id, answer } = await givenOnItsWay("On its way");
    await echo("Said in other words");
    await delivered(OTHER_SPELLING);
    expect(await ours()).toHaveLength(2);
    if (what === "answer") await answer(OTHER_SPELLING);
    else await delivered(OTHER_SPELLING, id);
    expect(await ours()).toMatchObject([{ id, text: "On its way", status: "delivered" }]);
    expect(await theConversation()).toMatchObject({ lastMessageId: id, unansweredSince: null });
  });

  it("that comes after the answer says that it was sent", async () => {
    const { id, answer } = await givenOnItsWay("On its way");
    await answer(WAMID);
    await echo("On its way", OTHER_SPELLING);
    expect(await ours()).toMatchObject([{ id, status: "sent" }]);
  });
});

it("what is typed on the phone while something else is sent from here is a message of its own", async () => {
  const { id, answer } = await givenOnItsWay("From here");
  await echo("From the phone");
  await answer(wamidOf({ peer: marta.phone ?? "", by: "business", token: "3EB0ABCDEF" }));
  expect(await ours()).toMatchObject([
    { id, status: "accepted", source: null },
    { text: "From the phone", source: "phone", status: "sent" },
  ]);
  expect(await db().message.count()).toBe(3);
});
