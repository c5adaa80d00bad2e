import { expect, test } from "vitest";
import { Image, Location, Product, ProductSection, Template } from "whatsapp-api-js/messages";
import {
  BodyComponent,
  BodyParameter,
  CarouselCard,
  CarouselComponent,
  CatalogComponent,
  CopyComponent,
  FlowComponent,
  HeaderComponent,
  HeaderParameter,
  LTOComponent,
  MPMComponent,
  URLComponent,
} from "whatsapp-api-js/messages/template";
import { startForeignProduct } from "./foreign-product";

const MARTA = { phone: "+351912555014", bsuid: "" };
const MUG = new Product("mug-blue");
const picture = () => new Image("https://a.example/mug.jpg");
const named = (name: string, value: string) => new BodyParameter(value, name);

const SENT: [string, () => Template][] = [
  [
    "cards",
    () =>
      new Template(
        "autumn_picks",
        "en",
        new BodyComponent(named("name", "Marta")),
        new CarouselComponent(new CarouselCard(picture()), new CarouselCard(picture()), new CarouselCard(picture())),
      ),
  ],
  [
    "an offer that ends, a code and a link",
    () =>
      new Template(
        "weekend_code",
        "en",
        new HeaderComponent(new HeaderParameter(picture(), "picture")),
        new LTOComponent(Date.now() + 3_600_000),
        new BodyComponent(named("name", "Marta")),
        new CopyComponent("CHUVA10"),
        new URLComponent("CHUVA10"),
      ),
  ],
  ["a one-time password", () => Template.OTP("sign_in_code", "en", "123456")],
  [
    "a form",
    () =>
      new Template(
        "return_form",
        "en",
        new BodyComponent(new BodyParameter("48213")),
        new FlowComponent("a token", { order: "48213" }),
      ),
  ],
  [
    "products",
    () =>
      new Template(
        "basket_reminder",
        "en",
        new BodyComponent(new BodyParameter("Marta")),
        new MPMComponent(MUG, new ProductSection("Mugs", MUG)),
      ),
  ],
  ["a catalogue", () => new Template("new_catalog", "en", new CatalogComponent(MUG))],
  [
    "a place",
    () =>
      new Template(
        "repair_ready",
        "en",
        new HeaderComponent(new HeaderParameter(new Location(-9.14, 38.71, "Lisbon store", "Rua da Atalaia 21"), "place")),
        new BodyComponent(named("thing", "mug"), named("until", "Friday")),
      ),
  ],
];

test.each(SENT)("a foreign client's template with %s arrives", async (_what, make) => {
  const { client, control, phone } = await startForeignProduct();
  const template = make();
  const answer = await client.sendMessage(phone, MARTA, template);
  expect(answer).toMatchObject({ messages: [{ message_status: "accepted" }] });
  await control("GET", "idle");
  const { messages } = await control("GET", "customers/marta/messages?status=delivered");
  expect(messages).toMatchObject([{ template: { name: template.name } }]);
});

test("a foreign client that leaves a card out is refused", async () => {
  const { client, phone } = await startForeignProduct();
  const cards = new CarouselComponent(new CarouselCard(picture()), new CarouselCard(picture()));
  const template = new Template("autumn_picks", "en", new BodyComponent(named("name", "Marta")), cards);
  expect(await client.sendMessage(phone, MARTA, template)).toMatchObject({ error: { code: 132000 } });
});
