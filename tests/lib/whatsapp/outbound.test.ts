import { describe, expect, test } from "vitest";
import { reactionMessage, templateMessage, textMessage } from "@/lib/whatsapp/outbound";

const ANA = { phone: "34600111222", userId: "ES.1234567890" };
const ENVELOPE = {
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to: "+34600111222",
  biz_opaque_callback_data: "m1",
};
const text = { recipient: ANA, text: "Hola", quotedWamid: null, callbackData: "m1" };

describe("an outbound message", () => {
  test("of text is what the API takes", () => {
    expect(textMessage(text)).toEqual({ ...ENVELOPE, type: "text", text: { body: "Hola" } });
  });

  test("quotes the message it answers", () => {
    expect(textMessage({ ...text, quotedWamid: "wamid.IN1" })).toEqual({
      ...ENVELOPE,
      context: { message_id: "wamid.IN1" },
      type: "text",
      text: { body: "Hola" },
    });
  });

  test.each([
    ["see https://a.example", { body: "see https://a.example", preview_url: true }],
    ["see www.a.example", { body: "see www.a.example" }],
  ])("%j asks for a link preview where there can be one", (body, expected) => {
    expect(textMessage({ ...text, text: body })).toMatchObject({ text: expected });
    expect(textMessage({ ...text, text: body }).text).toEqual(expected);
  });

  test("goes to the user id only when there is no phone, and never to both", () => {
    const toUserId = textMessage({ ...text, recipient: { ...ANA, phone: null } });
    expect(toUserId).toMatchObject({ recipient: "ES.1234567890" });
    expect(toUserId).not.toHaveProperty("to");
    expect(textMessage(text)).not.toHaveProperty("recipient");
  });

  test("to nobody is a bug", () => {
    expect(() => textMessage({ ...text, recipient: { phone: null, userId: null } })).toThrow(
      "A recipient needs a phone or a user id.",
    );
  });

  test("of a template leaves the components out when there are none", () => {
    const template = { recipient: ANA, callbackData: "m1", name: "order_ready", language: "pt_PT" };
    const components = [{ type: "body", parameters: [{ type: "text", text: "Ana" }] }];
    expect(templateMessage({ ...template, components })).toEqual({
      ...ENVELOPE,
      type: "template",
      template: { name: "order_ready", language: { code: "pt_PT" }, components },
    });
    expect(templateMessage({ ...template, components: [] })).toEqual({
      ...ENVELOPE,
      type: "template",
      template: { name: "order_ready", language: { code: "pt_PT" } },
    });
  });

  test.each(["👍", ""])("of the reaction %j names its message", (emoji) => {
    expect(reactionMessage({ recipient: ANA, callbackData: "m1", targetWamid: "wamid.IN1", emoji })).toEqual({
      ...ENVELOPE,
      type: "reaction",
      reaction: { message_id: "wamid.IN1", emoji },
    });
  });
});
