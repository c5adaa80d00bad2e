import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, textTo } from "./simulated-world";

describe("fail the next with", () => {
  test.each([
    [190, 401],
    [130429, 400],
    [131016, 500],
    [131056, 400],
    [132015, 400],
    [368, 403],
  ])("%i answers at once, with Meta's HTTP status, and only once", async (code, http) => {
    const { send, control, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await control("POST failures", { code });
    const { status, body } = await send(textTo(MARTA, "first"));
    expect(status).toBe(http);
    expect(body.error).toMatchObject({ code, type: "OAuthException" });
    expect((await send(textTo(MARTA, "second"))).status).toBe(200);
    await idle();
    expect((await control("GET customers/marta/messages?direction=outbound")).body.messages).toHaveLength(1);
  });

  test.each([131000, 131026, 131047, 131049, 131050, 131042])("%i accepts and tells of the failure later", async (code) => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await control("POST failures", { code });
    const { status, body } = await send(textTo(MARTA, "Hi", { biz_opaque_callback_data: "our-id" }));
    expect(status).toBe(200);
    await idle();
    const [failed] = receiver.updates("statuses");
    expect(failed).toMatchObject({
      id: body.messages?.[0]?.id,
      status: "failed",
      recipient_id: "351912555014",
      biz_opaque_callback_data: "our-id",
      errors: [{ code, title: expect.any(String), error_data: { details: expect.any(String) }, href: expect.any(String) }],
    });
    expect(receiver.values().at(-1)).not.toHaveProperty("contacts");
  });

  test("the other arrival when asked to", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await control("POST failures", { code: 131047, arrival: "sync" });
    expect((await send(textTo(MARTA))).body.error).toMatchObject({ code: 131047 });
    await control("POST failures", { code: 131056, arrival: "async" });
    expect((await send(textTo(MARTA))).status).toBe(200);
    await idle();
    expect(receiver.updates("statuses")[0]?.errors?.[0]).toMatchObject({ code: 131056 });
  });

  test("a lost answer: Meta has the message, the caller gets a broken connection", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await control("POST failures", { kind: "answer-lost" });
    await expect(send(textTo(MARTA, "Hi", { biz_opaque_callback_data: "our-id" }))).rejects.toThrow();
    await idle();
    expect(receiver.updates("statuses").map(({ biz_opaque_callback_data: data }) => data)).toEqual(["our-id", "our-id"]);
    const { body } = await control("GET calls?path=messages");
    expect(body.calls?.[0]).toMatchObject({ status: null });
  });

  test("a cut connection: nobody has seen the message", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST failures", { kind: "cut-off" });
    await expect(send(textTo(MARTA))).rejects.toThrow();
    await idle();
    expect(receiver.posts).toEqual([]);
  });

  test("a 503 without a body", async () => {
    const { send, control } = await startWorld();
    await control("POST failures", { kind: "http", status: 503 });
    const { status, body } = await send(textTo(MARTA));
    expect({ status, body }).toEqual({ status: 503, body: {} });
  });

  test("an answer that comes after the news of delivery", async () => {
    const { send, control } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await control("POST failures", { kind: "answer-late", ms: 300 });
    const sending = send(textTo(MARTA, "Hi"));
    await control("GET customers/marta/messages/wait?text=Hi&status=delivered");
    expect((await control("GET calls/wait?path=messages")).body.status).toBe(200);
    expect((await sending).status).toBe(200);
  });

  test("something for one customer only, and several times", async () => {
    const { send, control } = await startWorld();
    await control("POST failures", { code: 131016, customerId: "layla", times: 2 });
    expect((await send(textTo(MARTA))).status).toBe(200);
    for (const expected of [500, 500, 200]) expect((await send(textTo("+351915555077"))).status).toBe(expected);
  });

  test("nothing, once it is called off; a request that is wrong by itself uses nothing up", async () => {
    const { send, control } = await startWorld();
    const { body } = await control("POST failures", { code: 131016 });
    expect((await send(textTo(MARTA, ""))).body.error).toMatchObject({ code: 100 });
    await control(`DELETE failures/${body.id}`);
    expect((await control("GET failures")).body.failures).toEqual([]);
    expect((await send(textTo(MARTA))).status).toBe(200);
  });
});
