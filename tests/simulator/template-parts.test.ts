import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, type SimulatedWorld, templateTo } from "./simulated-world";

const LINK = "https://a.example/b.jpg";
const IMAGE = { type: "header", parameters: [{ type: "image", image: { link: LINK } }] };
const NAME = { type: "body", parameters: [{ type: "text", parameter_name: "name", text: "Marta" }] };
const CARDS = [0, 1, 2].map((card_index) => ({ card_index, components: [IMAGE] }));

function carousel(cards: object[] = CARDS) {
  return templateTo(MARTA, "autumn_picks", "en", [NAME, { type: "carousel", cards }]);
}

function button(sub_type: string, index: number | undefined, ...parameters: object[]) {
  return { type: "button", sub_type, ...(index === undefined ? {} : { index }), parameters };
}

const COUPON = button("copy_code", 0, { type: "coupon_code", coupon_code: "CHUVA10" });
const SUFFIX = button("url", 1, { type: "text", text: "CHUVA10" });

function offer(expiration_time_ms: unknown, ...more: object[]) {
  const clock = {
    type: "limited_time_offer",
    parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms } }],
  };
  return templateTo(MARTA, "weekend_code", "en", [IMAGE, clock, NAME, ...more]);
}

async function arrived({ control, idle }: SimulatedWorld, name: string) {
  await idle();
  const { body } = await control(`GET customers/marta/messages?template=${name}`);
  return body.messages?.at(-1)?.template;
}

describe("a template", () => {
  test("with cards arrives as cards, and a quick reply on one comes back", async () => {
    const world = await startWorld();
    const { body } = await world.send(carousel());
    const template = await arrived(world, "autumn_picks");
    expect(template?.cards).toHaveLength(3);
    expect(template?.cards?.[1]).toMatchObject({
      header: { kind: "image" },
      body: "Blankets of Serra wool",
      buttons: [{ kind: "URL" }, { kind: "QUICK_REPLY", payload: "Tell me more" }],
    });
    const messageId = body.messages?.[0]?.id;
    expect((await world.control("POST customers/marta/taps", { messageId, index: 1, card: 2 })).status).toBe(200);
    expect((await world.control("POST customers/marta/taps", { messageId, index: 1 })).status).toBe(409);
    await world.idle();
    expect(world.receiver.updates("messages")[0]).toMatchObject({ type: "button", context: { id: messageId } });
  });

  test("with an offer arrives with its end, its code and its link", async () => {
    const world = await startWorld();
    const endsAt = Date.now() + 3_600_000;
    expect((await world.send(offer(endsAt, COUPON, SUFFIX))).status).toBe(200);
    expect(await arrived(world, "weekend_code")).toMatchObject({
      offer: { text: "Free delivery", endsAt },
      buttons: [
        { kind: "COPY_CODE", payload: "CHUVA10" },
        { kind: "URL", url: "https://ribeira.example/shop?code=CHUVA10" },
      ],
    });
  });

  test("with a place, a call and a number takes the place, and the call without an index", async () => {
    const world = await startWorld();
    const location = { latitude: 38.7, longitude: "-9.1", name: "Lisbon store", address: "Rua da Atalaia 21" };
    const components = [
      { type: "header", parameters: [{ type: "location", location }] },
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "thing", text: "mug" },
          { type: "text", parameter_name: "until", text: "Friday" },
        ],
      },
      button("voice_call", undefined, { type: "ttl_minutes", ttl_minutes: 60 }, { type: "payload", payload: "from:mug" }),
    ];
    expect((await world.send(templateTo(MARTA, "repair_ready", "en", components))).status).toBe(200);
    expect(await arrived(world, "repair_ready")).toMatchObject({
      header: { kind: "location", text: "Lisbon store" },
      buttons: [
        { kind: "PHONE_NUMBER", payload: "+351210000100" },
        { kind: "VOICE_CALL", payload: "from:mug" },
      ],
    });
  });

  test("with a form, a catalogue or products takes their actions", async () => {
    const { send } = await startWorld();
    const one = { type: "body", parameters: [{ type: "text", text: "48213" }] };
    const form = button("flow", 0, { type: "action", action: { flow_token: "t", flow_action_data: { order: "48213" } } });
    const products = {
      thumbnail_product_retailer_id: "mug",
      sections: [{ title: "Mugs", product_items: [{ product_retailer_id: "mug" }] }],
    };
    const sent = [
      templateTo(MARTA, "return_form", "en", [one]),
      templateTo(MARTA, "return_form", "en", [one, form]),
      templateTo(MARTA, "new_catalog", "en"),
      templateTo(MARTA, "new_catalog", "en", [
        button("CATALOG", 0, { type: "action", action: { thumbnail_product_retailer_id: "mug" } }),
      ]),
      templateTo(MARTA, "basket_reminder", "en", [one, button("mpm", 0, { type: "action", action: products })]),
    ];
    for (const message of sent) expect((await send(message)).body.error).toBeUndefined();
  });

  test("of a code arrives with the code to copy", async () => {
    const world = await startWorld();
    const code = [{ type: "text", text: "123456" }];
    const components = [{ type: "body", parameters: code }, button("url", 0, ...code)];
    await world.send(templateTo(MARTA, "sign_in_code", "en", components));
    expect((await arrived(world, "sign_in_code"))?.buttons?.[0]?.url).toContain("code=otp123456");
  });
});

describe("Meta refuses a template", () => {
  const soon = Date.now() + 3_600_000;
  const one = { type: "body", parameters: [{ type: "text", text: "48213" }] };
  const code = (body: string, inButton: string) => [
    { type: "body", parameters: [{ type: "text", text: body }] },
    button("url", 0, { type: "text", text: inButton }),
  ];
  test.each<[string, object, number]>([
    ["with a card too few", carousel(CARDS.slice(0, 2)), 132000],
    ["without its cards", templateTo(MARTA, "autumn_picks", "en", [NAME]), 132000],
    ["with the same card twice", carousel([CARDS[0] ?? {}, CARDS[0] ?? {}, CARDS[2] ?? {}]), 132012],
    ["with a card without its picture", carousel(CARDS.map(({ card_index }) => ({ card_index, components: [] }))), 132012],
    [
      "with words on a card that has no variable",
      carousel(CARDS.map((card) => ({ ...card, components: [IMAGE, NAME] }))),
      132000,
    ],
    ["with cards that it does not have", templateTo(MARTA, "new_catalog", "en", [{ type: "carousel", cards: CARDS }]), 132000],
    ["without the end of its offer", templateTo(MARTA, "weekend_code", "en", [IMAGE, NAME, COUPON, SUFFIX]), 132012],
    ["with an offer that is over", offer(Date.now() - 1_000, COUPON, SUFFIX), 131009],
    ["with an end that is no time", offer("tomorrow", COUPON, SUFFIX), 131009],
    [
      "with an offer that it does not have",
      templateTo(MARTA, "new_catalog", "en", [{ type: "limited_time_offer", parameters: [{}] }]),
      132000,
    ],
    ["without its code", offer(soon, SUFFIX), 131008],
    [
      "with a code of more than letters and digits",
      offer(soon, SUFFIX, button("copy_code", 0, { type: "coupon_code", coupon_code: "10 %" })),
      132018,
    ],
    ["without the end of its link", offer(soon, COUPON), 131008],
    ["with a code of sixteen characters", templateTo(MARTA, "sign_in_code", "en", code("1".repeat(16), "1".repeat(16))), 132018],
    ["with another code in its button", templateTo(MARTA, "sign_in_code", "en", code("123456", "654321")), 132012],
    ["without the code's button", templateTo(MARTA, "sign_in_code", "en", [one]), 131008],
    ["with a code's button as copy_code", templateTo(MARTA, "sign_in_code", "en", [one, button("copy_code", 0)]), 132012],
    ["without its products", templateTo(MARTA, "basket_reminder", "en", [one]), 131008],
    [
      "with no products in the list",
      templateTo(MARTA, "basket_reminder", "en", [
        one,
        button("mpm", 0, { type: "action", action: { thumbnail_product_retailer_id: "m", sections: [] } }),
      ]),
      131009,
    ],
    [
      "with form data that is a text",
      templateTo(MARTA, "return_form", "en", [one, button("flow", 0, { type: "action", action: { flow_action_data: "x" } })]),
      131009,
    ],
    [
      "with a place that is none",
      templateTo(MARTA, "repair_ready", "en", [{ type: "header", parameters: [{ type: "location", location: {} }] }]),
      131008,
    ],
    [
      "with two pictures",
      templateTo(MARTA, "welcome_back", "en", [{ ...IMAGE, parameters: [...IMAGE.parameters, ...IMAGE.parameters] }, NAME]),
      132000,
    ],
  ])("%s", async (_what, message, expected) => {
    const { send } = await startWorld();
    expect((await send(message)).body.error).toMatchObject({ code: expected });
  });
});
