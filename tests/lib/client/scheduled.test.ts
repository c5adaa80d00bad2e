import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { scheduleAll } from "@/lib/client/scheduled";
import type { ScheduleInput } from "@/lib/contract/scheduled";

let kept: Set<string>;
let answers: (number | null)[];

/** Keeps what it is given once an id, and answers with the statuses at hand; null = the line breaks after it was kept. */
const server = createServer(async (request, response) => {
  const { reply }: ScheduleInput = JSON.parse(await text(request));
  const status = answers.shift();
  if (status === undefined || status === null) kept.add(reply.clientMessageId);
  if (status === null) request.socket.destroy();
  else response.writeHead(status ?? 201).end("{}");
});
const realFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  globalThis.fetch = (path, init) => realFetch(new URL(String(path), `http://127.0.0.1:${address.port}`), init);
});

afterAll(() => {
  globalThis.fetch = realFetch;
  server.close();
});

beforeEach(() => {
  kept = new Set();
  answers = [];
});

const input = (clientMessageId: string): ScheduleInput => ({
  reply: { kind: "text", clientMessageId, text: "Hello" },
  trigger: { type: "next_inbound" },
});

it("replies that are refused say how many before them will be sent, so that only the others are given back", async () => {
  answers = [201, 409, 201];
  await expect(scheduleAll("c", ["a", "b", "c"].map(input))).rejects.toMatchObject({
    name: "RefusedSchedule",
    scheduledBefore: 1,
    cause: { status: 409 },
  });
  expect(answers).toEqual([201]);
});

it("a reply whose answer was lost is asked for again under its id, and not given back", async () => {
  answers = [null];
  await scheduleAll("c", [input("a")]);
  expect([...kept]).toEqual(["a"]);
});
