import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";
import type { Product } from "../support/product";

test.use({ scenario: "sending kinds", permissions: ["microphone"] });

const SAMPLES = "simulator/samples";

/** Opens a conversation whose window is open. */
async function open(page: Page, product: Product, id: string, name: string, words: string): Promise<InboxPage> {
  await product.control(`POST customers/${id}/messages`, { type: "text", text: words });
  const inbox = new InboxPage(page);
  await inbox.open();
  await expect(inbox.row(name)).toContainText(words);
  await inbox.choose(name);
  return inbox;
}

async function attach(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  await page.getByRole("menuitem", { name: what, exact: true }).click();
}

async function attachFiles(page: Page, what: string, files: string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await attach(page, what);
  await (await chooser).setFiles(files.map((file) => `${SAMPLES}/${file}`));
}

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

/** Waits until the contact's phone has a message of ours. */
const arrives = (product: Product, id: string, query: string) =>
  product.control(`GET customers/${id}/messages/wait?direction=outbound&status=delivered&timeoutMs=20000&${query}`);

test("photos, videos, sound, documents and stickers arrive on the phone", async ({ page, product, signIn }) => {
  test.setTimeout(120_000);
  await signIn("ada");
  const inbox = await open(page, product, "marta", "Marta Oliveira", "Send me everything");
  await attachFiles(page, "Photo or video", ["mug.jpg", "parcel.mp4"]);
  await inbox.composer.fill("The mug, and how it is packed");
  await send(page);
  await arrives(product, "marta", "type=image&contains=The%20mug");
  await arrives(product, "marta", "type=video");
  await attachFiles(page, "Document", ["order-48213.pdf"]);
  await send(page);
  await arrives(product, "marta", "type=document");
  await attachFiles(page, "Audio", ["tune.ogg"]);
  await send(page);
  await arrives(product, "marta", "type=audio");
  await attachFiles(page, "Sticker", ["sticker.webp"]);
  await send(page);
  await arrives(product, "marta", "type=sticker");
  await expect(inbox.message(/order-48213\.pdf/).last()).toHaveAccessibleName(/Delivered|Read/);
});

test("a voice message is recorded, listened to and played by the contact", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = await open(page, product, "layla", "ليلى حداد", "Tell me");
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await expect(page.getByText(/^Recording, 0:0[1-9]/)).toBeVisible();
  await page.getByRole("button", { name: "Stop and listen" }).click();
  await send(page);
  const { id: messageId } = (await arrives(product, "layla", "type=audio")) as { id: string };
  await product.control("POST customers/layla/plays", { messageId });
  await expect(inbox.log.getByRole("article").last()).toHaveAccessibleName(/Played/);
});

test("a photo that is too large goes as a smaller copy, and a sound that WhatsApp does not play is converted", async ({
  page,
  product,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn("ada");
  await open(page, product, "tomasz", "Tomasz Kowalczyk", "Show me the loading bay");
  const chooser = page.waitForEvent("filechooser");
  await attach(page, "Photo or video");
  await (await chooser).setFiles({ name: "bay.jpg", mimeType: "image/jpeg", buffer: await noise(2_600) });
  await expect(page.getByText(/WhatsApp takes photos up to 5 MB; this one is/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Send a smaller copy" }).click();
  await expect(page.getByRole("button", { name: "Send a smaller copy" })).toBeHidden({ timeout: 30_000 });
  await send(page);
  await arrives(product, "tomasz", "type=image");

  const sound = page.waitForEvent("filechooser");
  await attach(page, "Audio");
  await (await sound).setFiles({ name: "bell.wav", mimeType: "audio/wav", buffer: tone(2) });
  await send(page);
  await arrives(product, "tomasz", "type=audio");
});

/** A JPEG of noise, which no encoder makes small: about 10 MB for 2,600 pixels a side. */
async function noise(side: number): Promise<Buffer> {
  const raw = { width: side, height: side, channels: 3 as const };
  return sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A WAV of a 440 Hz tone: one channel of 16 bits, 16,000 a second. */
function tone(seconds: number): Buffer {
  const samples = Int16Array.from(
    { length: 16_000 * seconds },
    (_, index) => 12_000 * Math.sin((index * 440 * 2 * Math.PI) / 16_000),
  );
  const data = Buffer.from(samples.buffer);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(32_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

test("a place and a contact card arrive on the phone", async ({ page, product, signIn }) => {
  await signIn("ada");
  await open(page, product, "tomasz", "Tomasz Kowalczyk", "Where are you?");
  await attach(page, "Location");
  const place = page.getByRole("dialog", { name: "Send a location" });
  await place.getByLabel("Coordinates, or a map link").fill("38.7075, -9.1364");
  await place.getByLabel("Name").fill("Ribeira Goods");
  await place.getByRole("button", { name: "Send location" }).click();
  await arrives(product, "tomasz", "type=location");
  await attach(page, "Contact");
  const card = page.getByRole("dialog", { name: "Send contact cards" });
  await card.getByLabel("Name", { exact: true }).fill("Ana Prado");
  await card.getByLabel("Phone numbers").fill("+351 912 555 099");
  await card.getByRole("button", { name: "Send card" }).click();
  await arrives(product, "tomasz", "type=contacts");
});

/** Each kind of interactive message, and what its editor needs. `body` is what the contact reads. */
const INTERACTIVE: readonly { kind: string; customer?: "asha"; fill: (editor: Editor) => Promise<void> }[] = [
  { kind: "Reply buttons", fill: (editor) => editor.write({ "Button 1": "Size 40", "Button 2": undefined }) },
  { kind: "List", fill: (editor) => editor.write({ "Button that opens the list": "See times", "Option 1": "Today at 10" }) },
  {
    kind: "Link button",
    fill: (editor) => editor.write({ "Words on the button": "Track it", "Web address": "https://ribeira.example/48213" }),
  },
  { kind: "Carousel", fill: (editor) => editor.writeCards() },
  { kind: "Ask for a location", fill: async () => undefined },
  { kind: "Ask for the phone number", fill: async () => undefined },
  { kind: "Ask to call", fill: async () => undefined },
  { kind: "Call button", fill: (editor) => editor.write({ "Words on the button": "Call the shop" }) },
  { kind: "Form (Flow)", fill: (editor) => editor.write({ "Words on the button": "Return it", "Flow id": "1234567890" }) },
  { kind: "Product", fill: (editor) => editor.write({ "Catalog id": "99001", "Product id": "MUG-BLUE" }) },
  {
    kind: "Several products",
    fill: (editor) => editor.write({ "Header text": "For you", "Catalog id": "99001", "Product ids": "MUG-BLUE\nMUG-RED" }),
  },
  { kind: "Product carousel", fill: (editor) => editor.write({ "Catalog id": "99001", "Product ids": "MUG-BLUE\nMUG-RED" }) },
  { kind: "Catalog", fill: async () => undefined },
];

class Editor {
  constructor(
    private readonly page: Page,
    private readonly dialog: Locator,
  ) {}

  async write(fields: Record<string, string | undefined>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      if (value !== undefined) await this.dialog.getByRole("textbox", { name: label }).first().fill(value);
    }
  }

  async writeCards(): Promise<void> {
    for (const number of [1, 2]) {
      const card = this.dialog.getByRole("group", { name: `Card ${number}`, exact: true });
      const chooser = this.page.waitForEvent("filechooser");
      await card.getByRole("button", { name: /Choose a file/ }).click();
      await (await chooser).setFiles(`${SAMPLES}/mug.jpg`);
      await card.getByRole("textbox", { name: "Words on the button" }).fill("See it");
      await card.getByRole("textbox", { name: "Web address" }).fill(`https://ribeira.example/${number}`);
    }
  }
}

test("every kind of interactive message arrives on the phone", async ({ page, product, signIn }) => {
  test.setTimeout(240_000);
  await signIn("ada");
  await open(page, product, "binh", "Binh Nguyễn", "What do you offer?");
  for (const { kind, fill } of INTERACTIVE) {
    await test.step(kind, async () => {
      await attach(page, "Interactive message");
      await page
        .getByRole("dialog", { name: "Interactive message" })
        .getByRole("button")
        .filter({ has: page.getByText(kind, { exact: true }) })
        .click();
      const dialog = page.getByRole("dialog", { name: kind, exact: true });
      const editor = new Editor(page, dialog);
      const body = `About: ${kind}`;
      await editor.write({ Message: body });
      await fill(editor);
      await dialog.getByRole("button", { name: "Send", exact: true }).click();
      await expect(dialog).toBeHidden();
      await arrives(product, "binh", `type=interactive&contains=${encodeURIComponent(body)}`);
    });
  }
});

test("what is made once is kept for the team, and a press on it comes back", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = await open(page, product, "rafael", "Rafael Nogueira", "Qual tamanho?");
  await attach(page, "Interactive message");
  await page
    .getByRole("dialog", { name: "Interactive message" })
    .getByRole("button", { name: /^Reply buttons/ })
    .click();
  const dialog = page.getByRole("dialog", { name: "Reply buttons", exact: true });
  await dialog.getByRole("textbox", { name: "Message" }).fill("Which size?");
  await dialog.getByRole("textbox", { name: "Button 1" }).fill("Size 41");
  await dialog.getByRole("button", { name: "Save for later" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Ask for the size");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Save changes" })).toBeVisible();
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  const { id: messageId, content } = (await arrives(product, "rafael", "type=interactive")) as {
    id: string;
    content: { interactive: { action: { buttons: { reply: { id: string } }[] } } };
  };
  await product.control("POST customers/rafael/answers", { messageId, choice: content.interactive.action.buttons[0]?.reply.id });
  await expect(inbox.message("Size 41").last()).toBeVisible();
  await attach(page, "Interactive message");
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Ask for the size/ })).toBeVisible();
});

test("a reply waits for the contact to write, and goes out once", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = await open(page, product, "kitefisher", "@kitefisher", "I will write again");
  await inbox.composer.fill("Your kite is ready");
  await attach(page, "Send later");
  const dialog = page.getByRole("dialog", { name: "Send later" });
  await dialog.getByRole("radio", { name: /next writes/ }).check();
  await dialog.getByRole("button", { name: "Schedule" }).click();
  const waiting = page
    .getByRole("region", { name: "Waiting to be sent" })
    .or(page.getByRole("list", { name: "Waiting to be sent" }));
  await expect(waiting.first()).toContainText("Your kite is ready");
  await product.control("POST customers/kitefisher/messages", { type: "text", text: "Here I am" });
  await arrives(product, "kitefisher", "contains=Your%20kite%20is%20ready");
  await expect(waiting).toHaveCount(0);
  await product.control("POST customers/kitefisher/messages", { type: "text", text: "And again" });
  await expect(inbox.message("And again")).toBeVisible();
  await expect(inbox.message("Your kite is ready")).toHaveCount(1);
});

test("a message is forwarded to another conversation whose window is open", async ({ page, product, signIn }) => {
  await signIn("ada");
  await product.control("POST customers/tomasz/messages", { type: "text", text: "I am the driver" });
  const inbox = await open(page, product, "marta", "Marta Oliveira", "My door code is 4711");
  await inbox.message("My door code is 4711").hover();
  await inbox.message("My door code is 4711").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: /Forward/ }).click();
  const dialog = page.getByRole("dialog", { name: "Forward to" });
  await dialog.getByRole("searchbox").or(dialog.getByRole("textbox")).first().fill("Tomasz");
  await dialog.getByText("Tomasz Kowalczyk").first().click();
  await dialog.getByRole("button", { name: /^Forward/ }).click();
  await arrives(product, "tomasz", "contains=My%20door%20code");
});
