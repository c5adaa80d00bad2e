import { beforeEach, expect, test } from "vitest";
import { consumeOneTimeToken, createOneTimeToken, isOneTimeTokenValid } from "@/lib/auth/one-time-token";
import { db } from "@/lib/db";

const HOUR_MS = 3_600_000;
const START = new Date("2026-03-02T09:00:00Z");

const create = (now = START) => createOneTimeToken({ purpose: "sign-in", agentId: "ada", ttlMs: HOUR_MS }, now);
const consume = (text: string, now = START) => consumeOneTimeToken("sign-in", text, { now });

beforeEach(async () => {
  await db().oneTimeToken.deleteMany();
});

test("a token is three groups of signs that cannot be mistaken for each other", async () => {
  expect(await create()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test("a token tells whom it is for, once", async () => {
  const text = await create();
  expect(await consume(text)).toEqual({ agentId: "ada" });
  expect(await consume(text)).toBeNull();
});

test("of many that bring one token at once, exactly one gets it", async () => {
  const text = await create();
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => consume(text)));
  expect(outcomes.filter((outcome) => outcome !== null)).toEqual([{ agentId: "ada" }]);
});

test("a token is good for its own purpose only", async () => {
  const text = await create();
  expect(await consumeOneTimeToken("setup", text, { now: START })).toBeNull();
  expect(await consume(text)).not.toBeNull();
});

test("a token runs out", async () => {
  const text = await create();
  const end = new Date(START.getTime() + HOUR_MS);
  expect(await isOneTimeTokenValid("sign-in", text, new Date(end.getTime() - 1))).toBe(true);
  expect(await isOneTimeTokenValid("sign-in", text, end)).toBe(false);
  expect(await consume(text, end)).toBeNull();
});

test("asking whether a token is valid does not use it up, and a wrong one is not", async () => {
  const text = await create();
  expect(await isOneTimeTokenValid("sign-in", text, START)).toBe(true);
  expect(await isOneTimeTokenValid("sign-in", "0000-0000-0000", START)).toBe(false);
  expect(await consume(text)).not.toBeNull();
});

test("a token may be typed in small letters, without dashes, with O for 0 and l for 1", async () => {
  let text = await create();
  while (!/[01]/.test(text)) text = await create();
  const typed = text.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  expect(await consume(typed)).toEqual({ agentId: "ada" });
});

test("only a hash of a token is stored", async () => {
  const text = await create();
  const stored = JSON.stringify(await db().oneTimeToken.findMany());
  expect(stored).not.toContain(text);
  expect(stored).not.toContain(text.replaceAll("-", ""));
});

test("tokens that ran out are dropped when another is made, others stay good", async () => {
  await create();
  const text = await create(new Date(START.getTime() + HOUR_MS / 2));
  await create(new Date(START.getTime() + HOUR_MS));
  expect(await db().oneTimeToken.count()).toBe(2);
  expect(await consume(text, new Date(START.getTime() + HOUR_MS))).not.toBeNull();
});
