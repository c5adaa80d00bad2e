import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { CREDENTIALS, type Json, MARTA, type SimulatedWorld, startSimulatedWorld } from "../simulator/simulated-world";

/** The customers' phones alone: no product but one that takes every webhook. Marta has written. */
const test = base.extend<{ world: SimulatedWorld }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  world: async ({}, use) => {
    const world = await startSimulatedWorld();
    await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
    await use(world);
    await world.end();
  },
});

test.use({ viewport: { width: 1440, height: 900 } });

test("what the business sends is shown, and its files load", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  await sendFile(world, "image", "mug.jpg", "image/jpeg", { caption: "Your mug" });
  await expectLoaded(marta.getByRole("img", { name: "Your mug" }));
  await sendFile(world, "sticker", "sticker.webp", "image/webp");
  await expectLoaded(marta.getByRole("img", { name: "Sticker" }));
  await sendFile(world, "video", "parcel.mp4", "video/mp4");
  await expect(marta.getByLabel("Video", { exact: true })).not.toHaveJSProperty("readyState", 0);
  await sendFile(world, "document", "order-48213.pdf", "application/pdf", { filename: "order-48213.pdf" });
  await expect(marta.getByRole("link", { name: /order-48213\.pdf/ })).toBeVisible();
  await send(world, "image", { link: "https://ribeira.example/mug.jpg" });
  await expect(marta.getByRole("link", { name: "Photo at ribeira.example" })).toBeVisible();
  await send(world, "location", { latitude: 38.71, longitude: -9.14, name: "Ribeira Goods", address: "Rua do Alecrim 4" });
  await expect(marta.getByRole("link", { name: /Ribeira Goods/ })).toContainText("Rua do Alecrim 4");
  await send(world, "contacts", [
    { name: { formatted_name: "Grace Amaral", first_name: "Grace" }, phones: [{ phone: "+351 910" }] },
  ]);
  await expect(marta.getByRole("log").getByText("Grace Amaral")).toBeVisible();
  await send(world, "text", { body: "See https://ribeira.example/orders/48213", preview_url: true });
  await expect(marta.getByRole("link", { name: /^ribeira\.example/ })).toBeVisible();
});

test("a voice note that is played is told once", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  await sendFile(world, "audio", "voice-note.ogg", "audio/ogg", { voice: true });
  await marta.getByRole("button", { name: "Play the voice note" }).click();
  const played = () => world.receiver.updates("statuses").filter(({ status }) => String(status) === "played").length;
  await expect.poll(played).toBe(1);
  await marta.getByRole("button", { name: /(Play|Pause) the voice note/ }).click();
  await world.idle();
  expect(played()).toBe(1);
});

test("buttons, a list and a form are answered", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  const button = (id: string, title: string) => ({ type: "reply", reply: { id, title } });
  await ask(world, "button", { buttons: [button("yes", "It is there"), button("no", "It is not")] });
  await marta.getByRole("button", { name: "It is there" }).click();
  expect(await answered(world, "button_reply")).toMatchObject({ button_reply: { id: "yes", title: "It is there" } });
  await expect(marta.getByRole("article", { name: "You" }).last()).toContainText("It is there");

  const rows = [
    { id: "morning", title: "9 to 12", description: "By van" },
    { id: "noon", title: "12 to 15" },
  ];
  await ask(world, "list", { button: "Pick a time", sections: [{ title: "Tomorrow", rows }] });
  await marta.getByRole("button", { name: "Pick a time" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Pick a time" })).toBeVisible();
  await page.keyboard.press("Enter");
  expect(await answered(world, "list_reply")).toMatchObject({ list_reply: rows[0] });
  await expect(marta.getByRole("button", { name: "Pick a time" })).toBeFocused();

  const parameters = { flow_message_version: "3", flow_id: "1", flow_cta: "Book a visit", flow_token: "visit-1" };
  await ask(world, "flow", { name: "flow", parameters });
  await marta.getByRole("button", { name: "Book a visit" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Marta");
  await page.keyboard.press("Enter");
  const { nfm_reply: form } = await answered(world, "nfm_reply");
  expect(JSON.parse(String(form?.response_json))).toEqual({ flow_token: "visit-1", name: "Marta" });
  await expect(marta.getByText("name: Marta")).toBeVisible();
});

test("a carousel’s cards and a template’s header show pictures, and their buttons answer", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  const id = await upload(world, "mug.jpg", "image/jpeg");
  const header = { type: "image", image: { id } };
  const cards = ["Blue", "Red"].map((name, index) => ({
    card_index: index,
    header,
    body: { text: `${name} mug` },
    action: { buttons: [{ type: "quick_reply", quick_reply: { id: `mug-${index}`, title: `More on ${name.toLowerCase()}` } }] },
  }));
  await ask(world, "carousel", { cards });
  await expect(marta.getByRole("list", { name: "2 cards" }).getByRole("img")).toHaveCount(2);
  await marta.getByRole("button", { name: "More on red" }).click();
  expect(await answered(world, "button_reply")).toMatchObject({ button_reply: { id: "mug-1", title: "More on red" } });

  await world.control("POST templates", {
    name: "mug_news",
    language: "en",
    category: "MARKETING",
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "New mugs are here." },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Show me" }] },
    ],
  });
  const components = [{ type: "header", parameters: [header] }];
  await send(world, "template", { name: "mug_news", language: { code: "en" }, components });
  const news = marta.getByRole("article").filter({ hasText: "New mugs are here." });
  await expectLoaded(news.getByRole("img", { name: "Photo" }));
  await news.getByRole("button", { name: "Show me" }).click();
  await expect(marta.getByRole("article", { name: "You" }).last()).toContainText("Show me");
});

test("a place, a permission and an order are given when they are asked for", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  await ask(world, "location_request_message", { name: "send_location" });
  await marta.getByRole("button", { name: "Send location" }).click();
  await expect(marta.getByRole("link", { name: /Home/ })).toContainText("Rua da Atalaia 21");
  await ask(world, "call_permission_request", { name: "call_permission_request" });
  await marta.getByRole("button", { name: "Do not allow" }).click();
  expect(await answered(world, "call_permission_reply")).toMatchObject({ call_permission_reply: { response: "reject" } });
  await ask(world, "catalog_message", { name: "catalog_message" });
  await marta.getByRole("button", { name: "View catalog" }).click();
  await page.getByRole("button", { name: "One more mug-blue" }).click();
  await page.getByRole("button", { name: "One more mug-blue" }).click();
  await page.getByRole("button", { name: "Send order" }).click();
  await expect(marta.getByText("2 items")).toBeVisible();
});

test("a customer sends every sample, and a file of their own", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  for (const name of ["Photo", "Video", "Document", "Voice note", "Sticker", "Location", "Contact card", "Order"]) {
    await marta.getByRole("button", { name: "Send something else" }).click();
    await page.getByRole("button", { name, exact: true }).click();
  }
  await marta.getByRole("textbox", { name: "Message" }).fill("My receipt");
  await marta.getByRole("button", { name: "Send something else" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "A file of your own…" }).click();
  await (await chooser).setFiles(sample("receipt.png"));
  await expectLoaded(marta.getByRole("img", { name: "My receipt" }));
  await expect(marta.getByRole("article").last().getByText("My receipt")).toBeInViewport();
  await expect(marta.getByRole("textbox", { name: "Message" })).toHaveValue("");
  await world.idle();
  const types = world.receiver.updates("messages").map(({ type }) => String(type));
  expect(types).toEqual(["text", "image", "video", "document", "audio", "sticker", "location", "contacts", "order", "image"]);
});

test("an own message is edited, forwarded and deleted", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  const options = (words: string) => marta.getByRole("button", { name: `Answer or react to “${words}”` });
  await options("Olá!").click();
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(marta.getByRole("textbox", { name: "Message" })).toHaveValue("Olá!");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Olá, bom dia!");
  await page.keyboard.press("Enter");
  await expect(marta.getByRole("article", { name: "You" })).toContainText("Olá, bom dia!Edited");
  await options("Olá, bom dia!").click();
  await page.getByRole("button", { name: "Forward to the business" }).click();
  await expect(marta.getByText("Forwarded")).toBeVisible();
  await options("Olá, bom dia!").first().click();
  await page.getByRole("button", { name: "Delete for everyone" }).click();
  await expect(marta.getByText("You deleted this message")).toBeVisible();
  await world.idle();
  const types = world.receiver.updates("messages").map(({ type }) => String(type));
  expect(types).toEqual(["text", "edit", "text", "revoke"]);
});

test("an event of the account is sent by one click, and a trouble stays pressed until it is used", async ({ page, world }) => {
  await openPhone(page, world);
  await page.getByRole("button", { name: "Events" }).click();
  const events = page.getByRole("dialog", { name: "Events" });
  await events.getByRole("searchbox", { name: "Find an event" }).fill("pin changed");
  await events.getByRole("button", { name: /Security: pin changed/ }).click();
  await expect(events.getByRole("status")).toHaveText("Done: Security: pin changed");
  await events.getByRole("searchbox", { name: "Find an event" }).fill("gone");
  await events.getByRole("button", { name: /The file is gone/ }).click();
  await expect(events.getByRole("button", { name: /The file is gone/, pressed: true })).toBeVisible();
  await world.idle();
  expect(world.receiver.values().map(({ event }) => event)).toContain("PIN_CHANGED");
});

test("every event of the phone’s own can be sent", async ({ page, world }) => {
  await openPhone(page, world);
  await page.getByRole("button", { name: "Events" }).click();
  const events = page.getByRole("dialog", { name: "Events" });
  const own = events.getByRole("region", { name: /^(Messages|Person and calls|Files|Webhooks)$/ });
  const rows = await own.getByRole("button").all();
  expect(rows.length).toBeGreaterThan(25);
  for (const row of rows) {
    const title = (await row.locator("b").textContent()) ?? "";
    await row.click();
    await expect(events.getByRole("status")).toHaveText(`Done: ${title}`);
  }
});

test("a call rings, and stands in the chat", async ({ page, world }) => {
  const marta = await openPhone(page, world);
  await marta.getByRole("button", { name: "Call the business" }).click();
  await page.getByRole("button", { name: "Call, nobody answers" }).click();
  await expect(marta.getByRole("log").getByText(/Missed call/)).toBeVisible();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing in what is sent, ${theme}`, async ({ page, world }) => {
    for (const type of ["image", "voice", "document", "location", "contacts", "order"]) {
      await world.control("POST customers/marta/messages", { type });
    }
    await ask(world, "list", { button: "Pick", sections: [{ rows: [{ id: "a", title: "One" }] }] });
    const marta = await openPhone(page, world, theme);
    await expect(marta.getByRole("button", { name: "Pick" })).toBeVisible();
    await expectNoViolations(page);
    await marta.getByRole("button", { name: "Pick" }).click();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await marta.getByRole("button", { name: "Send something else" }).click();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Events" }).click();
    await expect(page.getByRole("button", { name: /Security: pin changed/ })).toBeAttached();
    await expectNoViolations(page);
  });
}

async function openPhone(page: Page, world: SimulatedWorld, theme = "light"): Promise<Locator> {
  await page.goto(`${world.url}/phone?phones=marta,layla,kitefisher&theme=${theme}`);
  const marta = page.getByRole("region", { name: "Marta Oliveira" });
  await expect(marta.getByRole("article").first()).toBeVisible();
  return marta;
}

async function send(world: SimulatedWorld, type: string, part: unknown): Promise<void> {
  const answer = await world.send({ messaging_product: "whatsapp", to: MARTA, type, [type]: part });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

function ask(world: SimulatedWorld, type: string, action: object): Promise<void> {
  return send(world, "interactive", { type, body: { text: `Please answer: ${type}` }, action });
}

async function sendFile(world: SimulatedWorld, type: string, name: string, mimeType: string, more: object = {}) {
  await send(world, type, { id: await upload(world, name, mimeType), ...more });
}

/** Uploads a sample as the business. Answers Meta's id. */
async function upload(world: SimulatedWorld, name: string, mimeType: string): Promise<string> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", mimeType);
  form.set("file", new Blob([await readFile(sample(name))], { type: mimeType }), name);
  const response = await fetch(`${world.url}/v26.0/${CREDENTIALS.phoneNumberId}/media`, {
    method: "POST",
    headers: { authorization: `Bearer ${CREDENTIALS.accessToken}` },
    body: form,
  });
  const { id } = await response.json();
  return String(id);
}

function sample(name: string): string {
  return new URL(`../../simulator/samples/${name}`, import.meta.url).pathname;
}

/** Meta's `interactive` object of the newest message, as soon as it is of a type. */
async function answered(world: SimulatedWorld, type: string): Promise<Json> {
  const newest = () => world.receiver.updates("messages").at(-1)?.interactive ?? ({} as Json);
  await expect.poll(() => String(newest().type)).toBe(type);
  return newest();
}

async function expectLoaded(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0)))
    .toBeGreaterThan(0);
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}
