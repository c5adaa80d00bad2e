import { describe, expect, test } from "vitest";
import {
  contactsMessage,
  locationMessage,
  mediaMessage,
  reactionMessage,
  templateMessage,
  textMessage,
} from "@/lib/whatsapp/outbound";

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

  const media = { recipient: ANA, callbackData: "m1", quotedWamid: null, mediaId: "7001", fileName: "A-17.pdf", isVoice: true };

  test.each([
    ["image", { id: "7001", caption: "Look" }],
    ["video", { id: "7001", caption: "Look" }],
    ["document", { id: "7001", caption: "Look", filename: "A-17.pdf" }],
    ["audio", { id: "7001", voice: true }],
    ["sticker", { id: "7001" }],
  ] as const)("of a file as %s says only what that kind may say", (as, object) => {
    const message = mediaMessage({ ...media, as, caption: "Look" });
    expect(message).toEqual({ ...ENVELOPE, type: as, [as]: object });
  });

  test("of a file without words says none, and can quote", () => {
    expect(mediaMessage({ ...media, as: "document", caption: "", fileName: null, quotedWamid: "wamid.IN1" })).toEqual({
      ...ENVELOPE,
      context: { message_id: "wamid.IN1" },
      type: "document",
      document: { id: "7001" },
    });
    expect(mediaMessage({ ...media, as: "audio", caption: null, isVoice: false })).toMatchObject({ audio: { id: "7001" } });
    expect(mediaMessage({ ...media, as: "audio", caption: null, isVoice: false }).audio).not.toHaveProperty("voice");
  });

  test("of a place has numbers, and words only where there are some", () => {
    const place = { recipient: ANA, callbackData: "m1", quotedWamid: null, latitude: 38.7109, longitude: -9.1433 };
    expect(locationMessage({ ...place, name: "Ribeira", address: "Rua do Arsenal 1" })).toEqual({
      ...ENVELOPE,
      type: "location",
      location: { latitude: 38.7109, longitude: -9.1433, name: "Ribeira", address: "Rua do Arsenal 1" },
    });
    expect(locationMessage({ ...place, name: null, address: null }).location).toEqual({ latitude: 38.7109, longitude: -9.1433 });
  });

  test("of cards has Meta's names for what a card says", () => {
    const card = {
      name: "Ana Lopes",
      firstName: "Ana",
      lastName: "Lopes",
      phones: [{ phone: "+34 600 111 222", waId: "34600111222", type: "CELL" }],
      emails: [{ email: "ana@a.example" }],
      urls: [{ url: "https://a.example", type: "WORK" }],
      addresses: [{ text: "Rua do Arsenal 1, Lisboa", type: "HOME" }],
      company: "Ribeira",
      title: "Buyer",
      birthday: "1990-02-28",
    };
    expect(contactsMessage({ recipient: ANA, callbackData: "m1", quotedWamid: null, cards: [card] })).toEqual({
      ...ENVELOPE,
      type: "contacts",
      contacts: [
        {
          name: { formatted_name: "Ana Lopes", first_name: "Ana", last_name: "Lopes" },
          phones: [{ phone: "+34 600 111 222", type: "CELL", wa_id: "34600111222" }],
          emails: [{ email: "ana@a.example" }],
          urls: [{ url: "https://a.example", type: "WORK" }],
          addresses: [{ street: "Rua do Arsenal 1, Lisboa", type: "HOME" }],
          org: { company: "Ribeira", title: "Buyer" },
          birthday: "1990-02-28",
        },
      ],
    });
  });

  test("of a card with nothing but a name has the part of a name that Meta wants, and nothing that Meta would refuse", () => {
    const card = { name: "Ana", phones: [], emails: [], urls: [], addresses: [], birthday: "28 Feb" };
    expect(contactsMessage({ recipient: ANA, callbackData: "m1", quotedWamid: null, cards: [card] }).contacts).toEqual([
      { name: { formatted_name: "Ana", first_name: "Ana" } },
    ]);
  });
});
