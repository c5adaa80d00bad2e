import { expect, test } from "vitest";
import { Image, Reaction, Template, Text } from "whatsapp-api-js/messages";
import { BodyComponent, BodyParameter, HeaderComponent, HeaderParameter, URLComponent } from "whatsapp-api-js/messages/template";
import { startForeignProduct } from "./foreign-product";

test("a foreign client sends a text and hears of it by signed webhooks it has checked itself", async () => {
  const { client, heard, control, phone } = await startForeignProduct();
  await control("POST", "customers/marta/messages", { type: "text", text: "Olá! 😕 a/b" });
  const answer = await client.sendMessage(phone, { phone: "+351912555014", bsuid: "" }, new Text("Bom dia!"));
  expect(answer).toMatchObject({ contacts: [{ wa_id: "351912555014" }], messages: [{ id: expect.stringMatching(/^wamid\./) }] });
  await control("GET", "idle");
  const id = "messages" in answer ? answer.messages[0].id : "";
  expect(heard).toEqual([
    { kind: "text", text: "Olá! 😕 a/b" },
    { kind: "sent", text: id },
    { kind: "delivered", text: id },
  ]);
});

test("a foreign client reaches a customer by BSUID, quotes, reacts and marks as read", async () => {
  const { client, control, phone } = await startForeignProduct();
  const { id } = await control("POST", "customers/kitefisher/messages", { type: "text", text: "Hello?" });
  const bsuid = "PT.88214077315562431";
  const answer = await client.sendMessage(phone, { bsuid }, new Text("Here"), id, "our-id");
  expect(answer).toMatchObject({ contacts: [{ input: bsuid, user_id: bsuid }] });
  await client.sendMessage(phone, { bsuid }, new Reaction(id, "👍"));
  expect(await client.markAsRead(phone, id, "text")).toEqual({ success: true });
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/kitefisher/messages");
  expect(messages[0]).toMatchObject({ status: "read", reactions: { business: "👍" } });
  expect(messages[1]).toMatchObject({ quotedId: id, callbackData: "our-id", status: "delivered" });
});

test("a foreign client's templates pass, and a wrong one is refused in Meta's words", async () => {
  const { client, control, phone } = await startForeignProduct();
  const marta = { phone: "+351912555014", bsuid: "" };
  const body = new BodyComponent(new BodyParameter("Marta"), new BodyParameter("48213"), new BodyParameter("27/11"));
  expect(await client.sendMessage(phone, marta, new Template("delivery_delay", "en", body))).toMatchObject({
    messages: [{ message_status: "accepted" }],
  });
  const named = new Template(
    "welcome_back",
    "en",
    new HeaderComponent(new HeaderParameter(new Image("https://a.example/b.jpg"), "picture")),
    new BodyComponent(new BodyParameter("Marta", "name")),
  );
  expect(await client.sendMessage(phone, marta, named)).toHaveProperty("messages");
  const link = new Template("come_back_10", "pt_PT", new BodyComponent(new BodyParameter("Marta")), new URLComponent("volta10"));
  expect(await client.sendMessage(phone, marta, link)).toHaveProperty("messages");
  expect(await client.sendMessage(phone, marta, new Template("delivery_delay", "en"))).toMatchObject({ error: { code: 132000 } });
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/marta/messages?status=delivered");
  expect(messages).toHaveLength(3);
});

test("a foreign client with a wrong app secret refuses what it is told", async () => {
  const { heard, control } = await startForeignProduct("another secret");
  await control("PATCH", "settings", { maxAttempts: 1 });
  await control("POST", "customers/marta/messages", { type: "text", text: "Olá!" });
  await control("GET", "idle");
  expect(heard).toEqual([]);
  const { rows } = await control("GET", "webhooks");
  expect(rows[0].status).toBe(401);
});
