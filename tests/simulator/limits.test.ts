import { expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, textTo } from "./simulated-world";

const EPOCH = Date.parse("2026-11-24T14:00:00Z");

test("80 messages pass in a second, the 81st gets 130429, and the next second has room again", async () => {
  const { send, control } = await startWorld({ now: () => new Date(EPOCH) });
  const codes: (number | undefined)[] = [];
  for (let person = 0; person < 81; person++) {
    const { status, body } = await send(textTo(`+3519990000${String(person).padStart(2, "0")}`));
    codes.push(status === 200 ? undefined : Number(body.error?.code));
  }
  expect(codes.slice(0, 80)).toEqual(Array(80).fill(undefined));
  expect(codes[80]).toBe(130429);
  await control("POST clock", { advanceMs: 999 });
  expect((await send(textTo("+351999000100"))).body.error).toMatchObject({ code: 130429 });
  await control("POST clock", { advanceMs: 1 });
  expect((await send(textTo("+351999000100"))).status).toBe(200);
});

test("messages in count towards the throughput too, but are never refused", async () => {
  const { send, control, idle } = await startWorld({ now: () => new Date(EPOCH), settings: { throughputPerSecond: 5 } });
  await control("POST customers/layla/burst", { count: 6 });
  await idle();
  expect((await send(textTo(MARTA))).body.error).toMatchObject({ code: 130429 });
});

test("45 messages to one person pass in a burst, then one every six seconds; others are not affected", async () => {
  const { send, control } = await startWorld({ now: () => new Date(EPOCH) });
  for (let message = 0; message < 45; message++) expect((await send(textTo(MARTA))).status).toBe(200);
  const refused = await send(textTo(MARTA));
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatchObject({ code: 131056 });
  expect((await send(textTo("+351915555077"))).status).toBe(200);
  await control("POST clock", { advanceMs: 5_999 });
  expect((await send(textTo(MARTA))).body.error).toMatchObject({ code: 131056 });
  await control("POST clock", { advanceMs: 1 });
  expect((await send(textTo(MARTA))).status).toBe(200);
  expect((await send(textTo(MARTA))).body.error).toMatchObject({ code: 131056 });
});

test("a refused message does not cost a place", async () => {
  const { send } = await startWorld({ now: () => new Date(EPOCH), settings: { throughputPerSecond: 1 } });
  expect((await send(textTo(MARTA, ""))).status).toBe(400);
  expect((await send(textTo(MARTA))).status).toBe(200);
});
