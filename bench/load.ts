import { setTimeout as sleep } from "node:timers/promises";
import type { SignedRequest } from "./bodies";
import { Connection } from "./connection";

/** Posts as fast as `connections` allow, for `ms` milliseconds. Answers how many were acknowledged with 200, and how many not. */
export async function closedLoop(port: number, connections: number, ms: number, next: () => SignedRequest) {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const startedAt = performance.now();
  const counts = { ok: 0, failed: 0 };
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() - startedAt < ms) {
        if ((await connection.post(next().bytes)) === 200) counts.ok += 1;
        else counts.failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of open) connection.close();
  return { ...counts, perSecond: counts.ok / seconds };
}

/**
 * Posts `rate` requests a second for `ms` milliseconds, each at its own instant whether or not earlier ones were answered.
 * `onSend` hears the instant at which a request was due: waiting for a free connection counts.
 */
export async function openLoop(
  port: number,
  rate: number,
  ms: number,
  next: () => SignedRequest,
  onSend: (request: SignedRequest, dueAt: number) => void,
) {
  const idle: Connection[] = [];
  const startedAt = performance.now();
  const total = Math.round((rate * ms) / 1000);
  const pending = new Set<Promise<void>>();
  let failed = 0;
  for (let nth = 0; nth < total; nth += 1) {
    const dueAt = startedAt + (nth * 1000) / rate;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    const request = next();
    onSend(request, dueAt);
    const sending = (async () => {
      const connection = idle.pop() ?? (await Connection.open(port));
      if ((await connection.post(request.bytes)) !== 200) failed += 1;
      idle.push(connection);
    })().finally(() => pending.delete(sending));
    pending.add(sending);
  }
  await Promise.all(pending);
  for (const connection of idle) connection.close();
  return { total, failed };
}
