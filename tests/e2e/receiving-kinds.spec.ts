import { expect } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "receiving kinds" });

/** What a customer sends from the phone, and what the agent's bubble then says. */
const KINDS: readonly { name: string; message: Record<string, unknown>; shows: RegExp }[] = [
  { name: "a photo", message: { type: "image", caption: "The door, no parcel" }, shows: /The door, no parcel/ },
  { name: "a video", message: { type: "video", caption: "How it rattles" }, shows: /How it rattles/ },
  { name: "a document", message: { type: "document", filename: "Invoice 48213.pdf" }, shows: /Invoice 48213\.pdf/ },
  { name: "a place", message: { type: "location", name: "Praça do Comércio", address: "Lisboa" }, shows: /Praça do Comércio/ },
  {
    name: "a contact card",
    message: { type: "contacts", name: "Tomasz Kowalczyk", phone: "+48601222333" },
    shows: /Tomasz Kowalczyk/,
  },
  {
    name: "an order",
    message: {
      type: "order",
      text: "Together, please",
      items: [{ productId: "SNEAKER-41", quantity: 2, price: 59.9, currency: "EUR" }],
    },
    shows: /SNEAKER-41/,
  },
  {
    name: "a poll that WhatsApp keeps back",
    message: { type: "unsupported", unsupportedType: "poll_creation" },
    shows: /did not pass this message on/,
  },
  { name: "an answer to an ad", message: { type: "text", text: "Is this still on?", referral: true }, shows: /From an ad/ },
  {
    name: "a chain letter",
    message: { type: "text", text: "Share with everyone", forwarded: "often" },
    shows: /Forwarded many times/,
  },
];

test("every kind of message a customer can send is shown as it was meant", async ({ page, product, signIn }) => {
  test.setTimeout(120_000);
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/marta/messages", { type: "text", text: "Hello" });
  await inbox.open("Marta Oliveira");
  for (const { name, message, shows } of KINDS) {
    await test.step(name, async () => {
      await product.control("POST customers/marta/messages", message);
      await expect(inbox.message(shows).last()).toBeVisible();
    });
  }
  await test.step("a sticker", async () => {
    await product.control("POST customers/marta/messages", { type: "sticker" });
    await expect(inbox.log.getByRole("article").last().getByRole("img").first()).toBeVisible();
  });
  await test.step("a voice message can be listened to", async () => {
    await product.control("POST customers/marta/messages", { type: "voice" });
    await inbox.log.getByRole("button", { name: /^Play/ }).last().click();
    await expect(inbox.log.getByRole("button", { name: /^Pause/ }).last()).toBeVisible();
  });
  await expect(inbox.log.getByText("Its content cannot be shown")).toHaveCount(0);
});

test("a photo opens over the page, and Escape gives the focus back", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/layla/messages", { type: "image", caption: "صورة الباب" });
  await inbox.open();
  await expect(inbox.row("ليلى حداد")).toContainText("صورة الباب");
  await inbox.choose("ليلى حداد");
  const photo = inbox.message("صورة الباب").getByRole("button", { name: /photo/i }).first();
  await photo.click();
  const lightbox = page.getByRole("dialog").last();
  await expect(lightbox.getByRole("img").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(lightbox).toBeHidden();
  await expect(photo).toBeFocused();
});

test("what a customer changes afterwards is changed, and the earlier words stay to be seen", async ({
  page,
  product,
  signIn,
}) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  const { id } = (await product.control("POST customers/tomasz/messages", { type: "text", text: "I want size 40" })) as {
    id: string;
  };
  await inbox.open();
  await expect(inbox.row("Tomasz Kowalczyk")).toContainText("I want size 40");
  await inbox.choose("Tomasz Kowalczyk");
  await expect(inbox.message("I want size 40")).toBeVisible();
  await product.control("POST customers/tomasz/edits", { messageId: id, text: "I want size 41" });
  await expect(inbox.message("I want size 41")).toBeVisible();
  await inbox
    .message("I want size 41")
    .getByRole("button", { name: /edited/i })
    .click();
  await expect(page.getByText("I want size 40")).toBeVisible();
  await page.keyboard.press("Escape");
  await product.control("POST customers/tomasz/revocations", { messageId: id });
  await expect(inbox.message(/This message was deleted by Tomasz/)).toBeVisible();
  await expect(inbox.message("I want size 41")).toHaveCount(0);
});

test("calls, a new number and what the shop's own phone sends stand in the thread", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/rafael/messages", { type: "text", text: "Oi" });
  await inbox.open();
  await expect(inbox.row("Rafael Nogueira")).toContainText("Oi");
  await inbox.choose("Rafael Nogueira");
  await product.control("POST customers/rafael/calls", { outcome: "missed" });
  await expect(inbox.log.getByText(/Missed call/)).toBeVisible();
  await product.control("POST customers/rafael/messages", { type: "text", text: "From the till", from: "business" });
  await expect(inbox.message("From the till")).toContainText(/Sent from the phone/);
  await product.control("POST customers/rafael/changes", { kind: "number", phone: "+5511955554444" });
  await expect(inbox.log.getByText(/changed (?:their |his )?(?:phone )?number/i)).toBeVisible();
});

test("a file that WhatsApp no longer gives says so, and can be asked for again", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST troubles", { kind: "media-redirect" });
  await product.control("POST customers/binh/messages", { type: "document", filename: "Contract.pdf" });
  await inbox.open();
  await expect(inbox.row("Binh Nguyễn")).toContainText("Contract.pdf");
  await inbox.choose("Binh Nguyễn");
  const bubble = inbox.message("Contract.pdf");
  const again = bubble.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await again.click();
  await expect(bubble.getByRole("link", { name: /Download|Open/ }).first()).toBeVisible({ timeout: 30_000 });
});
