import { beforeEach, describe, expect, test } from "vitest";
import { forgiveLoginTry, pruneLoginAttempts, takeLoginTry } from "@/lib/auth/login-limiter";
import { db, pool } from "@/lib/db";

const START = new Date("2026-03-02T09:00:00Z");
const ADA = { email: "ada@ribeira.example", network: "203.0.113.7" };

const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

/** What a try meets: how many tries are left after it, or the seconds of the pause that refused it. */
async function tryOnce(source = ADA, now = START): Promise<{ left: number } | { paused: unknown }> {
  try {
    return { left: (await takeLoginTry(source, now)).triesLeft };
  } catch (error) {
    expect(error).toMatchObject({ code: "too_many_attempts", details: { retryAfterSeconds: expect.any(Number) } });
    return { paused: Object(error).details.retryAfterSeconds };
  }
}

async function tryTimes(count: number, now = START): Promise<void> {
  for (let tries = 0; tries < count; tries++) await tryOnce(ADA, now);
}

/** How many statements wait for somebody's row. */
async function countWaiting(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%login_attempt%'`,
  );
  return rows[0]?.count ?? 0;
}

beforeEach(async () => {
  await db().loginAttempt.deleteMany();
});

describe("one address", () => {
  test("has five tries, then a pause of one minute", async () => {
    const met = [];
    for (let tries = 0; tries < 6; tries++) met.push(await tryOnce());
    expect(met).toEqual([{ left: 4 }, { left: 3 }, { left: 2 }, { left: 1 }, { left: 0 }, { paused: 60 }]);
    expect(await tryOnce(ADA, later(59.5))).toEqual({ paused: 1 });
    expect(await tryOnce(ADA, later(60))).toEqual({ left: 0 });
  });

  test("pauses longer after each further failure, up to 15 minutes", async () => {
    await tryTimes(5);
    const pauses = [];
    let now = START;
    for (let failures = 0; failures < 6; failures++) {
      const met = await tryOnce(ADA, now);
      const seconds = "paused" in met ? Number(met.paused) : 0;
      pauses.push(seconds / 60);
      now = new Date(now.getTime() + seconds * 1000);
      expect(await tryOnce(ADA, now)).toEqual({ left: 0 });
    }
    expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
  });

  test("is the same address in any case and with spaces around it", async () => {
    await tryTimes(4);
    expect(await tryOnce({ ...ADA, email: " ADA@Ribeira.example " })).toEqual({ left: 0 });
  });

  test("does not use up another's tries", async () => {
    await tryTimes(6);
    expect(await tryOnce({ ...ADA, email: "grace@ribeira.example" })).toEqual({ left: 4 });
  });

  test("is not stored as it was typed", async () => {
    await tryOnce({ ...ADA, email: "my-password-by-mistake" });
    expect(JSON.stringify(await db().loginAttempt.findMany())).not.toContain("my-password");
  });

  test("starts anew after a success, even one in the last try before a pause", async () => {
    await tryTimes(5);
    await forgiveLoginTry(ADA);
    expect(await tryOnce()).toEqual({ left: 4 });
  });

  test("starts anew a day after its first failure", async () => {
    await tryTimes(4);
    expect(await tryOnce(ADA, later(24 * 3600 - 1))).toEqual({ left: 0 });
    await db().loginAttempt.deleteMany();
    await tryTimes(4);
    expect(await tryOnce(ADA, later(24 * 3600 + 1))).toEqual({ left: 4 });
  });
});

describe("concurrent tries", () => {
  test("never get further than five, however many run at once", async () => {
    const met = await Promise.all(Array.from({ length: 60 }, () => tryOnce()));
    expect(met.filter((outcome) => "left" in outcome)).toHaveLength(5);
  });

  test("that all looked before any was counted get no further either", async () => {
    await tryTimes(4);
    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM login_attempt FOR UPDATE");
    const tries = Promise.all(Array.from({ length: 6 }, () => tryOnce()));
    await expect.poll(countWaiting, { timeout: 10_000 }).toBe(6);
    await holder.query("COMMIT");
    holder.release();
    expect((await tries).filter((outcome) => "left" in outcome)).toHaveLength(1);
  });

  test("get exactly one more after a pause", async () => {
    await tryTimes(5);
    const met = await Promise.all(Array.from({ length: 30 }, () => tryOnce(ADA, later(61))));
    expect(met.filter((outcome) => "left" in outcome)).toHaveLength(1);
  });

  test("of many addresses in many networks do not block each other", async () => {
    const sources = Array.from({ length: 60 }, (_, index) => ({
      email: `agent${index % 12}@ribeira.example`,
      network: `203.0.113.${index % 20}`,
    }));
    const met = await Promise.all(sources.map((source) => tryOnce(source)));
    expect(met.every((outcome) => "left" in outcome)).toBe(true);
  });
});

describe("one network", () => {
  const from = (index: number) => ({ ...ADA, email: `agent${index}@ribeira.example` });

  test("has 25 tries over all addresses, then pauses", async () => {
    for (let index = 0; index < 25; index++) expect(await tryOnce(from(index))).toHaveProperty("left");
    expect(await tryOnce(from(25))).toEqual({ paused: 60 });
  });

  test("that pauses uses up no address's tries", async () => {
    for (let index = 0; index < 26; index++) await tryOnce(from(index));
    await tryOnce(ADA);
    expect(await tryOnce({ ...ADA, network: "198.51.100.1" })).toEqual({ left: 4 });
  });

  test("gets back only the one try that succeeded", async () => {
    for (let index = 0; index < 24; index++) await tryOnce(from(index));
    await tryOnce(ADA);
    await forgiveLoginTry(ADA);
    expect(await tryOnce(from(30))).toEqual({ left: 0 });
    expect(await tryOnce(from(31))).toEqual({ paused: 60 });
  });
});

test("the try before a pause tells how long the pause is, if it fails", async () => {
  await tryTimes(3);
  expect(await takeLoginTry(ADA, START)).toEqual({ triesLeft: 1 });
  expect(await takeLoginTry(ADA, START)).toEqual({ triesLeft: 0, retryAfterSeconds: 60 });
  expect(await takeLoginTry(ADA, later(60))).toEqual({ triesLeft: 0, retryAfterSeconds: 120 });
});

test("failures that no longer count are dropped, those that do are kept", async () => {
  await tryOnce({ email: "old@ribeira.example", network: "198.51.100.1" });
  await tryOnce(ADA, later(24 * 3600));
  await pruneLoginAttempts(later(24 * 3600 + 1));
  expect(await db().loginAttempt.count()).toBe(2);
  expect(await tryOnce(ADA, later(24 * 3600 + 1))).toEqual({ left: 3 });
});
