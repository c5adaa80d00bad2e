import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import { db, type Tx } from "@/lib/db";
import { DatabaseTime } from "./database-time";

/**
 * 81 messages that are 1/78.5 s apart take 1,019 ms: one may be 19 ms later than another, from its turn to Meta's door, before a
 * sliding second holds more than 80.
 */
const AIMED_SHARE = 78.5 / 80;

/** How far ahead a turn may lie. Beyond that the worker is better used for something else. */
const MAX_WAIT_MS = 2_000;

/** A turn that starts later than this would use up what the way to Meta may differ by: it is given up for another. */
const MAX_LATENESS_MS = 8;
const MAX_MISSED_TURNS = 3;

/**
 * How many instants of one number a process holds before it claims a message for each: what it holds when it dies, nobody uses.
 * Enough for the whole of 80 a second when claims take a fifth of one.
 */
const MAX_TURNS_HELD = 16;

/**
 * Waiting ends before the turn by what claims lately took, so that the claim is committed when its instant comes. Bounded, because a
 * worker that dies in this time leaves messages behind of which nobody knows whether they were sent.
 */
const MIN_CLAIM_LEAD_MS = 60;
const MAX_CLAIM_LEAD_MS = 400;
/** How fast a slow claim is forgotten, per claim. */
const LEAD_DECAY = 0.999;

const FIRST_READINGS = 8;

/** How many messages a second we aim at, of those that Meta allows. */
export function aimedThroughput(perSecond: number): number {
  return Math.floor(perSecond * AIMED_SHARE);
}

/** A number's turn to send: yours once `untilTurn` returns. Or too far away: come back in `waitMs`. */
export type Turn = { kind: "yours"; startsAt: number; wokenAt: number } | { kind: "later"; waitMs: number };

let claimLeadMs = MIN_CLAIM_LEAD_MS;
const databaseTime = new DatabaseTime();
let firstReadings: Promise<void> | undefined;
/** By number. There are as many as numbers. */
const holds = new Map<string, LimitFunction>();

/**
 * Takes the next free instant in the number's throughput budget, which all workers share through one row (GCRA without
 * burst, by the database's clock), and returns just before it. A worker that dies here loses an instant, no message.
 */
export function takeTurn(numberId: string): Promise<Turn> {
  const hold = holds.get(numberId) ?? pLimit(MAX_TURNS_HELD);
  holds.set(numberId, hold);
  return hold(() => waitForTurn(numberId));
}

async function waitForTurn(numberId: string): Promise<Turn> {
  for (let missed = 0; ; missed += 1) {
    const startsAt = await reserveInstant(numberId);
    if (startsAt === null) return { kind: "later", waitMs: await pauseLeft(numberId) };
    await sleep(Math.max(0, startsAt - performance.now() - claimLeadMs));
    const wokenAt = performance.now();
    if (wokenAt - startsAt <= MAX_LATENESS_MS || missed === MAX_MISSED_TURNS) return { kind: "yours", startsAt, wokenAt };
  }
}

/**
 * Sleeps away what is left until the turn's instant. When the claim or the timer took so long that the instant is past, the
 * message is sent in another one: late ones must not crowd those behind them.
 */
export async function untilTurn(numberId: string, turn: { startsAt: number; wokenAt: number }): Promise<void> {
  learnLead(performance.now() - turn.wokenAt);
  let { startsAt } = turn;
  for (let missed = 0; missed <= MAX_MISSED_TURNS; missed += 1) {
    await sleep(Math.max(0, startsAt - performance.now()));
    if (performance.now() - startsAt <= MAX_LATENESS_MS) return;
    startsAt = (await reserveInstant(numberId)) ?? performance.now() + MAX_WAIT_MS;
  }
}

function learnLead(claimMs: number): void {
  claimLeadMs = Math.min(MAX_CLAIM_LEAD_MS, Math.max(MIN_CLAIM_LEAD_MS, claimMs, claimLeadMs * LEAD_DECAY));
}

/** Nothing leaves this number for a while: Meta said that it sends too much. Never shortens a longer pause. */
export async function pauseNumber(tx: Tx, numberId: string, pauseMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE phone_number
    SET next_send_at = greatest(next_send_at, clock_timestamp() + make_interval(secs => ${pauseMs / 1_000}::float8))
    WHERE id = ${numberId}::uuid`;
}

/**
 * The reserved instant by `performance.now()`, or null when it lies too far ahead; then nothing is reserved. The commit does
 * not wait for the disk: the row is the narrowest place of all sending, and a reservation lost with the server costs nothing.
 */
async function reserveInstant(numberId: string): Promise<number | null> {
  if (!databaseTime.isKnown) {
    firstReadings ??= readDatabaseTime();
    await firstReadings;
  }
  const askedAt = performance.now();
  const [reserved] = await db().$queryRaw<{ startsAt: number; databaseAt: number }[]>`
    WITH relaxed AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
    UPDATE phone_number AS number
    SET next_send_at = greatest(next_send_at, clock_timestamp()) + make_interval(secs => 1 / (throughput_per_second * ${AIMED_SHARE}::float8))
    FROM relaxed
    WHERE number.id = ${numberId}::uuid
      AND (next_send_at IS NULL OR next_send_at <= clock_timestamp() + make_interval(secs => ${MAX_WAIT_MS / 1_000}::float8))
    RETURNING
      extract(epoch FROM next_send_at - make_interval(secs => 1 / (throughput_per_second * ${AIMED_SHARE}::float8)))::float8 * 1000 AS "startsAt",
      extract(epoch FROM clock_timestamp())::float8 * 1000 AS "databaseAt"`;
  if (!reserved) return null;
  databaseTime.learn({ askedAt, heardAt: performance.now(), databaseAt: reserved.databaseAt });
  return databaseTime.toLocal(reserved.startsAt);
}

/** Before the first turn: a process's first answers are slow, and instants that are put too late by them crowd those after them. */
async function readDatabaseTime(): Promise<void> {
  try {
    for (let reading = 0; reading < FIRST_READINGS; reading += 1) {
      const askedAt = performance.now();
      const [told] = await db().$queryRaw<{ databaseAt: number }[]>`
        SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS "databaseAt"`;
      if (told) databaseTime.learn({ askedAt, heardAt: performance.now(), databaseAt: told.databaseAt });
    }
  } finally {
    firstReadings = undefined;
  }
}

async function pauseLeft(numberId: string): Promise<number> {
  const [number] = await db().$queryRaw<{ waitMs: number }[]>`
    SELECT greatest(0, extract(epoch FROM next_send_at - clock_timestamp()))::float8 * 1000 AS "waitMs"
    FROM phone_number WHERE id = ${numberId}::uuid`;
  return number?.waitMs ?? 0;
}
