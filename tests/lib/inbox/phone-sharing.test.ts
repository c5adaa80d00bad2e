import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { checkNumberNow } from "@/lib/inbox/number-check";
import { askPhone, readPhoneSharing } from "@/lib/inbox/phone-sharing";
import { createClient } from "@/lib/whatsapp/client";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { forgetConversations, givenAgent, givenNumber, receiveDeliveries, theThread } from "@/tests/support/inbox";
import { clockAt, sendingContext } from "@/tests/support/sending";

const world = await startSimulatedWorld();
afterAll(() => world.end());

const HOUR_MS = 3_600_000;
const noor = await givenAgent("Noor", "admin");
const clock = clockAt(new Date());
const now = () => clock.at;
const connection = { apiUrl: world.url, version: "v26.0", accessToken: CREDENTIALS.accessToken, timeoutMs: 10_000, now };
const context = { ...sendingContext(world.url, clock), clientFor: async () => createClient(connection) };
let id: string;

beforeEach(async () => {
  clock.at = new Date();
  await forgetConversations();
  await db().$executeRaw`TRUNCATE audit_entry`;
  await world.control("POST reset", {});
  await world.control("PATCH settings", { scale: 0 });
  await world.control(`PATCH numbers/${CREDENTIALS.phoneNumberId}`, { isOnBizApp: true });
  id = await givenNumber();
  await checkNumberNow(noor, id, context);
});

const sharing = async () => readPhoneSharing(await db().phoneNumber.findUniqueOrThrow({ where: { id } }), now());

/** What the phone's Meta posts, taken in. */
async function receiveAll(): Promise<void> {
  await world.control("GET idle?timeoutMs=5000");
  await receiveDeliveries(
    world.receiver.posts.splice(0).map(({ raw }) => Buffer.from(raw)),
    now(),
  );
}

describe("asking the phone of a connected number", () => {
  it("is offered while it is in the app, within a day of its coming", async () => {
    expect(await sharing()).toMatchObject({ canAsk: true, shared: { state: "not_asked" } });
    clock.pass(25 * HOUR_MS);
    expect(await sharing()).toMatchObject({ canAsk: false });
    await expect(askPhone(noor, id, context)).rejects.toMatchObject({ code: "conflict" });
  });

  it("brings what stood on it, with names, and is kept in the audit log", async () => {
    const at = Date.now() - 2 * HOUR_MS;
    const messages = [
      { id: "wamid.p1", direction: "inbound", at, text: "Is it open?" },
      { id: "wamid.p2", direction: "outbound", at: at + 1_000, text: "Until six", status: "read" },
    ];
    await world.control("POST customers/marta/history", { messages });
    await world.control(`PUT numbers/${CREDENTIALS.phoneNumberId}/phone`, {
      book: [{ name: "Marta Shop", phone: "351912555014" }],
    });

    expect(await askPhone(noor, id, context)).toMatchObject({ canAsk: false, shared: { state: "asked" } });
    await receiveAll();
    expect((await theThread()).messages).toMatchObject([
      { text: "Is it open?", direction: "inbound" },
      { text: "Until six", direction: "outbound", source: "phone", status: "read" },
    ]);
    expect(await db().contact.findFirstOrThrow()).toMatchObject({ phoneBookName: "Marta Shop" });
    expect(await sharing()).toMatchObject({ shared: { state: "finished", percent: 100, messages: 2, contacts: 1 } });
    expect(await db().auditEntry.findMany({ where: { action: "number.phone_asked" }, select: { details: true } })).toEqual([
      { details: { taken: ["smb_app_state_sync", "history"] } },
    ]);
  });

  it("says that whoever has the phone does not share it", async () => {
    await world.control(`PUT numbers/${CREDENTIALS.phoneNumberId}/phone`, { sharesHistory: false });
    await askPhone(noor, id, context);
    await receiveAll();
    expect(await sharing()).toMatchObject({ shared: { state: "declined", refusal: { code: 2593109 } } });
  });

  it("asks again only for what Meta has not taken", async () => {
    await db().numberHistory.create({
      data: { numberId: id, contactsAskedAt: now(), historyProblem: "not_reached", updatedAt: now() },
    });
    expect(await sharing()).toMatchObject({ canAsk: true });
    expect(await askPhone(noor, id, context)).toMatchObject({
      history: { problem: null, askedAt: expect.any(String) },
      canAsk: false,
    });
    const { body } = await world.control(`GET numbers/${CREDENTIALS.phoneNumberId}/phone`);
    expect(body.asked).toEqual(["history"]);
  });

  it("that Meta has taken before is not offered again", async () => {
    await world.graph(`POST ${CREDENTIALS.phoneNumberId}/smb_app_data`, { messaging_product: "whatsapp", sync_type: "history" });
    expect(await askPhone(noor, id, context)).toMatchObject({ history: { problem: "asked_before" }, canAsk: false });
  });

  it("is for admins, and not for a number that is in no app", async () => {
    await expect(askPhone(await givenAgent("Grace", "supervisor"), id, context)).rejects.toMatchObject({ code: "forbidden" });
    await world.control(`PATCH numbers/${CREDENTIALS.phoneNumberId}`, { isOnBizApp: false });
    await checkNumberNow(noor, id, context);
    expect(await sharing()).toBeNull();
    await expect(askPhone(noor, id, context)).rejects.toMatchObject({ code: "conflict" });
  });
});
