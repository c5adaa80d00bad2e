import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostAheadMs, now, realNow, setClockOffset, setHostAhead } from "@/lib/clock";
import { db } from "@/lib/db";
import { aheadAfter, followDatabaseClock } from "@/lib/db/clock";
import { ready } from "@/lib/http/health";
import { readNumberHealth } from "@/lib/inbox/number-health";
import { sendReply } from "@/lib/inbox/replies";
import { timeOrderedId } from "@/lib/time-ordered-id";
import { beat } from "@/lib/worker/heartbeat";
import { givenAgent } from "@/tests/support/inbox";
import { runProgram } from "@/tests/support/programs";
import { givenConversation, givenEmptyInbox } from "@/tests/support/sending";

const FIVE_MINUTES_MS = 300_000;
/** What two looks at one clock may be apart here, however busy this machine is. */
const NEAR_MS = 60_000;

let numberId: string;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().heartbeat.deleteMany();
});

afterEach(() => {
  setHostAhead(0);
  setClockOffset(0);
});

async function databaseNow(): Promise<number> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  return row?.at.getTime() ?? Number.NaN;
}

async function expectNear(instant: Date): Promise<void> {
  expect(Math.abs(instant.getTime() - (await databaseNow()))).toBeLessThan(NEAR_MS);
}

describe("a process whose host's clock is five minutes off", () => {
  it.each([FIVE_MINUTES_MS, -FIVE_MINUTES_MS])(
    "dates what it writes by the database's, and puts it in its place (%i)",
    async (offMs) => {
      const ada = await givenAgent();
      const conversationId = await givenConversation(numberId, { lastInboundAt: realNow() });
      const text = (words: string) => ({ kind: "text", clientMessageId: uuidv7(), text: words }) as const;
      const before = await sendReply(ada, conversationId, text("before"), now());
      const clientMessageId = uuidv7();
      const args = ["--import", "tsx", "tests/support/astray-child.ts", ada.id, conversationId, clientMessageId, String(offMs)];
      const program = runProgram(args, {
        DATABASE_URL: process.env.DATABASE_URL ?? "",
        SECRET: "s".repeat(32),
        NODE_ENV: "test",
      });
      expect([await program.ended, program.output()]).toEqual([0, ""]);
      const after = await sendReply(ada, conversationId, text("after"), now());

      const there = await db().message.findUniqueOrThrow({ where: { clientMessageId } });
      await expectNear(there.happenedAt);
      await expectNear(there.queuedAt ?? new Date(0));
      const thread = await db().message.findMany({ where: { conversationId }, orderBy: [{ happenedAt: "asc" }, { id: "asc" }] });
      expect(thread.map(({ id }) => id)).toEqual([before.id, there.id, after.id]);
      expect([before.id, there.id, after.id].toSorted()).toEqual([before.id, there.id, after.id]);
      await expectNear((await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).lastActivityAt);

      const words =
        offMs > 0
          ? /^the host of a web process is \d{3} s ahead of the database's/
          : /^the host of a web process is \d{3} s behind/;
      const { parts } = await (await ready()).json();
      expect(parts.clocks).toEqual({ ok: true, detail: expect.stringMatching(words) });
      const { clockAstray } = await readNumberHealth(await givenAgent("Noor", "admin"), numberId, null, now());
      expect(clockAstray).toMatchObject({ kind: "web" });
      expect(Math.abs((clockAstray?.aheadMs ?? 0) - offMs)).toBeLessThan(NEAR_MS);
    },
  );

  it("says so of itself; a second off, or a sandbox that is hours ahead, is nothing to tell", async () => {
    const told = async () => (await (await ready()).json()).parts.clocks.detail;
    setHostAhead(1_000);
    setClockOffset(6 * 3_600_000);
    await beat("web");
    expect(await told()).toBe("keep the database's time");
    setHostAhead(-3_000);
    expect(await told()).toMatch(/^the host of a web process is 3 s behind the database's clock/);
  });
});

describe("the clock", () => {
  it("is at once the database's, and stays the sandbox's ahead of it", async () => {
    setHostAhead(FIVE_MINUTES_MS);
    setClockOffset(6 * 3_600_000);
    const stop = await followDatabaseClock();
    await stop();
    expect(hostAheadMs()).toBeLessThan(NEAR_MS);
    await expectNear(realNow());
    await expectNear(new Date(now().getTime() - 6 * 3_600_000));
  });

  it("does not move by what only the way to the database took, and does by what it cannot have", () => {
    expect(aheadAfter(0, { hostAt: 1_040, databaseAt: 1_000, exactToMs: 50 })).toBe(0);
    expect(aheadAfter(0, { hostAt: 301_040, databaseAt: 1_000, exactToMs: 50 })).toBe(300_040);
    expect(aheadAfter(300_000, { hostAt: 1_000, databaseAt: 1_000, exactToMs: 50 })).toBe(0);
  });
});

it("ids of one process sort in the order in which they were made, also when its clock is set back meanwhile", () => {
  const ids = Array.from({ length: 500 }, (_, nth) => {
    if (nth === 250) setHostAhead(FIVE_MINUTES_MS);
    return timeOrderedId();
  });
  expect(ids.toSorted()).toEqual(ids);
});
