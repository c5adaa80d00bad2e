import { describe, expect, test } from "vitest";
import { eventually } from "@/tests/support/conditions";
import { startWorld } from "./harness";
import { CREDENTIALS, MARTA, type SimulatedWorld, textTo } from "./simulated-world";

const HOUR_MS = 3_600_000;

describe("a webhook", () => {
  test("is signed over its bytes, which are ASCII with slashes and signs escaped, as Meta writes them", async () => {
    const { control, receiver, idle } = await startWorld();
    const text = "é 😀 a@b/c <b> 100 %";
    await control("POST customers/layla/messages", { type: "text", text });
    await idle();
    const [post] = receiver.posts;
    expect(post?.isSigned).toBe(true);
    expect(post?.headers).toMatchObject({
      "content-type": "application/json",
      "x-hub-signature-256": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
    expect(post?.raw).toMatch(/^[\x20-\x7e]*$/);
    expect(post?.raw).toContain(String.raw`\u00e9 \ud83d\ude00 a\u0040b\/c \u003Cb> 100 \u0025`);
    expect(receiver.updates("messages")[0]?.text?.body).toBe(text);
  });

  test("has the envelope of an account with one change, and no time on message updates", async () => {
    const { control, receiver, idle } = await startWorld();
    await write({ control }, "Olá!");
    await idle();
    expect(receiver.posts[0]?.body).toMatchObject({
      object: "whatsapp_business_account",
      entry: [{ id: CREDENTIALS.wabaId, changes: [{ field: "messages" }] }],
    });
    expect(receiver.posts[0]?.body.entry?.[0]).not.toHaveProperty("time");
  });

  test("keeps its connection", async () => {
    const { control, receiver, idle } = await startWorld();
    await control("POST customers/marta/burst", { count: 5 });
    await idle();
    expect(receiver.posts.map(({ headers }) => headers.connection)).toEqual(Array(5).fill("keep-alive"));
  });

  test("goes nowhere while the app is not subscribed", async () => {
    const { graph, control, receiver, idle } = await startWorld();
    await graph(`DELETE ${CREDENTIALS.wabaId}/subscribed_apps`);
    await write({ control }, "unheard");
    await idle();
    expect((await graph(`GET ${CREDENTIALS.wabaId}/subscribed_apps`)).body.data).toEqual([]);
    await graph(`POST ${CREDENTIALS.wabaId}/subscribed_apps`);
    await write({ control }, "heard");
    await idle();
    expect(receiver.updates("messages").map(({ text }) => text?.body)).toEqual(["heard"]);
  });

  test("goes to an override address that passes the challenge, and only then", async () => {
    const { graph, receiver } = await startWorld();
    const override = (verify_token: string) =>
      graph(`POST ${CREDENTIALS.wabaId}/subscribed_apps`, { override_callback_uri: receiver.url, verify_token });
    expect((await override("wrong")).body.error).toMatchObject({ code: 2200 });
    expect((await override(CREDENTIALS.verifyToken)).body).toEqual({ success: true });
  });

  test("is preceded by the challenge when asked to", async () => {
    const { control } = await startWorld();
    expect((await control("POST webhooks/verification")).status).toBe(200);
  });
});

describe("retries", () => {
  test("bring the same bytes until the product answers 200, and the log tells each attempt", async () => {
    const { control, receiver, idle } = await startWorld({ settings: { retryScale: 0 } });
    receiver.answerWith((index) => (index < 2 ? 503 : 200));
    await write({ control }, "Olá!");
    await idle();
    expect(receiver.posts).toHaveLength(3);
    expect(new Set(receiver.posts.map(({ raw }) => raw)).size).toBe(1);
    expect(new Set(receiver.posts.map(({ headers }) => headers["x-hub-signature-256"])).size).toBe(1);
    const { body } = await control("GET webhooks");
    expect(body.rows?.map(({ words, status, attempt }) => [words, status, attempt])).toEqual([
      ["text from Marta", 503, 1],
      ["text from Marta, second try", 503, 2],
      ["text from Marta, third try", 200, 3],
    ]);
  });

  test("come at once, then after growing waits of the simulator's clock", async () => {
    const epoch = Date.parse("2026-11-24T14:00:00Z");
    const { control, receiver } = await startWorld({ now: () => new Date(epoch) });
    receiver.answerWith(() => 500);
    await write({ control }, "Olá!");
    await attempts({ control }, 2);
    for (const [index, seconds] of [1, 4, 15, 60].entries()) {
      await control("POST clock", { advanceMs: seconds * 1_000 - 1 });
      expect(receiver.posts).toHaveLength(index + 2);
      await control("POST clock", { advanceMs: 1 });
      await attempts({ control }, index + 3);
    }
  });

  test("also follow an answer that never comes and a broken connection", async () => {
    const { control, receiver, idle } = await startWorld({ settings: { retryScale: 0, answerTimeoutMs: 50 } });
    receiver.answerWith((index, response) => {
      if (index === 1) response.destroy();
      return index < 2 ? "nothing" : 200;
    });
    await write({ control }, "Olá!");
    await idle();
    const { body } = await control("GET webhooks");
    expect(body.rows?.map(({ problem }) => problem)).toEqual(["no answer", "cut off", null]);
  });

  test("end after the most attempts", async () => {
    const { control, receiver, idle } = await startWorld({ settings: { retryScale: 0, maxAttempts: 3 } });
    receiver.answerWith(() => 401);
    await write({ control }, "Olá!");
    await idle();
    expect(receiver.posts).toHaveLength(3);
    expect((await control("GET webhooks/1")).body.state).toBe("given-up");
  });

  test("let the customer see one tick until the product has answered 200, then two", async () => {
    const { control, receiver, idle } = await startWorld({ settings: { maxAttempts: 1 } });
    receiver.answerWith((index) => (index === 0 ? 500 : 200));
    await write({ control }, "lost");
    await idle();
    await write({ control }, "heard");
    await idle();
    const { body } = await control("GET customers/marta/messages");
    expect(body.messages?.map(({ status }) => status)).toEqual(["sent", "delivered"]);
  });

  test("do not hold up what comes after", async () => {
    const { control, receiver } = await startWorld();
    receiver.answerWith((_index) => (receiver.posts.at(-1)?.raw.includes("stuck") ? 500 : 200));
    await write({ control }, "stuck");
    await write({ control }, "free");
    await control("GET customers/marta/messages/wait?text=free&status=delivered");
    expect((await control("GET customers/marta/messages?text=stuck")).body.messages?.[0]?.status).toBe("sent");
  });
});

describe("batching", () => {
  test("puts several people's messages and statuses into one POST, contacts once each", async () => {
    const { send, control, receiver, idle } = await startWorld({ settings: { batch: { maxUpdates: 4, withinMs: 60_000 } } });
    for (const text of ["One", "Two"]) await write({ control }, text);
    await control("POST customers/layla/messages", { type: "text", text: "Three" });
    await send(textTo(MARTA));
    // The phone may tell that it has the message only after a jump: then that waits a minute of its own.
    await eventually("both are posted", async () => {
      await control("POST clock", { advanceMs: 60_000 });
      return receiver.posts.length >= 2;
    });
    await idle();
    expect(receiver.posts).toHaveLength(2);
    const [messages, statuses] = receiver.posts[0]?.body.entry?.[0]?.changes ?? [];
    expect(messages?.value?.messages).toHaveLength(3);
    expect(messages?.value?.contacts).toHaveLength(2);
    expect(statuses?.value?.statuses).toHaveLength(1);
    expect(receiver.updates("statuses").map(({ status }) => status)).toEqual(["sent", "delivered"]);
  });
});

describe("trouble on the way", () => {
  test("sends the next webhook twice, byte for byte, once", async () => {
    const { control, receiver, idle } = await startWorld();
    await control("POST troubles", { kind: "duplicate", customerId: "marta" });
    await control("POST customers/layla/messages", { type: "text", text: "not hers" });
    await write({ control }, "twice");
    await write({ control }, "once");
    await idle();
    const texts = receiver.updates("messages").map(({ text }) => String(text?.body));
    expect(texts.toSorted()).toEqual(["not hers", "once", "twice", "twice"]);
    const doubled = receiver.posts.filter(({ raw }) => raw.includes("twice"));
    expect(doubled[0]?.raw).toBe(doubled[1]?.raw);
    expect((await control("GET webhooks?mark=duplicate")).body.rows).toHaveLength(1);
  });

  test("swaps the next webhook with the one after it", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await write({ control }, "Olá!");
    await idle();
    await control("POST troubles", { kind: "out-of-order" });
    await send(textTo(MARTA));
    await idle();
    expect(receiver.updates("statuses").map(({ status }) => status)).toEqual(["delivered", "sent"]);
    await send(textTo(MARTA));
    await idle();
    expect(receiver.updates("statuses").map(({ status }) => status)).toEqual(["delivered", "sent", "sent", "delivered"]);
  });

  test("lets a webhook go that nothing overtakes", async () => {
    const { control, receiver, idle } = await startWorld();
    await control("POST troubles", { kind: "out-of-order" });
    await write({ control }, "alone");
    await control("POST clock", { advanceMs: 10_000 });
    await idle();
    expect(receiver.updates("messages")).toHaveLength(1);
  });

  test("brings the next message three hours late, with the time it was written", async () => {
    const { control, receiver, idle } = await startWorld();
    await control("POST troubles", { kind: "late", customerId: "marta" });
    const before = Date.now();
    const { body } = await write({ control }, "late");
    await idle();
    expect(before - Number(body.at)).toBeGreaterThan(2.9 * HOUR_MS);
    expect(receiver.updates("messages")[0]?.timestamp).toBe(String(Math.floor(Number(body.at) / 1_000)));
    expect((await control("GET customers/marta")).body.lastInboundAt).toBe(body.at);
  });

  test("repeats a past webhook by hand, and posts any body of one's own", async () => {
    const { control, receiver, idle } = await startWorld();
    await write({ control }, "Olá!");
    await idle();
    const { body } = await control("GET webhooks");
    await control(`POST webhooks/${body.rows?.[0]?.deliveryId}/again`);
    await control("POST webhooks", { body: { object: "whatsapp_business_account", entry: [] } });
    await idle();
    expect(receiver.posts).toHaveLength(3);
    expect(receiver.posts[1]?.raw).toBe(receiver.posts[0]?.raw);
    expect(receiver.posts[2]?.raw).toBe('{"object":"whatsapp_business_account","entry":[]}');
    expect(receiver.posts.every(({ isSigned }) => isSigned)).toBe(true);
  });
});

function write({ control }: Pick<SimulatedWorld, "control">, text: string) {
  return control("POST customers/marta/messages", { type: "text", text });
}

/** Waits until so many attempts have been answered. */
async function attempts({ control }: Pick<SimulatedWorld, "control">, count: number): Promise<void> {
  const { status } = await control(`GET webhooks/wait?after=${count - 1}&timeoutMs=5000`);
  expect(status).toBe(200);
}
