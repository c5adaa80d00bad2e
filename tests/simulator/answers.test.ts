import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { GOOD } from "./interactive-samples";
import { MARTA, type SimulatedWorld } from "./simulated-world";

/** A world in which the business has asked Marta something. */
async function ask(interactive: object | undefined): Promise<{ world: SimulatedWorld; messageId: string }> {
  const world = await startWorld();
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  await world.idle();
  const { body } = await world.send({ messaging_product: "whatsapp", to: MARTA, type: "interactive", interactive });
  await world.idle();
  return { world, messageId: String(body.messages?.[0]?.id) };
}

describe("a customer answers", () => {
  const flowAnswer = { flow_token: "t", day: "Monday" };

  test.each([
    ["a button", "reply buttons", { choice: "yes" }, { type: "button_reply", button_reply: { id: "yes", title: "yes" } }],
    [
      "a row",
      "a list of sections",
      { choice: "a" },
      { type: "list_reply", list_reply: { id: "a", title: "Ten", description: "Main St" } },
    ],
    ["a card", "cards with quick replies", { choice: "b" }, { type: "button_reply", button_reply: { id: "b", title: "Pick b" } }],
    [
      "a flow",
      "a flow",
      { values: { day: "Monday" } },
      { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: JSON.stringify(flowAnswer) } },
    ],
    [
      "yes to calls",
      "a wish to call",
      { permission: "accept" },
      {
        type: "call_permission_reply",
        call_permission_reply: {
          response: "accept",
          is_permanent: false,
          expiration_timestamp: expect.any(Number),
          response_source: "user_action",
        },
      },
    ],
    [
      "no to calls",
      "a wish to call",
      { permission: "reject" },
      { type: "call_permission_reply", call_permission_reply: { response: "reject", response_source: "user_action" } },
    ],
  ])("%s", async (_what, asked, answer, interactive) => {
    const { world, messageId } = await ask(GOOD[asked]);
    await world.control("POST customers/marta/answers", { messageId, ...answer });
    await world.idle();
    expect(world.receiver.updates("messages").at(-1)).toMatchObject({ type: "interactive", context: { id: messageId } });
    expect(world.receiver.updates("messages").at(-1)?.interactive).toEqual(interactive);
  });

  test.each([
    ["a place", "a wish for a place", { place: { name: "Home" } }, "location", { name: "Home", latitude: 38.7117 }],
    [
      "products",
      "a list of products",
      { items: [{ productId: "mug-blue", quantity: 2 }] },
      "order",
      { product_items: [{ product_retailer_id: "mug-blue", quantity: 2 }] },
    ],
    [
      "the number",
      "a wish for the number",
      { contact: true },
      "contacts",
      [{ origin: "contact_request", vcard: expect.stringContaining("+351912555014") }],
    ],
  ])("with %s", async (_what, asked, answer, type, object) => {
    const { world, messageId } = await ask(GOOD[asked]);
    await world.control("POST customers/marta/answers", { messageId, ...answer });
    await world.idle();
    const message = world.receiver.updates("messages").at(-1);
    expect(message).toMatchObject({ type, context: { id: messageId } });
    expect(message?.[type]).toMatchObject(object);
  });

  test("an address, if the phone is in India", async () => {
    const world = await startWorld();
    await world.control("PUT customers/asha", { profileName: "Asha", phone: "919876543210" });
    await world.control("POST customers/asha/messages", { type: "text", text: "Hi" });
    await world.idle();
    const interactive = GOOD["a wish for an address"];
    const to = "+919876543210";
    const { body } = await world.send({ messaging_product: "whatsapp", to, type: "interactive", interactive });
    await world.control("POST customers/asha/answers", { messageId: body.messages?.[0]?.id, values: { city: "Pune" } });
    await world.idle();
    expect(world.receiver.updates("messages").at(-1)?.interactive).toEqual({
      type: "nfm_reply",
      nfm_reply: { name: "address_message", body: "Address", response_json: '{"values":{"city":"Pune"}}' },
    });
  });

  test.each([
    ["with a choice that was not offered", "reply buttons", { choice: "maybe" }],
    ["a button with a place", "reply buttons", { place: {} }],
    ["a place's wish with a form", "a wish for a place", { values: {} }],
    ["a flow with permission", "a flow", { permission: "accept" }],
    ["a link with products", "a link", { items: [{ productId: "a" }] }],
    ["a link with the number", "a link", { contact: true }],
  ])("but not %s", async (_what, asked, answer) => {
    const { world, messageId } = await ask(GOOD[asked]);
    expect((await world.control("POST customers/marta/answers", { messageId, ...answer })).status).toBe(409);
  });
});
