import { expect, test } from "vitest";
import {
  ActionButtons,
  ActionCallPermission,
  ActionCatalog,
  ActionContactRequest,
  ActionCTA,
  ActionList,
  ActionLocation,
  ActionNavigateFlow,
  ActionProduct,
  ActionProductList,
  Audio,
  Body,
  Button,
  CatalogProduct,
  Contacts,
  Document,
  Footer,
  Header,
  Image,
  Interactive,
  ListSection,
  Location,
  Name,
  Phone,
  Product,
  ProductSection,
  Row,
  Sticker,
  Video,
} from "whatsapp-api-js/messages";
import { startForeignProduct } from "./foreign-product";
import { sample } from "./upload";

const MARTA = { phone: "+351912555014", bsuid: "" };
const body = new Body("How can we help?");

async function startOpenProduct() {
  const product = await startForeignProduct();
  await product.control("POST", "customers/marta/messages", { type: "text", text: "Olá!" });
  await product.control("GET", "idle");
  const uploadSample = async (name: string, type: string) => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", type);
    form.set("file", new Blob([new Uint8Array(await sample(name))], { type }), name);
    const answer = await product.client.uploadMedia(product.phone, form);
    return "id" in answer ? answer.id : JSON.stringify(answer);
  };
  return { ...product, uploadSample };
}

test("a foreign client uploads a file, asks for its address, downloads the same bytes and deletes it", async () => {
  const { client, phone, uploadSample } = await startOpenProduct();
  const id = await uploadSample("mug.jpg", "image/jpeg");
  const found = await client.retrieveMedia(id, phone);
  const url = "url" in found ? found.url : "";
  expect(found).toMatchObject({ mime_type: "image/jpeg", id });
  const response = await client.fetchMedia(url);
  expect(Buffer.from(await response.arrayBuffer()).equals(await sample("mug.jpg"))).toBe(true);
  expect(await client.deleteMedia(id, phone)).toEqual({ success: true });
  expect(await client.retrieveMedia(id)).toMatchObject({ error: { code: 100 } });
});

test("a foreign client's files of every kind arrive", async () => {
  const { client, phone, control, uploadSample } = await startOpenProduct();
  const messages = [
    new Image(await uploadSample("receipt.png", "image/png"), true, "Your receipt"),
    new Video(await uploadSample("parcel.mp4", "video/mp4"), true, "On its way"),
    new Audio(await uploadSample("voice-note.ogg", "audio/ogg"), true, true),
    new Document(await uploadSample("order-48213.pdf", "application/pdf"), true, "Your order", "order.pdf"),
    new Sticker(await uploadSample("sticker.webp", "image/webp"), true),
    new Image("https://files.example/mug.jpg"),
  ];
  for (const message of messages) expect(await client.sendMessage(phone, MARTA, message)).toHaveProperty("messages");
  await control("GET", "idle");
  const { messages: kept } = await control("GET", "customers/marta/messages?direction=outbound&status=delivered");
  const types = kept.map(({ type }: { type: string }) => type);
  expect(types).toEqual(["image", "video", "audio", "document", "sticker", "image"]);
  expect(kept[2].content.audio.voice).toBe(true);
});

const cta = new ActionCTA("Open", "https://shop.example/mugs");
const INTERACTIVE = {
  button: new Interactive(
    new ActionButtons(new Button("yes", "Yes"), new Button("no", "No")),
    body,
    undefined,
    new Footer("Bye"),
  ),
  list: new Interactive(
    new ActionList("Slots", new ListSection("Monday", new Row("a", "Ten", "Main St"))),
    body,
    new Header("Slots"),
  ),
  cta_url: new Interactive(cta, body, new Header("Mugs")),
  location_request_message: new Interactive(new ActionLocation(), body),
  flow: new Interactive(new ActionNavigateFlow("token", "55", "Book", "DATE", { day: "Monday" }), body),
  product: new Interactive(new ActionProduct(new CatalogProduct("mug-blue", "77"))),
  product_list: new Interactive(
    new ActionProductList("77", new ProductSection("Mugs", new Product("mug-blue"))),
    body,
    new Header("Mugs"),
  ),
  catalog_message: new Interactive(new ActionCatalog(new Product("mug-blue")), body),
  call_permission_request: new Interactive(new ActionCallPermission(), body),
  request_contact_info: new Interactive(new ActionContactRequest(), body),
};

test.each(Object.entries(INTERACTIVE))("a foreign client's %s arrives", async (type, message) => {
  const { client, phone, control } = await startOpenProduct();
  expect(await client.sendMessage(phone, MARTA, message)).toHaveProperty("messages");
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/marta/messages?direction=outbound&status=delivered");
  expect(messages[0].content.interactive.type).toBe(type);
});

test("a foreign client's place and cards arrive", async () => {
  const { client, phone, control } = await startOpenProduct();
  const place = new Location(-9.1432, 38.7117, "Shop", "Rua Augusta 1");
  const card = new Contacts([new Name("Ana Lima", "Ana"), new Phone("+351916555208", "WORK", "351916555208")]);
  for (const message of [place, card]) expect(await client.sendMessage(phone, MARTA, message)).toHaveProperty("messages");
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/marta/messages?direction=outbound&status=delivered");
  expect(messages[0].content.location).toMatchObject({ name: "Shop", latitude: 38.7117 });
  expect(messages[1]).toMatchObject({ text: "Ana Lima", content: { contacts: [{ name: { first_name: "Ana" } }] } });
});

test("a foreign client hears a file, an order and an answer, and downloads the file it heard of", async () => {
  const { client, phone, control, received } = await startOpenProduct();
  await client.sendMessage(phone, MARTA, INTERACTIVE.list);
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/marta/messages?direction=outbound");
  await control("POST", "customers/marta/answers", { messageId: messages[0].id, choice: "a" });
  await control("POST", "customers/marta/messages", { type: "order" });
  await control("POST", "customers/marta/messages", { type: "image", caption: "Broken" });
  await control("GET", "idle");
  expect(received).toMatchObject([
    { type: "text" },
    { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "a", title: "Ten", description: "Main St" } } },
    { type: "order", order: { product_items: [{ product_retailer_id: "mug-blue" }] } },
    { type: "image", image: { mime_type: "image/jpeg", caption: "Broken", url: expect.stringContaining("http") } },
  ]);
  const [, , , image] = received as { image: { url: string } }[];
  const response = await client.fetchMedia(image?.image.url ?? "");
  expect(Buffer.from(await response.arrayBuffer()).equals(await sample("mug.jpg"))).toBe(true);
});
