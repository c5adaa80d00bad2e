import { get } from "node:http";
import { describe, expect, test } from "vitest";
import { startSimulator } from "@/simulator/start";
import { startWorld } from "./harness";
import { CREDENTIALS, MARTA, textTo } from "./simulated-world";

const HOUR_MS = 3_600_000;

describe("customers", () => {
  test("are created with an id, found again, changed and removed; putting one twice is safe", async () => {
    const { control } = await startWorld();
    const ana = { profileName: "Ana Lima", phone: "+351 916 555 208" };
    expect((await control("PUT customers/ana", ana)).body).toMatchObject({
      id: "ana",
      phone: "351916555208",
      userId: expect.stringMatching(/^PT\./),
    });
    const again = await control("PUT customers/ana", { ...ana, username: "ana.l" });
    expect(again.body).toMatchObject({ id: "ana", username: "ana.l" });
    expect((await control("POST customers", { id: "ana", ...ana })).status).toBe(409);
    expect((await control("PATCH customers/ana", { readReceipts: false })).body.readReceipts).toBe(false);
    expect((await control("DELETE customers/ana")).status).toBe(200);
    expect((await control("GET customers/ana")).status).toBe(404);
  });

  test.each([
    ["another's number", { id: "twin", phone: "351912555014" }, 409],
    ["another's user id", { id: "twin", profileName: "Twin", userId: "PT.88214077315562014" }, 409],
    ["no identity", { id: "nobody" }, 400],
    ["a number that is none", { id: "odd", phone: "12" }, 400],
    ["an id with blanks", { id: "a b", profileName: "A" }, 400],
    ["an unknown habit", { id: "odd", profileName: "Odd", sings: true }, 400],
  ])("are refused with %s", async (_what, customer, status) => {
    const { control } = await startWorld();
    const answer = await control("POST customers", customer);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual(expect.any(String));
  });
});

describe("a past conversation", () => {
  const messages = [
    { id: "wamid.P1", direction: "inbound", at: "2026-11-23T17:42:00Z", text: "Olá! Nothing at my door" },
    {
      id: "wamid.P2",
      direction: "outbound",
      at: "2026-11-23T17:51:00Z",
      text: "Sorry",
      status: "delivered",
      quotedId: "wamid.P1",
    },
    { id: "wamid.P3", direction: "outbound", at: "2026-11-23T17:52:00Z", text: "Photo", status: "failed", failureCode: 131000 },
    {
      id: "wamid.P4",
      direction: "outbound",
      at: 1_795_456_800_000,
      type: "template",
      template: { name: "order_update", language: "pt_PT", body: "Olá Marta", buttons: [{ text: "Falar connosco" }] },
      reactions: { customer: "🙏" },
    },
  ];

  test("is put into the phone once, without webhooks, and sets the window", async () => {
    const { control, receiver, idle } = await startWorld();
    expect((await control("POST customers/marta/history", { messages })).body).toEqual({ imported: 4, skipped: 0 });
    expect((await control("POST customers/marta/history", { messages })).body).toEqual({ imported: 0, skipped: 4 });
    await idle();
    expect(receiver.posts).toEqual([]);
    const { body } = await control("GET customers/marta/messages");
    expect(body.messages?.map(({ id, status }) => [id, status])).toEqual([
      ["wamid.P1", "read"],
      ["wamid.P2", "delivered"],
      ["wamid.P3", "failed"],
      ["wamid.P4", "read"],
    ]);
    expect(body.messages?.[3]?.template).toMatchObject({ body: "Olá Marta", buttons: [{ kind: "QUICK_REPLY" }] });
    const { body: marta } = await control("GET customers/marta");
    expect(marta.windowClosesAt).toBe(Date.parse("2026-11-24T17:42:00Z"));
  });

  test("takes part in what happens now: its messages are read, reacted to and marked", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/history", { messages });
    await control("PATCH customers/marta", { chatOpen: true });
    await idle();
    expect(receiver.updates("statuses")).toEqual([expect.objectContaining({ id: "wamid.P2", status: "read" })]);
    expect((await send({ messaging_product: "whatsapp", status: "read", message_id: "wamid.P1" })).status).toBe(200);
    await control("POST customers/marta/reactions", { messageId: "wamid.P2", emoji: "👍" });
    await idle();
    expect(receiver.updates("messages")[0]?.reaction).toEqual({ message_id: "wamid.P2", emoji: "👍" });
  });

  test("is read in pages from the newest back", async () => {
    const { control } = await startWorld();
    await control("POST customers/marta/history", { messages });
    const { body: newest } = await control("GET customers/marta/messages?limit=2");
    expect(newest).toMatchObject({ messages: [{ id: "wamid.P3" }, { id: "wamid.P4" }], hasMore: true });
    const { body: older } = await control("GET customers/marta/messages?limit=2&before=wamid.P3");
    expect(older).toMatchObject({ messages: [{ id: "wamid.P1" }, { id: "wamid.P2" }], hasMore: false });
  });

  test("that is not well told is refused whole", async () => {
    const { control } = await startWorld();
    const broken = [messages[0], { ...messages[1], at: "yesterday" }];
    expect((await control("POST customers/marta/history", { messages: broken })).status).toBe(400);
    expect((await control("GET customers/marta/messages")).body.messages).toEqual([]);
  });
});

describe("waiting", () => {
  test("ends as soon as the message has got so far, and in vain with 408", async () => {
    const { send, control } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    const waiting = control("GET customers/marta/messages/wait?contains=cedo&status=delivered");
    await send(textTo(MARTA, "Muito cedo"));
    expect((await waiting).body).toMatchObject({ text: "Muito cedo", status: "delivered" });
    const inVain = await control("GET customers/marta/messages/wait?text=never&timeoutMs=0");
    expect(inVain.status).toBe(408);
  });

  test("for a call tells what the product asked for, when, and what it got", async () => {
    const { send, control } = await startWorld();
    const waiting = control("GET calls/wait?path=messages&contains=Bom");
    await send(textTo(MARTA, "Bom dia"));
    expect((await waiting).body).toMatchObject({
      method: "POST",
      path: `/v26.0/${CREDENTIALS.phoneNumberId}/messages`,
      payload: { to: MARTA, text: { body: "Bom dia" } },
      status: 200,
      at: expect.any(Number),
    });
  });
});

describe("the clock", () => {
  test("moves forward only: by an amount, or to what is left of a window", async () => {
    const { control } = await startWorld();
    expect((await control("POST clock", { customerId: "marta", windowLeftMs: 0 })).status).toBe(409);
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    const { body } = await control("POST clock", { customerId: "marta", windowLeftMs: 15 * 60_000 });
    expect(body.offsetMs).toBeGreaterThan(23 * HOUR_MS);
    const { body: marta } = await control("GET customers/marta");
    // The clock runs on between the jump and the answer: what is left is never more than asked for.
    const leftMs = Number(marta.windowClosesAt) - Date.parse(String(body.now));
    expect(leftMs).toBeLessThanOrEqual(15 * 60_000);
    expect(leftMs).toBeGreaterThan(14 * 60_000);
    expect((await control("POST clock", { customerId: "marta", windowLeftMs: HOUR_MS })).status).toBe(409);
    expect((await control("POST clock", { advanceMs: -1 })).status).toBe(400);
  });

  test("streams its offset at once and after each jump", async () => {
    const { url, control } = await startWorld();
    await control("POST clock", { advanceMs: HOUR_MS });
    const stream = await fetch(`${url}/control/clock/stream`);
    const frames = readFrames(stream);
    expect((await frames.next()).value).toEqual({ offsetMs: HOUR_MS });
    await control("POST clock", { advanceMs: 5 });
    expect((await frames.next()).value).toEqual({ offsetMs: HOUR_MS + 5 });
    await frames.return(undefined);
  });
});

test("every change is told on the stream of events", async () => {
  const { url, control } = await startWorld();
  const frames = readFrames(await fetch(`${url}/control/events`));
  expect((await frames.next()).value).toMatchObject({ type: "clock", offsetMs: 0 });
  await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  const seen: string[] = [];
  for await (const frame of frames) {
    seen.push(frame.type);
    if (frame.type === "log" && frame.row.status === 200) break;
  }
  expect(new Set(seen)).toEqual(new Set(["customer", "message", "log"]));
});

test("a reset forgets everything but the clock", async () => {
  const { send, control } = await startWorld();
  await control("POST clock", { advanceMs: HOUR_MS });
  await control("PUT customers/ana", { profileName: "Ana" });
  await control("POST failures", { code: 131016 });
  await control("POST reset", { cast: false });
  const { body } = await control("GET state");
  expect(body).toMatchObject({ customers: [], failures: [], settings: { scale: 1 }, clock: { offsetMs: HOUR_MS } });
  expect((await control("GET calls")).body.calls).toEqual([]);
  await control("POST reset");
  expect((await control("GET state")).body.customers).toHaveLength(6);
  expect((await send(textTo(MARTA))).status).toBe(200);
});

test("settings are checked, and a wrong one changes nothing", async () => {
  const { control } = await startWorld();
  expect((await control("PATCH settings", { throughputPerSecond: 0 })).status).toBe(400);
  expect((await control("PATCH settings", { mood: "good" })).status).toBe(400);
  expect((await control("PATCH settings", { delays: { read: [1, 2] } })).body.delays).toMatchObject({
    read: [1, 2],
    sent: [150, 450],
  });
});

test("pages of other sites may not drive it", async () => {
  const { url } = await startWorld();
  const ask = (origin: string) => fetch(`${url}/control/state`, { headers: { origin } });
  expect((await ask("https://elsewhere.example")).status).toBe(403);
  expect(await statusAs(url, "elsewhere.example")).toBe(403);
  expect(await statusAs(url, "localhost")).toBe(200);
  expect((await ask(url)).status).toBe(200);
});

test.each([
  ["a path there is not", "GET nowhere", undefined, 404],
  ["a verb there is not", "PUT clock", {}, 405],
  ["a body that fits nothing", "POST clock", { hours: 1 }, 400],
  ["a customer there is not", "POST customers/nobody/messages", { type: "text", text: "x" }, 404],
  ["an empty message", "POST customers/marta/messages", { type: "text", text: "" }, 400],
  ["a burst without bounds", "POST customers/marta/burst", { count: 1_001 }, 400],
])("refuses %s in words", async (_what, verb, body, status) => {
  const { control } = await startWorld();
  const answer = await control(verb, body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toEqual(expect.any(String));
});

test("a port that is taken is refused, and open streams do not keep it from ending", async () => {
  const { url, close } = await startWorld();
  const options = { ...CREDENTIALS, webhookUrl: "http://127.0.0.1:9/", port: Number(new URL(url).port) };
  await expect(startSimulator(options)).rejects.toThrow(/EADDRINUSE/);
  await fetch(`${url}/control/events`);
  await close();
  await expect(fetch(`${url}/control/clock`)).rejects.toThrow();
});

/** The answer to a browser that took `name` for this machine's; fetch does not let a program say so. */
function statusAs(url: string, name: string): Promise<number | undefined> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}` };
    const request = get({ hostname, port, path: "/control/state", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
  });
}

type Frame = { type: string; offsetMs: number; row: { status: number | null } };

async function* readFrames(response: Response): AsyncGenerator<Frame> {
  let rest = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) if (frame.startsWith("data: ")) yield JSON.parse(frame.slice("data: ".length));
  }
}
