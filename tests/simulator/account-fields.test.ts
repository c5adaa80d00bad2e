import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, MARTA, type SimulatedWorld, textTo } from "./simulated-world";

/** The entry of the newest webhook. */
async function lastEntry(world: SimulatedWorld): Promise<Json> {
  await world.idle();
  return world.receiver.posts.at(-1)?.body.entry?.[0] ?? ({} as Json);
}

/** The keys that Meta's documents give each field, and no others. */
const KEYS: Record<string, string[]> = {
  phone_number_quality_update: ["display_phone_number", "event", "max_daily_conversations_per_business"],
  phone_number_name_update: ["decision", "display_phone_number", "rejection_reason", "requested_verified_name"],
  security: ["display_phone_number", "event", "requester"],
  account_alerts: ["alert_info", "entity_id", "entity_type"],
  account_review_update: ["decision"],
  message_template_quality_update: [
    "message_template_id",
    "message_template_language",
    "message_template_name",
    "new_quality_score",
    "previous_quality_score",
  ],
};

describe("an account's webhook", () => {
  test("can be sent for every event of every field, with the time and the account", async () => {
    const world = await startWorld();
    const { body } = await world.control("GET fields");
    const fields = [...(body.fields ?? [])];
    expect(fields.map(({ field }) => String(field))).toEqual(expect.arrayContaining([...Object.keys(KEYS), "account_update"]));
    for (const { field, events } of fields) {
      for (const event of [...(events ?? [])]) {
        const { body: sent } = await world.control("POST fields", { field, event });
        expect(sent.field).toBe(field);
        const entry = await lastEntry(world);
        expect(entry).toMatchObject({ id: CREDENTIALS.wabaId, changes: [{ field, value: sent.value }] });
        if (String(field) !== "messages") expect(entry.time).toEqual(expect.any(Number));
      }
    }
  });

  test.each(Object.entries(KEYS))("%s has Meta's keys", async (field, keys) => {
    const { control } = await startWorld();
    const { body } = await control("POST fields", { field });
    expect(Object.keys(body.value ?? {}).sort()).toEqual(keys);
  });

  test.each([
    ["ACCOUNT_RESTRICTION", { restriction_info: [{ restriction_type: expect.any(String), expiration: expect.any(Number) }, {}] }],
    ["ACCOUNT_VIOLATION", { violation_info: { violation_type: expect.any(String) } }],
    ["DISABLED_UPDATE", { ban_info: { waba_ban_state: "DISABLE", waba_ban_date: expect.any(String) } }],
    ["PARTNER_REMOVED", { disconnection_info: { reason: "PRIMARY_INACTIVITY", initiated_by: "SYSTEM" } }],
    ["VOLUME_BASED_PRICING_TIER_UPDATE", { volume_tier_info: { pricing_category: "UTILITY" } }],
  ])("account_update tells the details of %s", async (event, details) => {
    const { control } = await startWorld();
    const { body } = await control("POST fields", { field: "account_update", event });
    expect(body.value).toMatchObject({ event, ...details });
  });

  test("may say something else, and be of a field that is not known here", async () => {
    const world = await startWorld();
    await world.control("POST fields", {
      field: "phone_number_quality_update",
      event: "DOWNGRADE",
      value: { old_limit: "TIER_1M" },
    });
    expect((await lastEntry(world)).changes?.[0]?.value).toMatchObject({ event: "DOWNGRADE", old_limit: "TIER_1M" });
    await world.control("POST fields", { field: "tracking_events", value: { a: 1 } });
    expect((await lastEntry(world)).changes).toEqual([{ field: "tracking_events", value: { a: 1 } }]);
  });

  test("is refused for an unknown event, and for an unknown field without a value", async () => {
    const { control } = await startWorld();
    expect((await control("POST fields", { field: "security", event: "PIN_LOST" })).status).toBe(404);
    expect((await control("POST fields", { field: "tracking_events" })).status).toBe(404);
  });

  test("shows in what Meta says of the number when it is asked", async () => {
    const { control, graph } = await startWorld();
    const fields = "verified_name,status,quality_rating,whatsapp_business_manager_messaging_limit,new_name_status,health_status";
    const number = async () => (await graph(`GET ${CREDENTIALS.phoneNumberId}?fields=${fields}`)).body;
    await control("POST fields", { field: "phone_number_quality_update", event: "FLAGGED" });
    await control("POST fields", { field: "phone_number_quality_update", event: "DOWNGRADE" });
    await control("POST fields", { field: "phone_number_name_update", event: "REJECTED" });
    await control("POST fields", { field: "account_update", event: "ACCOUNT_RESTRICTION" });
    expect(await number()).toMatchObject({
      verified_name: "Ribeira Goods",
      status: "FLAGGED",
      quality_rating: "RED",
      whatsapp_business_manager_messaging_limit: "TIER_1K",
      new_name_status: "DECLINED",
      health_status: { can_send_message: "LIMITED" },
    });
    await control("POST fields", { field: "phone_number_name_update", event: "APPROVED" });
    expect(await number()).toMatchObject({ verified_name: "Ribeira Goods Porto", quality_rating: "RED" });
    await control("POST reset");
    expect(await number()).toMatchObject({ verified_name: "Ribeira Goods", quality_rating: "GREEN", status: "CONNECTED" });
  });

  test("tells of trouble without a message", async () => {
    const world = await startWorld();
    await world.control("POST fields", { field: "messages", event: "errors" });
    const value = (await lastEntry(world)).changes?.[0]?.value;
    expect(value).toMatchObject({ metadata: { phone_number_id: CREDENTIALS.phoneNumberId }, errors: [{ code: 130429 }] });
  });
});

describe("a status", () => {
  async function statusesWith(settings: object): Promise<Json[]> {
    const world = await startWorld({ settings });
    await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await world.idle();
    await world.send(textTo(MARTA));
    await world.idle();
    await world.control("PATCH customers/marta", { chatOpen: true });
    await world.idle();
    return world.receiver.updates("statuses");
  }

  test("tells no conversation since version 24", async () => {
    const statuses = await statusesWith({});
    expect(statuses.map((status) => Object.keys(status).includes("conversation"))).toEqual([false, false, false]);
    expect(statuses[0]?.pricing).toMatchObject({ pricing_model: "PMP" });
  });

  test("tells one per message before, with its end only at the beginning", async () => {
    const [sent, delivered, read] = await statusesWith({ webhookVersion: 23 });
    expect(sent?.conversation).toEqual({
      id: expect.any(String),
      expiration_timestamp: expect.any(String),
      origin: { type: "service" },
    });
    expect(delivered?.conversation).toEqual({ id: sent?.conversation?.id, origin: { type: "service" } });
    expect(read).not.toHaveProperty("conversation");
  });
});
