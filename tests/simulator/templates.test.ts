import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { MARTA, templateTo, textTo } from "./simulated-world";

function text(value: string, name?: string) {
  return { type: "text", ...(name ? { parameter_name: name } : {}), text: value };
}

const ORDER_UPDATE = [{ type: "body", parameters: [text("Marta"), text("segue hoje")] }];
const ORDER_DELAYED = [
  { type: "header", parameters: [text("48213", "order")] },
  { type: "body", parameters: [text("Friday", "date"), text("Marta", "name")] },
  { type: "button", sub_type: "url", index: "2", parameters: [text("48213")] },
];

describe("a template", () => {
  test("goes out with its variables filled in, to someone who has never written", async () => {
    const { send, control, receiver, idle } = await startWorld();
    const { body } = await send(templateTo(MARTA, "order_update", "pt_PT", ORDER_UPDATE));
    expect(body.messages).toEqual([{ id: expect.any(String), message_status: "accepted" }]);
    await idle();
    const { body: arrived } = await control("GET customers/marta/messages?template=order_update");
    expect(arrived.messages?.[0]?.template).toMatchObject({
      body: "Olá Marta, há novidades sobre a sua encomenda: segue hoje.\n\nResponda a esta mensagem se precisar de ajuda.",
      buttons: [{ kind: "QUICK_REPLY", text: "Falar connosco", payload: "Falar connosco" }],
    });
    expect(receiver.updates("statuses").map(({ status }) => status)).toEqual(["sent", "delivered"]);
    expect(receiver.updates("statuses")[0]?.pricing).toMatchObject({ category: "utility", type: "regular", billable: true });
  });

  test("takes named parameters in any order, a header variable and the end of a link", async () => {
    const { send, control, idle } = await startWorld();
    expect((await send(templateTo(MARTA, "order_delayed", "en_GB", ORDER_DELAYED))).status).toBe(200);
    await idle();
    const { body } = await control("GET customers/marta/messages?template=order_delayed");
    const template = body.messages?.[0]?.template;
    expect(template?.header).toEqual({ kind: "text", text: "Order 48213 is late" });
    expect(template?.body).toContain(
      "Hello Marta, we are sorry: your order needs longer than we promised. The new date is Friday.",
    );
    expect(template?.buttons?.[2]).toMatchObject({ kind: "URL", url: "https://ribeira.example/track/48213" });
  });

  test("with an image on top takes a link to one", async () => {
    const { send } = await startWorld();
    const image = (link: string) => [
      { type: "header", parameters: [{ type: "image", image: { link } }] },
      { type: "body", parameters: [text("Marta", "name")] },
    ];
    expect((await send(templateTo(MARTA, "welcome_back", "en", image("https://a.example/b.jpg")))).status).toBe(200);
    expect((await send(templateTo(MARTA, "welcome_back", "en", image("b.jpg")))).body.error).toMatchObject({ code: 131009 });
  });

  test("quick reply that the customer presses comes back as a message that opens the window", async () => {
    const { send, control, receiver, idle } = await startWorld();
    const components = [
      { type: "body", parameters: [text("48213", "order")] },
      { type: "button", sub_type: "quick_reply", index: 1, parameters: [{ type: "payload", payload: "bad:48213" }] },
    ];
    const { body } = await send(templateTo(MARTA, "rate_your_order", "en", components));
    const messageId = body.messages?.[0]?.id;
    await idle();
    await control("POST customers/marta/taps", { messageId, index: 1 });
    await idle();
    expect(receiver.updates("messages")[0]).toMatchObject({
      type: "button",
      button: { payload: "bad:48213", text: "Could be better" },
      context: { id: messageId, from: "351210000100" },
    });
    expect((await send(textTo(MARTA))).status).toBe(200);
    await control("GET customers/marta/messages/wait?text=Bom dia!&status=delivered");
  });

  test("for signing in needs a phone number", async () => {
    const { send } = await startWorld();
    const components = [
      { type: "body", parameters: [text("123456")] },
      { type: "button", sub_type: "url", index: "0", parameters: [text("123456")] },
    ];
    expect((await send(templateTo(MARTA, "sign_in_code", "en", components))).status).toBe(200);
    const { to: _, ...message } = templateTo("", "sign_in_code", "en", components);
    const answer = await send({ ...message, recipient: "PT.88214077315562431" });
    expect(answer.body.error).toMatchObject({ code: 131062 });
  });

  test("of marketing does not reach someone who stopped it", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("PATCH customers/marta", { marketingStopped: true });
    const components = [{ type: "body", parameters: [text("48213", "order")] }];
    expect((await send(templateTo(MARTA, "rate_your_order", "en", components))).status).toBe(200);
    await idle();
    expect(receiver.updates("statuses")[0]?.errors?.[0]).toMatchObject({ code: 131050 });
    const preference = receiver.values().find((value) => value.user_preferences)?.user_preferences?.[0];
    expect(preference).toMatchObject({ wa_id: "351912555014", category: "marketing_messages", value: "stop" });
  });
});

describe("Meta refuses a template", () => {
  test.each([
    [
      "that does not exist",
      templateTo(MARTA, "no_such_thing", "en"),
      404,
      132001,
      "template name (no_such_thing) does not exist in en",
    ],
    ["in a language it does not have", templateTo(MARTA, "order_update", "en"), 404, 132001, "does not exist in en"],
    ["that is still in review", templateTo(MARTA, "returns_label", "en"), 404, 132001, "does not exist"],
    ["that was rejected", templateTo(MARTA, "christmas_hours", "pt_PT"), 404, 132001, "does not exist"],
    ["that is paused", templateTo(MARTA, "refund_done", "en"), 400, 132015, "paused"],
    ["that is disabled", templateTo(MARTA, "courier_note", "en"), 400, 132016, "disabled"],
    [
      "without its parameters",
      templateTo(MARTA, "order_update", "pt_PT"),
      400,
      132000,
      "body: number of localizable_params (0) does not match the expected number of params (2)",
    ],
    [
      "with too many parameters",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("a"), text("b"), text("c")] }]),
      400,
      132000,
      "(3) does not match the expected number of params (2)",
    ],
    [
      "with a header it does not have",
      templateTo(MARTA, "order_update", "pt_PT", [...ORDER_UPDATE, { type: "header", parameters: [] }]),
      400,
      132000,
      "header:",
    ],
    [
      "whose named parameters have no names",
      templateTo(MARTA, "pickup_ready", "en", [{ type: "body", parameters: [text("1"), text("2")] }]),
      400,
      100,
      "Parameter name is missing or empty",
    ],
    [
      "with a name that is not its own",
      templateTo(MARTA, "pickup_ready", "en", [{ type: "body", parameters: [text("1", "order"), text("2", "when")] }]),
      400,
      132000,
      'parameter_name "when"',
    ],
    [
      "with names where it has numbers",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("a", "x"), text("b", "y")] }]),
      400,
      132012,
      "the template is positional",
    ],
    [
      "with a picture for a text",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("a"), { type: "image" }] }]),
      400,
      132012,
      "expected TEXT, received IMAGE",
    ],
    [
      "without the picture on top",
      templateTo(MARTA, "welcome_back", "en", [{ type: "body", parameters: [text("Marta", "name")] }]),
      400,
      132012,
      "header: Format mismatch, expected IMAGE, received UNKNOWN",
    ],
    [
      "with an empty value",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("Marta"), text("")] }]),
      400,
      131008,
      "Parameter of type text is missing text value",
    ],
    [
      "with a line break in a value",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("Marta"), text("a\nb")] }]),
      400,
      132018,
      "cannot have new-line/tab characters",
    ],
    [
      "with five spaces in a row",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("Marta"), text("a     b")] }]),
      400,
      132018,
      "more than 4 consecutive spaces",
    ],
    [
      "that is too long once filled in",
      templateTo(MARTA, "order_update", "pt_PT", [{ type: "body", parameters: [text("Marta"), text("x".repeat(1_000))] }]),
      400,
      132005,
      "too long",
    ],
    [
      "without the end of its link",
      templateTo(MARTA, "order_delayed", "en_GB", ORDER_DELAYED.slice(0, 2)),
      400,
      131008,
      "buttons: Button at index 2 of type Url requires a parameter",
    ],
    [
      "with a button it does not have",
      templateTo(MARTA, "pickup_ready", "en", [
        { type: "body", parameters: [text("1", "order"), text("2", "until")] },
        { type: "button", sub_type: "url", index: 0, parameters: [text("x")] },
      ]),
      400,
      132018,
      "index 0",
    ],
    [
      "with a button of another kind",
      templateTo(MARTA, "order_delayed", "en_GB", [
        ...ORDER_DELAYED,
        { type: "button", sub_type: "url", index: 0, parameters: [text("x")] },
      ]),
      400,
      132012,
      "is of type QUICK_REPLY, received URL",
    ],
  ])("%s", async (_what, message, status, code, details) => {
    const { send } = await startWorld();
    const answer = await send(message);
    expect(answer.body.error).toMatchObject({ code });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.error_data?.details).toContain(details);
  });

  test.each([
    ["no template", { template: undefined }, "The parameter template is required."],
    ["no name", { template: { language: { code: "en" } } }, "The parameter template.name is required."],
    ["no language", { template: { name: "order_update" } }, "The parameter template.language is required."],
    [
      "no language code",
      { template: { name: "order_update", language: {} } },
      "The parameter template.language.code is required.",
    ],
    [
      "a component of its own invention",
      { template: { name: "order_update", language: { code: "pt_PT" }, components: [{ type: "song" }] } },
      "Param template.components[0].type must be one of {HEADER, BODY, BUTTON, LIMITED_TIME_OFFER, CAROUSEL}",
    ],
  ])("with %s", async (_what, wrong, words) => {
    const { send } = await startWorld();
    const { status, body } = await send({ ...templateTo(MARTA, "order_update", "pt_PT"), ...wrong });
    expect(status).toBe(400);
    expect(body.error?.message).toContain(words);
  });
});
