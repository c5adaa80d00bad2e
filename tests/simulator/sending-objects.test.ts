import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, type SimulatedWorld, templateTo } from "./simulated-world";
import { uploadSample } from "./upload";

function messageOf(type: string, object: unknown, extra: object = {}) {
  return { messaging_product: "whatsapp", to: MARTA, type, [type]: object, ...extra };
}

const ana = { name: { formatted_name: "Ana Lima", first_name: "Ana" }, phones: [{ phone: "+351916555208", type: "WORK" }] };
const place = { latitude: 38.7, longitude: -9.1 };

async function startOpenWorld(): Promise<SimulatedWorld> {
  const world = await startWorld();
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  await world.idle();
  return world;
}

describe("a place and a card", () => {
  test.each([
    ["a place", "location", place, null],
    [
      "a place whose numbers are texts",
      "location",
      { latitude: "38.7", longitude: "-9.1", name: "Shop", address: "Rua 1" },
      "Shop",
    ],
    ["a card", "contacts", [ana], "Ana Lima"],
    [
      "two cards, one with everything",
      "contacts",
      [
        ana,
        {
          name: { formatted_name: "Rui", last_name: "Sá", middle_name: "M", suffix: "Jr", prefix: "Dr" },
          addresses: [
            { street: "Rua 1", city: "Porto", state: "", zip: "4000", country: "Portugal", country_code: "pt", type: "HOME" },
          ],
          birthday: "1980-02-29",
          emails: [{ email: "rui@example.com", type: "WORK" }],
          org: { company: "Ribeira", department: "Mugs", title: "Potter" },
          phones: [{ phone: "+351916555209", type: "CELL", wa_id: "351916555209" }],
          urls: [{ url: "https://rui.example", type: "HOME" }],
        },
      ],
      "Ana Lima, Rui",
    ],
  ])("arrives: %s", async (_what, type, object, text) => {
    const world = await startOpenWorld();
    expect((await world.send(messageOf(type, object))).status).toBe(200);
    await world.idle();
    const { body } = await world.control("GET customers/marta/messages?direction=outbound");
    expect(body.messages?.[0]).toMatchObject({ status: "delivered", text, content: { type, [type]: object } });
  });

  test.each([
    ["a place without its latitude", "location", { longitude: 1 }, 131008, "location.latitude"],
    ["a place beyond the pole", "location", { ...place, latitude: 91 }, 131009, "location.latitude"],
    ["a place that is words", "location", { ...place, longitude: "west" }, 131009, "location.longitude"],
    ["a place with a link", "location", { ...place, url: "https://a.example" }, 100, 'Unexpected key "url"'],
    ["no card", "contacts", [], 131008, "contacts"],
    ["258 cards", "contacts", Array.from({ length: 258 }, () => ana), 131009, "257"],
    ["a card that is no list", "contacts", ana, 131009, "contacts must be an array"],
    ["a card without a name", "contacts", [{ phones: [] }], 131008, "contacts[0].name"],
    ["a card without a name to show", "contacts", [{ name: { first_name: "Ana" } }], 131008, "contacts[0].name.formatted_name"],
    ["a card with only a name to show", "contacts", [{ name: { formatted_name: "Ana" } }], 131008, "at least one of first_name"],
    ["a card with a birthday in words", "contacts", [{ ...ana, birthday: "1 May" }], 131009, "contacts[0].birthday"],
    ["a card with a key of its own", "contacts", [{ ...ana, nickname: "A" }], 100, 'Unexpected key "nickname"'],
    ["a phone with a key of its own", "contacts", [{ ...ana, phones: [{ number: "1" }] }], 100, "contacts[0].phones[0]"],
  ])("is refused: %s", async (_what, type, object, code, details) => {
    const { send } = await startWorld();
    const { status, body } = await send(messageOf(type, object));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, error_data: { details: expect.stringContaining(details) } });
  });

  test("is refused without its object", async () => {
    const { send } = await startWorld();
    expect((await send(messageOf("location", undefined))).body.error).toMatchObject({ code: 100 });
    expect((await send(messageOf("contacts", undefined))).body.error).toMatchObject({ code: 131008 });
  });
});

test("every kind but a reaction may quote a message", async () => {
  const world = await startOpenWorld();
  const quoted = world.receiver.updates("messages")[0]?.id;
  const context = { context: { message_id: quoted } };
  const link = { link: "https://files.example/a" };
  const kinds: [string, unknown][] = [
    ["image", link],
    ["sticker", link],
    ["location", place],
    ["contacts", [ana]],
    ["interactive", { type: "location_request_message", body: { text: "Where?" }, action: { name: "send_location" } }],
  ];
  for (const [type, object] of kinds) expect((await world.send(messageOf(type, object, context))).status).toBe(200);
  await world.idle();
  const { body } = await world.control("GET customers/marta/messages?direction=outbound");
  expect(body.messages?.map(({ quotedId }) => quotedId)).toEqual(kinds.map(() => quoted));
  const reaction = messageOf("reaction", { message_id: quoted, emoji: "👍" }, context);
  expect((await world.send(reaction)).body.error).toMatchObject({ code: 100 });
});

describe("a template's header", () => {
  async function withHeader(format: string) {
    const world = await startWorld();
    const components = [
      { type: "HEADER", format },
      { type: "BODY", text: "Here it is." },
    ];
    await world.control("POST templates", { name: "shown", language: "en", components });
    const header = (parameter: object) => templateTo(MARTA, "shown", "en", [{ type: "header", parameters: [parameter] }]);
    return { world, header };
  }

  test.each([
    ["IMAGE", "mug.jpg", "image/jpeg", {}],
    ["VIDEO", "parcel.mp4", "video/mp4", {}],
    ["DOCUMENT", "order-48213.pdf", "application/pdf", { filename: `${"long".repeat(30)}.pdf` }],
  ])("of format %s takes an upload, and shows it", async (format, name, mimeType, extra) => {
    const { world, header } = await withHeader(format);
    const id = await uploadSample(world, name, mimeType);
    const type = format.toLowerCase();
    expect((await world.send(header({ type, [type]: { id, ...extra } }))).status).toBe(200);
    await world.idle();
    const { body } = await world.control("GET customers/marta/messages");
    expect(body.messages?.[0]).toMatchObject({
      status: "delivered",
      template: { header: { kind: type } },
      files: [{ id, mimeType }],
    });
  });

  test("of format LOCATION takes a place", async () => {
    const { world, header } = await withHeader("LOCATION");
    const location = { ...place, name: "Shop", address: "Rua 1" };
    expect((await world.send(header({ type: "location", location }))).status).toBe(200);
    const wrong = await world.send(header({ type: "location", location: { name: "Shop" } }));
    expect(wrong.body.error).toMatchObject({ code: 131008 });
  });

  test("refuses an id that nobody knows and another format, and fails later with a file of another kind", async () => {
    const { world, header } = await withHeader("IMAGE");
    expect((await world.send(header({ type: "image", image: { id: "1" } }))).body.error).toMatchObject({ code: 100 });
    expect((await world.send(header({ type: "video", video: { id: "1" } }))).body.error).toMatchObject({ code: 132012 });
    const id = await uploadSample(world, "tune.ogg", "audio/ogg");
    expect((await world.send(header({ type: "image", image: { id } }))).status).toBe(200);
    await world.idle();
    expect(world.receiver.updates("statuses")).toMatchObject([{ status: "failed", errors: [{ code: 131053 }] }]);
  });
});
