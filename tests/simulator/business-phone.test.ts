import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, type SimulatedWorld } from "./simulated-world";

const DAY = 86_400_000;
const NUMBER = CREDENTIALS.phoneNumberId;

const ask = ({ graph }: SimulatedWorld, sync_type: string, more: object = {}) =>
  graph(`POST ${NUMBER}/smb_app_data`, { messaging_product: "whatsapp", sync_type, ...more });

/** A number that comes from its phone's app now, where it talked with Marta for half a year, and with files. */
async function startCoexisting(phone: object = {}) {
  const world = await startWorld();
  await world.control("PATCH settings", { scale: 0 });
  const now = Date.now();
  const past = (id: string, ago: number, more: object = {}) => ({ id, direction: "inbound", at: now - ago, text: id, ...more });
  const image = { image: { id: "4711", mime_type: "image/jpeg" } };
  await world.control("POST customers/marta/history", {
    messages: [
      past("wamid.old", 170 * DAY),
      past("wamid.too-old", 200 * DAY),
      past("wamid.spring", 40 * DAY, { direction: "outbound", status: "played" }),
      past("wamid.file", 5 * DAY, { type: "image", content: image }),
      past("wamid.old-file", 60 * DAY, { type: "image", content: image }),
      past("wamid.today", 3_600_000, { direction: "outbound", status: "read", quotedId: "wamid.file" }),
    ],
  });
  await world.control(`PATCH numbers/${NUMBER}`, { isOnBizApp: true });
  await world.control(`PUT numbers/${NUMBER}/phone`, {
    perChunk: 2,
    book: [{ name: "Marta Shop", phone: "351912555014" }],
    ...phone,
  });
  return world;
}

/** What came in these lists of the values of all webhooks, one after the other. */
async function told({ control, receiver }: SimulatedWorld, list: "state_sync" | "history" | "messages"): Promise<Json[]> {
  await control("GET idle?timeoutMs=5000");
  return listed(receiver.values(), list);
}

/** The elements of a list that some of these have. */
function listed(values: readonly Json[], list: string): Json[] {
  return values.flatMap((value) => [...(value[list] ?? [])]);
}

describe("asking a number's phone", () => {
  test("for its contacts brings the whole address book, then each change of it", async () => {
    const world = await startCoexisting();
    expect((await ask(world, "smb_app_state_sync")).body).toMatchObject({
      messaging_product: "whatsapp",
      request_id: expect.stringMatching(/^\d+$/),
    });
    await world.control("GET idle?timeoutMs=5000");
    await world.control(`POST numbers/${NUMBER}/phone/book`, { action: "add", name: "Marta O.", phone: "351912555014" });
    await world.control(`POST numbers/${NUMBER}/phone/book`, { action: "remove", phone: "351912555014" });
    expect(await told(world, "state_sync")).toMatchObject([
      { type: "contact", action: "add", contact: { full_name: "Marta Shop", first_name: "Marta", phone_number: "351912555014" } },
      { type: "contact", action: "add", contact: { full_name: "Marta O." } },
      {
        type: "contact",
        action: "remove",
        contact: { phone_number: "351912555014" },
        metadata: { timestamp: expect.any(String) },
      },
    ]);
  });

  test("for its messages brings them in three phases, files by themselves and none that is too old", async () => {
    const world = await startCoexisting();
    await ask(world, "history");
    const parts = await told(world, "history");
    expect(parts.map(({ metadata }) => metadata)).toEqual([
      { phase: 0, chunk_order: 1, progress: 20 },
      { phase: 1, chunk_order: 1, progress: 60 },
      { phase: 1, chunk_order: 2, progress: 80 },
      { phase: 2, chunk_order: 1, progress: 100 },
    ]);
    const messages = listed(listed(parts, "threads"), "messages");
    expect(messages).toMatchObject([
      { id: "wamid.today", from: "351210000100", to: "351912555014", type: "text", context: { id: "wamid.file" } },
      { id: "wamid.file", from: "351912555014", type: "media_placeholder" },
      { id: "wamid.spring", history_context: { status: "PLAYED" } },
      { id: "wamid.old-file", type: "media_placeholder" },
      { id: "wamid.old", history_context: { status: "READ" } },
    ]);
    expect(await told(world, "messages")).toMatchObject([{ id: "wamid.file", type: "image", image: { id: "4711" } }]);
  });

  test("that does not share its messages says so instead", async () => {
    const world = await startCoexisting({ sharesHistory: false });
    expect((await ask(world, "history")).status).toBe(200);
    expect(await told(world, "history")).toMatchObject([{ errors: [{ code: 2593109 }] }]);
  });

  test("is taken once for each, until the number comes anew", async () => {
    const world = await startCoexisting();
    expect((await ask(world, "history")).status).toBe(200);
    expect((await ask(world, "smb_app_state_sync")).status).toBe(200);
    expect((await ask(world, "history")).body.error).toMatchObject({ code: 2593107 });
    await world.control(`PATCH numbers/${NUMBER}`, { isOnBizApp: false });
    await world.control(`PATCH numbers/${NUMBER}`, { isOnBizApp: true });
    expect((await ask(world, "history")).status).toBe(200);
  });

  test("is refused after a day, of a number that is in no app, and for anything else", async () => {
    const world = await startCoexisting();
    expect((await ask(world, "everything")).body.error).toMatchObject({ code: 100 });
    expect((await ask(world, "history", { messaging_product: "messenger" })).body.error).toMatchObject({ code: 100 });
    await world.control("POST clock", { advanceMs: DAY + 60_000 });
    expect((await ask(world, "history")).body.error).toMatchObject({ code: 2593108 });
    await world.control(`PATCH numbers/${NUMBER}`, { isOnBizApp: false });
    expect((await ask(world, "history")).body.error).toMatchObject({ code: 100 });
  });

  test("shows in the number's node", async () => {
    const world = await startCoexisting();
    const { body } = await world.graph(`GET ${NUMBER}?fields=is_on_biz_app,last_onboarded_time,platform_type`);
    expect(body).toMatchObject({ is_on_biz_app: true, platform_type: "CLOUD_API" });
    expect(Date.now() - Date.parse(String(body.last_onboarded_time).replace("+0000", "Z"))).toBeLessThan(60_000);
  });
});
