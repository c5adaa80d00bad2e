import { expect } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "service window" });

/** A browser whose clock is hours off, as laptops are. */
const SKEWS = [
  ["right", 0],
  ["three hours fast", 3 * 3_600_000],
  ["two days slow", -48 * 3_600_000],
] as const;

for (const [name, skewMs] of SKEWS) {
  test(`a window closes on screen and reopens by itself, with a browser clock that is ${name}`, async ({
    page,
    product,
    signIn,
  }) => {
    await page.addInitScript((ms) => {
      const RealDate = Date;
      const skewed = class extends RealDate {
        constructor(...args: unknown[]) {
          if (args.length === 0) super(RealDate.now() + ms);
          else super(...(args as [number]));
        }
        static override now() {
          return RealDate.now() + ms;
        }
      };
      globalThis.Date = skewed as DateConstructor;
    }, skewMs);
    await product.control("POST customers/marta/messages", { type: "text", text: `Are you there? (${name})` });
    await signIn("ada");
    const inbox = new InboxPage(page);
    await inbox.open("Marta Oliveira");
    await expect(inbox.timer).toHaveText(/23\sh\s5[89]\sm\sleft/);

    await inbox.composer.fill("Yes, and your parcel leaves today at four.");
    await product.control("POST clock", { customerId: "marta", windowLeftMs: 14_000 });
    await expect(inbox.timer).toHaveText(/00:0\d\sleft/);
    await expect(inbox.row("Marta Oliveira")).toHaveText(/00:0\d\sleft/);
    await expect(page).toHaveTitle(/00:0\d · Marta Oliveira/);

    await expect(inbox.templateSearch).toBeFocused();
    await expect(page.getByText(/The window closed/).first()).toBeVisible();
    await expect(inbox.composer).toBeHidden();
    await expect(page.getByText("Yes, and your parcel leaves today at four.").first()).toBeVisible();
    await expect(inbox.row("Marta Oliveira")).toHaveText(/Closed/);

    await product.control("POST customers/marta/messages", { type: "text", text: `Still here (${name})` });
    await expect(inbox.composer).toBeVisible();
    await expect(inbox.composer).toHaveValue("Yes, and your parcel leaves today at four.");
    await expect(page.getByText(/You can reply freely until/)).toBeVisible();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await product.control("GET customers/marta/messages/wait?contains=leaves%20today&direction=outbound");
    await inbox.composer.fill("");
  });
}

test("after closing, a template goes out with its variables filled, and none without them", async ({ page, product, signIn }) => {
  await product.control("POST customers/tomasz/messages", { type: "text", text: "Where is it?" });
  await signIn("grace");
  const inbox = new InboxPage(page);
  await inbox.open("Tomasz Kowalczyk");
  await product.control("POST clock", { customerId: "tomasz", windowLeftMs: 0 });
  await expect(inbox.templateSearch).toBeVisible();

  await inbox.templateSearch.fill("order_update");
  await page
    .getByRole("option", { name: /order_update/ })
    .first()
    .click();
  const send = page.getByRole("button", { name: "Send template" });
  const fields = page.getByRole("form", { name: /Fill in/ }).getByRole("textbox");
  const count = await fields.count();
  expect(count).toBeGreaterThan(0);
  for (let nth = 0; nth < count; nth += 1) await fields.nth(nth).fill("");
  await send.click();
  await expect(page.getByText("Required").first()).toBeVisible();
  for (let nth = 0; nth < count; nth += 1) await fields.nth(nth).fill(`value ${nth + 1}`);
  await send.click();

  await expect(inbox.message(/value 1/)).toBeVisible();
  await product.control("GET customers/tomasz/messages/wait?template=order_update");
  await expect(inbox.message(/value 1/)).toHaveAccessibleName(/Delivered|Read|Sent/);
});

test("what WhatsApp refuses with 131047 closes the window in every tab, and gives the text back", async ({
  page,
  context,
  product,
  signIn,
}) => {
  await product.control("POST customers/layla/messages", { type: "text", text: "Hello again" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("ليلى حداد");
  const second = new InboxPage(await context.newPage());
  await second.open("ليلى حداد");
  await product.control("POST failures", { code: 131_047, customerId: "layla" });

  await inbox.reply("This one is refused");
  await expect(inbox.templateSearch).toBeVisible();
  await expect(second.templateSearch).toBeVisible();
  await expect(page.getByText("WhatsApp says the window is closed.").first()).toBeVisible();
  await expect(inbox.message("This one is refused")).toHaveAccessibleName(/Not delivered/);
  // In the field that goes on under one's hands, or beside the templates once they have left it.
  const kept = page.getByRole("textbox", { name: "Your reply, kept" });
  await expect(page.getByText("“This one is refused”").or(kept)).toBeVisible();

  await product.control("POST customers/layla/messages", { type: "text", text: "I am back" });
  await expect(inbox.composer).toHaveValue("This one is refused");
  await expect(second.composer).toHaveValue("This one is refused");
  await inbox.composer.fill("");
  await inbox.log.getByRole("button", { name: "Put back into the reply" }).last().click();
  await expect(inbox.composer).toHaveValue("This one is refused");
  await expect(inbox.composer).toBeFocused();
  await inbox.composer.fill("");
});

test("files that WhatsApp refuses with 131047 come back whole, and go out when the window opens", async ({
  page,
  product,
  signIn,
}) => {
  await product.control("POST customers/layla/messages", { type: "text", text: "The papers, please" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("ليلى حداد");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  await page.getByRole("menuitem", { name: "Document", exact: true }).click();
  await (await chooser).setFiles(
    ["invoice", "letter"].map((name) => ({ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(name) })),
  );
  await page.getByRole("textbox", { name: "Caption for letter.txt" }).fill("As agreed");
  await product.control("POST failures", { code: 131_047, customerId: "layla", times: 2 });
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await expect(inbox.templateSearch).toBeVisible();
  const tray = page.getByRole("list", { name: "Attached" });
  // Once the window is known to be closed the second is not handed to WhatsApp at all: then it is back first.
  await expect(tray.getByRole("listitem")).toHaveCount(2);
  for (const name of [/invoice\.txt/, /letter\.txt/])
    await expect(tray.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  await product.control("DELETE failures");
  await product.control("POST customers/layla/messages", { type: "text", text: "Still waiting" });
  await expect(inbox.composer).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Caption for letter.txt" })).toHaveValue("As agreed");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await product.control("GET customers/layla/messages/wait?contains=As%20agreed&direction=outbound&status=delivered");
});

test("keys that are typed while the window closes in the middle of a sentence go on in the draft", async ({
  page,
  product,
  signIn,
}) => {
  await product.control("POST customers/tomasz/messages", { type: "text", text: "And then?" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Tomasz Kowalczyk");
  await inbox.composer.focus();
  const [begun, rest] = ["Then we are here until seven, ", "as every day, and you can come any time"];
  const sentence = `${begun}${rest}`;
  await page.keyboard.type(begun);
  // The page closes it five seconds before WhatsApp does.
  await product.control("POST clock", { customerId: "tomasz", windowLeftMs: 6_000 });
  await page.keyboard.type(rest, { delay: 120 });
  const kept = page.getByRole("textbox", { name: "Your reply, kept" });
  await expect(kept).toHaveValue(sentence);
  await expect(kept).toBeFocused();

  await product.control("POST customers/tomasz/messages", { type: "text", text: "Good" });
  await expect(inbox.composer).toHaveValue(sentence);
  await expect(inbox.composer).toBeFocused();
  await inbox.composer.fill("");
});
