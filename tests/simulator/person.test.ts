import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import type { Json, SimulatedWorld } from "./simulated-world";

function valuesOf(world: SimulatedWorld, field: string): Json[] {
  const changes = world.receiver.posts.flatMap(({ body }) => [...(body.entry?.[0]?.changes ?? [])]);
  return changes.filter((change) => String(change.field) === field).flatMap(({ value }) => value ?? []);
}

describe("a person changes", () => {
  test("the number: the message comes from the old one, with a new user id, and the window is closed", async () => {
    const world = await startWorld();
    await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await world.idle();
    const { body } = await world.control("POST customers/marta/changes", { kind: "number", phone: "+351 912 555 999" });
    expect(body).toMatchObject({ phone: "351912555999", windowClosesAt: null });
    await world.idle();
    const value = valuesOf(world, "messages").at(-1);
    expect(value).not.toHaveProperty("contacts");
    expect(value?.messages).toEqual([
      {
        from: "351912555014",
        from_user_id: "PT.88214077315562014",
        id: expect.stringMatching(/^wamid\./),
        timestamp: expect.any(String),
        type: "system",
        system: {
          type: "user_changed_number",
          body: expect.stringContaining("351912555999"),
          wa_id: "351912555999",
          user_id: body.userId,
          previous_user_id: "PT.88214077315562014",
        },
      },
    ]);
  });

  test("the user id: told without any number", async () => {
    const world = await startWorld();
    const { body } = await world.control("POST customers/kitefisher/changes", { kind: "user_id" });
    await world.idle();
    const [message] = world.receiver.updates("messages");
    expect(message?.system).toMatchObject({
      type: "user_changed_user_id",
      user_id: body.userId,
      previous_user_id: "PT.88214077315562431",
    });
    expect(Object.keys(message ?? {}).sort()).toEqual(["id", "system", "timestamp", "type"]);
  });

  test("the device: told with the contact and the new hash", async () => {
    const world = await startWorld();
    await world.control("POST customers/marta/changes", { kind: "identity" });
    await world.idle();
    expect(valuesOf(world, "messages")[0]).toMatchObject({
      contacts: [{ wa_id: "351912555014" }],
      messages: [
        {
          system: { type: "user_identity_changed" },
          identity: { acknowledged: false, created_timestamp: expect.any(String), hash: expect.any(String) },
        },
      ],
    });
  });

  test("after everything that happened before", async () => {
    const world = await startWorld({ settings: { scale: 1, delays: { inbound: [40, 40] } } });
    const { body } = await world.control("POST customers/marta/messages", { type: "text", text: "Hi" });
    await world.control("POST customers/marta/edits", { messageId: body.id, text: "Hello" });
    await world.control("POST customers/marta/changes", { kind: "number", phone: "+351 912 555 999" });
    await world.idle();
    expect(world.receiver.updates("messages").map(({ type }) => String(type))).toEqual(["text", "edit", "system"]);
  });

  test("but not to another's number, and not from a number nobody knows", async () => {
    const { control } = await startWorld();
    expect((await control("POST customers/marta/changes", { kind: "number", phone: "48601555123" })).status).toBe(409);
    expect((await control("POST customers/kitefisher/changes", { kind: "number", phone: "351911" })).status).toBe(409);
  });
});

describe("a call", () => {
  test("that is missed rings, ends without a duration, and opens the window", async () => {
    const world = await startWorld();
    await world.control("POST customers/marta/calls", { outcome: "missed" });
    await world.idle();
    const calls = valuesOf(world, "calls").flatMap((value) => [...(value.calls ?? [])]);
    expect(calls).toMatchObject([
      { event: "connect", direction: "USER_INITIATED", from: "351912555014", session: { sdp_type: "offer" } },
      { event: "terminate", direction: "USER_INITIATED", status: "FAILED", to: "351210000100" },
    ]);
    expect(calls[0]?.id).toBe(calls[1]?.id);
    expect(calls[1]).not.toHaveProperty("duration");
    expect((await world.control("GET customers/marta")).body.windowClosesAt).toEqual(expect.any(Number));
  });

  test("that is answered tells how long it was, and what its button carried", async () => {
    const world = await startWorld();
    const facts = { outcome: "answered", durationSeconds: 90, payload: "order 48213" };
    expect((await world.control("POST customers/marta/calls", facts)).body).toMatchObject({ type: "call", origin: "note" });
    await world.idle();
    const ended = valuesOf(world, "calls").at(-1)?.calls?.[0];
    expect(ended).toMatchObject({ status: "COMPLETED", duration: 90, cta_payload: "order 48213" });
    expect(Number(ended?.end_time) - Number(ended?.start_time)).toBe(90);
  });

  test("of the business that is rejected comes as a status", async () => {
    const world = await startWorld();
    await world.control("POST customers/marta/calls", { outcome: "rejected", direction: "outbound" });
    await world.idle();
    const [status, ended] = valuesOf(world, "calls");
    expect(status?.statuses).toMatchObject([{ type: "call", status: "REJECTED", recipient_id: "351912555014" }]);
    expect(ended?.calls).toMatchObject([{ event: "terminate", direction: "BUSINESS_INITIATED", status: "FAILED" }]);
    expect((await world.control("GET customers/marta")).body.windowClosesAt).toBeNull();
  });
});
