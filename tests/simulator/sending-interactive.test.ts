import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { BAD } from "./interactive-refusals";
import { GOOD } from "./interactive-samples";
import { MARTA, type SimulatedWorld } from "./simulated-world";
import { uploadSample } from "./upload";

const DAY_MS = 86_400_000;

function messageTo(to: string, interactive: object | undefined) {
  return { messaging_product: "whatsapp", to, type: "interactive", interactive };
}

async function startOpenWorld(customerId = "marta"): Promise<SimulatedWorld> {
  const world = await startWorld();
  await world.control(`POST customers/${customerId}/messages`, { type: "text", text: "Olá!" });
  await world.idle();
  return world;
}

describe("an interactive message", () => {
  const drawn = Object.entries(GOOD).filter(([what]) => what !== "a wish for an address");

  test.each(drawn)("with %s arrives as it was asked for", async (_what, interactive) => {
    const world = await startOpenWorld();
    const { status, body } = await world.send(messageTo(MARTA, interactive));
    expect(body).not.toHaveProperty("error");
    expect(status).toBe(200);
    await world.idle();
    const { body: phone } = await world.control("GET customers/marta/messages?direction=outbound");
    expect(phone.messages?.[0]).toMatchObject({ status: "delivered", content: { type: "interactive", interactive } });
  });

  test.each(BAD)("is refused with %s", async (_what, good, difference, code, details) => {
    const { send } = await startWorld();
    const { status, body } = await send(messageTo(MARTA, { ...GOOD[good], ...difference }));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code });
    if (details !== "") expect(body.error?.error_data?.details).toContain(details);
  });

  test("is refused without its object", async () => {
    const { send } = await startWorld();
    expect((await send(messageTo(MARTA, undefined))).body.error).toMatchObject({ code: 100 });
  });

  test("shows the files of its header and its cards by their uploads, and fails for one that does not fit", async () => {
    const world = await startOpenWorld();
    const mug = await uploadSample(world, "mug.jpg", "image/jpeg");
    const clip = await uploadSample(world, "parcel.mp4", "video/mp4");
    const action = { name: "cta_url", parameters: { display_text: "Open", url: "https://shop.example/" } };
    const cards = [
      { card_index: 0, header: { type: "image", image: { id: mug } }, action },
      { card_index: 1, header: { type: "video", video: { id: clip } }, action },
    ];
    const body = { text: "New" };
    await world.send(messageTo(MARTA, { type: "carousel", body, action: { cards } }));
    await world.send(messageTo(MARTA, { type: "cta_url", header: { type: "image", image: { id: clip } }, body, action }));
    await world.idle();
    const { body: phone } = await world.control("GET customers/marta/messages?direction=outbound");
    expect(phone.messages?.[0]?.files).toMatchObject([{ id: mug }, { id: clip }]);
    expect(phone.messages?.[1]).toMatchObject({ status: "failed", failure: { code: 131053 } });
  });
});

describe("a wish for an address", () => {
  const wish = GOOD["a wish for an address"];

  test("reaches a phone in India", async () => {
    const world = await startWorld();
    await world.control("PUT customers/asha", { profileName: "Asha", phone: "919876543210" });
    await world.control("POST customers/asha/messages", { type: "text", text: "Hi" });
    await world.idle();
    await world.send(messageTo("+919876543210", wish));
    await world.idle();
    expect(world.receiver.updates("statuses").map(({ status }) => String(status))).toEqual(["sent", "delivered"]);
  });

  test("fails with 1026 at a phone elsewhere, which cannot draw it", async () => {
    const world = await startOpenWorld();
    expect((await world.send(messageTo(MARTA, wish))).status).toBe(200);
    await world.idle();
    expect(world.receiver.updates("statuses")).toMatchObject([{ status: "failed", errors: [{ code: 1026 }] }]);
  });
});

test("any type fails with 1026 where that is armed", async () => {
  const world = await startOpenWorld();
  await world.control("POST failures", { code: 1026, customerId: "marta" });
  expect((await world.send(messageTo(MARTA, GOOD["a flow"]))).status).toBe(200);
  await world.idle();
  expect(world.receiver.updates("statuses")).toMatchObject([{ status: "failed", errors: [{ code: 1026 }] }]);
});

test("permission to call is asked for once a day and twice a week", async () => {
  const world = await startOpenWorld();
  const ask = async () => (await world.send(messageTo(MARTA, GOOD["a wish to call"]))).body.error?.code;
  expect(await ask()).toBeUndefined();
  expect(await ask()).toBe(138009);
  await world.control("POST clock", { advanceMs: DAY_MS });
  expect(await ask()).toBeUndefined();
  await world.control("POST clock", { advanceMs: DAY_MS });
  expect(await ask()).toBe(138009);
  await world.control("POST clock", { advanceMs: 5 * DAY_MS });
  expect(await ask()).toBeUndefined();
});
