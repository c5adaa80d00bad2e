import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, MARTA, textTo } from "./simulated-world";

describe("a message that Meta accepts", () => {
  test("is answered with a wamid and WhatsApp's form of the number, and reaches the phone", async () => {
    const { send, control } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    const answer = await send(textTo("+351 912-555-014", "Bom dia, Marta!"));
    expect(answer.status).toBe(200);
    expect(answer.body.contacts).toEqual([{ input: "+351 912-555-014", wa_id: "351912555014" }]);
    expect(answer.body.messages).toEqual([{ id: expect.stringMatching(/^wamid\./) }]);
    const arrived = await control("GET customers/marta/messages/wait?text=Bom dia, Marta!&status=delivered");
    expect(arrived.body).toMatchObject({ id: answer.body.messages?.[0]?.id, direction: "outbound" });
  });

  test("to a Brazilian number is answered with the wa_id that differs from it", async () => {
    const { send } = await startWorld();
    const { body } = await send(textTo("+5531987555012"));
    expect(body.contacts).toEqual([{ input: "+5531987555012", wa_id: "553187555012" }]);
  });

  test("to a number without a plus goes to the customer of that number, else into the business's own country", async () => {
    const { send } = await startWorld();
    expect((await send(textTo("351912555014"))).body.contacts?.[0]).toMatchObject({ wa_id: "351912555014" });
    expect((await send(textTo("912000111"))).body.contacts?.[0]).toMatchObject({ wa_id: "351912000111" });
  });

  test("to a BSUID is answered with the user id and no phone", async () => {
    const { send } = await startWorld();
    const recipient = "PT.88214077315562431";
    const { body } = await send({ messaging_product: "whatsapp", recipient, type: "text", text: { body: "Hi" } });
    expect(body.contacts).toEqual([{ input: recipient, user_id: recipient }]);
  });

  test("with both addresses goes to the phone and is answered with both ids", async () => {
    const { send } = await startWorld();
    const { body } = await send(textTo(MARTA, "Hi", { recipient: "PT.88214077315562014" }));
    expect(body.contacts).toEqual([{ input: MARTA, wa_id: "351912555014", user_id: "PT.88214077315562014" }]);
  });

  test("may name any version, a dead one or none, and Meta's clock stands in the answer", async () => {
    const now = () => new Date("2026-11-24T14:32:08.000Z");
    const { url, send, graph } = await startWorld({ now });
    expect((await send(textTo(MARTA))).headers.get("date")).toBe("Tue, 24 Nov 2026 14:32:08 GMT");
    for (const version of ["v19.0/", ""]) {
      expect((await graph(`POST ${url}/${version}${CREDENTIALS.phoneNumberId}/messages`, textTo(MARTA))).status).toBe(200);
    }
  });
});

describe("Meta refuses", () => {
  const text = { body: "Hi" };
  const whatsapp = { messaging_product: "whatsapp" };

  test.each([
    ["no messaging_product", { to: MARTA, type: "text", text }, 100, "The parameter messaging_product is required."],
    ["another product", { messaging_product: "sms", to: MARTA, type: "text", text }, 100, "must be one of {WHATSAPP}"],
    ["nobody to send to", { ...whatsapp, type: "text", text }, 100, "The parameter to is required."],
    ["no type", { ...whatsapp, to: MARTA, text }, 100, "The parameter type is required."],
    ["a type of its own invention", { ...whatsapp, to: MARTA, type: "shout" }, 100, "must be one of {AUDIO, CONTACTS,"],
    ["a text without its object", { ...whatsapp, to: MARTA, type: "text" }, 100, "The parameter text is required."],
    ["a text without a body", textTo(MARTA, undefined, { text: {} }), 100, "The parameter text.body is required."],
    ["an empty text", textTo(MARTA, ""), 100, "Param text.body must be at least 1 characters long."],
    ["a text beyond 4,096 characters", textTo(MARTA, "x".repeat(4_097)), 100, "Param text.body must be at most 4096"],
    ["a text that is no text", textTo(MARTA, undefined, { text: { body: 7 } }), 100, "Param text.body must be a string."],
    [
      "callback data beyond 512 characters",
      textTo(MARTA, "Hi", { biz_opaque_callback_data: "x".repeat(513) }),
      100,
      "Param biz_opaque_callback_data must be at most 512",
    ],
    ["a context without an id", textTo(MARTA, "Hi", { context: {} }), 100, "The parameter context.message_id is required."],
    ["its own number", textTo(CREDENTIALS.displayPhoneNumber), 131021, "Recipient cannot be sender"],
    ["a group it is not in", textTo("120363", "Hi", { recipient_type: "group" }), 131041, "Group not found"],
  ])("%s", async (_what, message, code, words) => {
    const { send } = await startWorld();
    const { status, body } = await send(message);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, type: "OAuthException", fbtrace_id: expect.any(String) });
    expect(body.error?.message).toContain(words);
  });

  test.each([
    ["words instead of a number", textTo("Marta"), 100, "Parameter Invalid"],
    ["a number with a trunk prefix", textTo("00351912555014"), 100, "Parameter Invalid"],
    ["a number that is too long", textTo("+3519125550140000"), 100, "Parameter Invalid"],
    [
      "an unknown key inside an object",
      textTo(MARTA, "Hi", { text: { ...text, caption: "x" } }),
      100,
      'Unexpected key "caption"',
    ],
    [
      "a user id of another portfolio",
      { ...whatsapp, recipient: "PT.1", type: "text", text },
      131009,
      "recipient is not a business-scoped user id",
    ],
  ])("%s, with details", async (_what, message, code, details) => {
    const { send } = await startWorld();
    const { status, body } = await send(message);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, error_data: { messaging_product: "whatsapp" } });
    expect(body.error?.error_data?.details).toContain(details);
  });

  test.each([
    ["no token", null],
    ["a wrong token", "another-token"],
  ])("%s with 190", async (_what, token) => {
    const { graph } = await startWorld();
    const { status, body } = await graph(`POST ${CREDENTIALS.phoneNumberId}/messages`, textTo(MARTA), token);
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: 190, type: "OAuthException" });
  });

  test("an expired token with 190 and subcode 463", async () => {
    const { send } = await startWorld({ settings: { tokenExpired: true } });
    expect((await send(textTo(MARTA))).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test("a wrong appsecret_proof, and takes the right one", async () => {
    const { graph } = await startWorld();
    const { createHmac } = await import("node:crypto");
    const proof = createHmac("sha256", CREDENTIALS.appSecret).update(CREDENTIALS.accessToken).digest("hex");
    const path = `GET ${CREDENTIALS.phoneNumberId}?fields=id&appsecret_proof=`;
    expect((await graph(`${path}${"0".repeat(64)}`)).body.error).toMatchObject({ code: 100 });
    expect((await graph(`${path}${proof}`)).status).toBe(200);
  });

  test("an unknown number with 100 and subcode 33", async () => {
    const { graph } = await startWorld();
    const { status, body } = await graph("POST 999/messages", textTo(MARTA));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33, type: "GraphMethodException" });
    expect(body.error?.message).toContain("Object with ID '999' does not exist");
  });

  test("a body that is no JSON, as if it were empty", async () => {
    const { url } = await startWorld();
    const response = await fetch(`${url}/v26.0/${CREDENTIALS.phoneNumberId}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${CREDENTIALS.accessToken}`, "content-type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("The parameter messaging_product is required.");
  });

  test("a path that the Graph API does not have", async () => {
    const { graph } = await startWorld();
    expect((await graph(`GET ${CREDENTIALS.wabaId}/flowers`)).body.error).toMatchObject({ code: 2500 });
  });
});

describe("reactions", () => {
  test("land on the customer's message, replace each other, and are taken back with an empty emoji", async () => {
    const { send, control } = await startWorld();
    const { body: theirs } = await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    const react = (emoji: string) => send({ ...reaction(String(theirs.id), emoji) });
    expect((await react("👍")).body.messages).toHaveLength(1);
    await control("GET customers/marta/messages/wait?text=Olá!&reaction=👍");
    await react("❤️");
    await control("GET customers/marta/messages/wait?text=Olá!&reaction=❤️");
    await react("");
    await control("GET idle");
    const { body } = await control("GET customers/marta/messages?text=Olá!");
    expect(body.messages?.[0]?.reactions).toEqual({ customer: null, business: null });
  });

  test("only ever become sent", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("PATCH customers/marta", { chatOpen: true });
    const { body: theirs } = await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await send(reaction(String(theirs.id), "🙏"));
    await idle();
    expect(receiver.updates("statuses").map(({ status }) => status)).toEqual(["sent"]);
  });

  test("to a message that is not the customer's fail later with 131009", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    const { body } = await send(textTo(MARTA));
    expect((await send(reaction(String(body.messages?.[0]?.id), "👍"))).status).toBe(200);
    await idle();
    expect(receiver.updates("statuses").find(({ status }) => String(status) === "failed")?.errors?.[0]).toMatchObject({
      code: 131009,
    });
  });

  test.each([
    ["words for an emoji", { emoji: "great" }, 131009],
    ["two emoji", { emoji: "👍👍" }, 131009],
    ["no emoji at all", { emoji: undefined }, 100],
    ["no target", { message_id: undefined }, 100],
  ])("with %s are refused", async (_what, wrong, code) => {
    const { send } = await startWorld();
    const message = reaction("wamid.X", "👍");
    const { status, body } = await send({ ...message, reaction: { ...message.reaction, ...wrong } });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code });
  });

  test("cannot carry a context", async () => {
    const { send } = await startWorld();
    const { body } = await send({ ...reaction("wamid.X", "👍"), context: { message_id: "wamid.Y" } });
    expect(body.error).toMatchObject({ code: 100 });
  });
});

describe("marking as read", () => {
  test("turns that message's ticks blue and those of all before it, on the customer's phone", async () => {
    const { send, control } = await startWorld();
    const ids: string[] = [];
    for (const text of ["One", "Two", "Three"]) {
      ids.push(String((await control("POST customers/marta/messages", { type: "text", text })).body.id));
    }
    await control("GET idle");
    expect((await send(read(String(ids[1])))).body).toEqual({ success: true });
    const { body } = await control("GET customers/marta/messages");
    expect(body.messages?.map(({ status }) => status)).toEqual(["read", "read", "delivered"]);
  });

  test("leaves a later message of the same instant unread", async () => {
    const instant = new Date("2026-11-22T12:00:00Z");
    const { send, control } = await startWorld({ now: () => instant });
    const ids: string[] = [];
    for (const text of ["One", "Two"]) {
      ids.push(String((await control("POST customers/marta/messages", { type: "text", text })).body.id));
    }
    await control("GET idle");
    await send(read(String(ids[0])));
    const { body } = await control("GET customers/marta/messages");
    expect(body.messages?.map(({ status }) => status)).toEqual(["read", "delivered"]);
  });

  test("shows typing when asked to, until the answer arrives", async () => {
    const { send, control } = await startWorld();
    const { body } = await control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await send({ ...read(String(body.id)), typing_indicator: { type: "text" } });
    expect((await control("GET customers/marta")).body.typingUntil).toEqual(expect.any(Number));
    await send(textTo(MARTA));
    await control("GET idle");
    expect((await control("GET customers/marta")).body.typingUntil).toBeNull();
  });

  test.each([
    ["an unknown message", read("wamid.NOBODY"), 131009],
    ["no message", { messaging_product: "whatsapp", status: "read" }, 100],
    ["another status", { ...read("wamid.X"), status: "seen" }, 100],
    ["another kind of typing", { ...read("wamid.X"), typing_indicator: { type: "audio" } }, 100],
  ])("refuses %s", async (_what, request, code) => {
    const { send } = await startWorld();
    const { status, body } = await send(request);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code });
  });

  test("refuses a message of the business's own", async () => {
    const { send } = await startWorld();
    const { body } = await send(textTo(MARTA));
    expect((await send(read(String(body.messages?.[0]?.id)))).body.error).toMatchObject({ code: 131009 });
  });
});

function reaction(messageId: string, emoji: string) {
  return { messaging_product: "whatsapp", to: MARTA, type: "reaction", reaction: { message_id: messageId, emoji } };
}

function read(messageId: string) {
  return { messaging_product: "whatsapp", status: "read", message_id: messageId };
}
