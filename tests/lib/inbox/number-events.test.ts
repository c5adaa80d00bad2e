import { beforeEach, describe, expect, it } from "vitest";
import { NumberView } from "@/lib/contract/number";
import { db } from "@/lib/db";
import { ensureNumber, listNumbers } from "@/lib/inbox/numbers";
import { forgetConversations, givenAgent, givenNumber, NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom, WABA_ID } from "@/tests/support/meta-webhook";

const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

function told(field: string, value: object, { at = NOON_SECONDS, waba = WABA_ID }: { at?: number; waba?: string } = {}): Buffer {
  const entry = [{ id: waba, time: at, changes: [{ field, value }] }];
  return Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry }));
}

const OURS = { display_phone_number: "+351 21 000 0100" };

beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE number_event, phone_number CASCADE`;
  await givenNumber();
  await ensureNumber({ phoneNumberId: "2", wabaId: WABA_ID, displayPhoneNumber: "351210000200", name: "Porto store" });
});

async function numbers() {
  const [lisbon, porto] = await listNumbers(await givenAgent());
  if (!lisbon || !porto) throw new Error("There are two numbers.");
  for (const number of [lisbon, porto]) NumberView.parse(number);
  return { lisbon, porto };
}

describe("what Meta tells of a number", () => {
  it.each([
    [
      "phone_number_quality_update",
      { event: "FLAGGED", max_daily_conversations_per_business: "TIER_10K" },
      { quality: "RED", messagingLimit: "TIER_10K" },
    ],
    [
      "phone_number_quality_update",
      { event: "UNFLAGGED", current_limit: "TIER_1K" },
      { quality: "UNKNOWN", messagingLimit: "TIER_1K" },
    ],
    [
      "phone_number_name_update",
      { decision: "REJECTED", requested_verified_name: "Ribeira", rejection_reason: "NAME_X" },
      { nameDecision: "REJECTED" },
    ],
  ])("by %s is that number's alone: %j", async (field, value, expected) => {
    await receiveDeliveries([told(field, { ...OURS, ...value })]);

    const { lisbon, porto } = await numbers();
    expect(lisbon).toMatchObject(expected);
    expect(lisbon.events).toMatchObject([{ field, happenedAt: NOON.toISOString() }]);
    expect(porto).toMatchObject({ quality: null, messagingLimit: null, nameDecision: null, events: [] });
  });

  it("by its id is its own too", async () => {
    const alert_info = {
      alert_severity: "CRITICAL",
      alert_status: "ACTIVE",
      alert_type: "OBA_REJECTED",
      alert_description: "No.",
    };
    await receiveDeliveries([told("account_alerts", { entity_type: "PHONE_NUMBER", entity_id: "2", alert_info })]);

    const { lisbon, porto } = await numbers();
    expect(porto.events).toMatchObject([{ event: "OBA_REJECTED", severity: "danger", details: "No." }]);
    expect(lisbon.events).toEqual([]);
  });

  it.each([
    ["business_capability_update", { max_daily_conversations_per_business: 2000 }, { messagingLimit: "TIER_2K" }],
    ["business_capability_update", { max_daily_conversations_per_business: -1 }, { messagingLimit: "TIER_UNLIMITED" }],
    ["account_review_update", { decision: "APPROVED" }, { accountStatus: "APPROVED" }],
    [
      "account_update",
      { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "SCHEDULE_FOR_DISABLE" } },
      { accountStatus: "SCHEDULE_FOR_DISABLE" },
    ],
  ])("by %s is every number's of the account: %j", async (field, value, expected) => {
    await receiveDeliveries([told(field, value)]);

    const { lisbon, porto } = await numbers();
    for (const number of [lisbon, porto]) expect(number).toMatchObject(expected);
    expect(porto.events).toHaveLength(1);
  });

  it("counts once, however often it is told, and the newest counts, in any order", async () => {
    const flagged = told("phone_number_quality_update", { ...OURS, event: "FLAGGED" }, { at: NOON_SECONDS + 60 });
    const unflagged = told("phone_number_quality_update", { ...OURS, event: "UNFLAGGED" }, { at: NOON_SECONDS });
    await receiveDeliveries([flagged, unflagged, flagged]);

    const { lisbon } = await numbers();
    expect(lisbon.quality).toBe("RED");
    expect(lisbon.events.map(({ event }) => event)).toEqual(["FLAGGED", "UNFLAGGED"]);
  });

  it("shows the newest twenty", async () => {
    await receiveDeliveries(
      Array.from({ length: 25 }, (_, index) =>
        told("security", { ...OURS, event: "PIN_CHANGED", requester: String(index) }, { at: NOON_SECONDS + index }),
      ),
    );

    const { lisbon } = await numbers();
    expect(lisbon.events).toHaveLength(20);
    expect(lisbon.events[0]).toMatchObject({ event: "PIN_CHANGED", severity: "warn", happenedAt: later(24).toISOString() });
  });

  it("about somebody else's number or account is counted, and is no event", async () => {
    await receiveDeliveries([
      told("security", { display_phone_number: "34600111222", event: "PIN_CHANGED" }),
      told("account_update", { event: "ACCOUNT_DELETED" }, { waba: "999" }),
    ]);

    expect(await db().numberEvent.count()).toBe(0);
    expect(await db().webhookTally.findMany({ orderBy: { key: "asc" } })).toMatchObject([
      { kind: "unknown_account", key: "account_update 999" },
      { kind: "unknown_account", key: `security ${WABA_ID}` },
    ]);
  });
});

describe("an account that may not send", () => {
  const restriction = (restriction_type: string, expiration: number) => ({
    event: "ACCOUNT_RESTRICTION",
    restriction_info: [{ restriction_type, expiration }],
  });

  it.each([
    [{ event: "ACCOUNT_DELETED" }, 131031],
    [{ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } }, 131031],
    [{ event: "PARTNER_REMOVED", disconnection_info: { reason: "PRIMARY_INACTIVITY" } }, 10],
    [restriction("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", NOON_SECONDS + 86_400), 368],
  ])("stops its numbers' queues: %j", async (value, code) => {
    await receiveDeliveries([told("account_update", value)]);

    const { lisbon, porto } = await numbers();
    expect(lisbon.stopped).toMatchObject({ code, at: NOON.toISOString() });
    expect(porto.stopped).toMatchObject({ code });
    expect(lisbon.events).toMatchObject([{ severity: "danger" }]);
  });

  it.each([
    restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", NOON_SECONDS + 86_400),
    restriction("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", NOON_SECONDS - 60),
    { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "SCHEDULE_FOR_DISABLE" } },
    { event: "ACCOUNT_VIOLATION", violation_info: { violation_type: "SPAM" } },
  ])("is not one that may still answer: %j", async (value) => {
    await receiveDeliveries([told("account_update", value)]);

    expect((await numbers()).lisbon).toMatchObject({ stopped: null, events: [{}] });
  });

  it("that is reinstated sends again, and an older word does not stop it anew", async () => {
    const disabled = told("account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } });
    const back = told(
      "account_update",
      { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } },
      { at: NOON_SECONDS + 60 },
    );
    await receiveDeliveries([disabled]);
    expect((await numbers()).lisbon.stopped).not.toBeNull();
    await receiveDeliveries([back]);
    expect((await numbers()).lisbon).toMatchObject({ stopped: null, accountStatus: "REINSTATE" });
    await receiveDeliveries([told("account_update", { event: "ACCOUNT_DELETED" }, { at: NOON_SECONDS + 30 })]);
    expect((await numbers()).lisbon).toMatchObject({ stopped: null, accountStatus: "REINSTATE" });
  });
});

it("knows when a number's webhooks last came, by our clock", async () => {
  await receiveDeliveries([deliveryOf([messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.1" })])], later(500));

  const found = await db().phoneNumber.findMany({ orderBy: { name: "asc" }, select: { lastWebhookAt: true } });
  expect(found).toEqual([{ lastWebhookAt: later(500) }, { lastWebhookAt: null }]);
});
