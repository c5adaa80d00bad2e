import { expect } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test as base } from "../support/journey";

// The browser itself reports the requests that fail while the server is away: that is what this journey is about.
const test = base.extend({
  page: async ({ browser, product }, use) => {
    const context = await browser.newContext({ baseURL: product.url });
    await use(await context.newPage());
    await context.close();
  },
});

test.use({ scenario: "reconnect" });
test.setTimeout(150_000);

test("the browser says that it is reconnecting, keeps what is written, and misses nothing", async ({ page, product, signIn }) => {
  await product.control("POST customers/marta/messages", { type: "text", text: "Before" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await expect(inbox.message("Before")).toBeVisible();

  await product.stopProcess("web");
  await expect(page.getByText(/Reconnecting/).first()).toBeVisible({ timeout: 20_000 });
  await product.control("POST customers/marta/messages", { type: "text", text: "While you were away" });
  await inbox.composer.fill("Sent once, later");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(inbox.message("Sent once, later")).toHaveAccessibleName(/Queued/);

  await product.startProcess("web");
  await expect(inbox.message("While you were away")).toBeVisible({ timeout: 30_000 });
  await expect(inbox.message("Sent once, later")).toHaveAccessibleName(/Sent|Delivered|Read/, { timeout: 30_000 });
  const { messages } = (await product.control("GET customers/marta/messages?contains=Sent%20once")) as { messages: unknown[] };
  expect(messages).toHaveLength(1);
});

test("a worker that dies loses nothing: messages come and go when it is back", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/marta/messages", { type: "text", text: "One" });
  await inbox.open("Marta Oliveira");
  await expect(inbox.message("One").first()).toBeVisible();
  await product.stopProcess("worker", "SIGKILL");
  await inbox.reply("Into the queue");
  await product.control("POST customers/marta/messages", { type: "text", text: "Two" });
  await expect(inbox.message("Into the queue")).toHaveAccessibleName(/Queued/);

  await product.startProcess("worker");
  await expect(inbox.message("Two").first()).toBeVisible();
  await expect(inbox.message("Into the queue")).toHaveAccessibleName(/Sent|Delivered|Read/);
});

test("a page from before an upgrade offers to reload, and a part that does not come is said to be missing and tried again", async ({
  page,
  signIn,
}) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  await page.getByRole("button", { name: /: account$/ }).click();
  await expect(page.getByText("A part of this page did not load.")).toBeVisible({ timeout: 20_000 });
  await page.unroute("**/_next/static/chunks/**");
  await page.getByRole("button", { name: /: account$/ }).click();
  await expect(page.getByRole("menu")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("A part of this page did not load.")).toBeHidden();
  await page.keyboard.press("Escape");

  await inbox.composer.fill("Half a sentence");
  const greeting = { type: "hello", serverTime: Date.now(), build: "the-next-one" };
  await page.route("**/api/events", (route) =>
    route.fulfill({ contentType: "text/event-stream", body: `data: ${JSON.stringify(greeting)}\n\n` }),
  );
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await expect(page.getByText("Casement was updated.")).toBeVisible({ timeout: 20_000 });
  await expect(inbox.composer).toHaveValue("Half a sentence");
  await page.unroute("**/api/events");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("Casement was updated.")).toBeHidden({ timeout: 20_000 });
  await expect(inbox.composer).toHaveValue("Half a sentence");
});

test("what is typed while the server or the network is away is kept: on screen, elsewhere and back, and by a new page", async ({
  page,
  product,
  signIn,
}) => {
  for (const customer of ["marta", "tomasz"]) {
    await product.control(`POST customers/${customer}/messages`, { type: "text", text: "Is it there?" });
  }
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Tomasz Kowalczyk");
  await inbox.choose("Marta Oliveira");
  await inbox.composer.fill("");
  await write(inbox, "Yes, the blue one");
  await expect(inbox.row("Marta Oliveira")).toHaveText(/Yes, the blue one/);

  await product.stopProcess("web", "SIGKILL");
  await write(inbox, ", since this morning");
  await inbox.choose("Tomasz Kowalczyk");
  await write(inbox, "Not yet");
  await inbox.choose("Marta Oliveira");
  await expect(inbox.composer).toHaveValue("Yes, the blue one, since this morning");
  await product.startProcess("web");
  await product.control("POST customers/marta/messages", { type: "text", text: "Are you back?" });
  await expect(inbox.message("Are you back?")).toBeVisible({ timeout: 30_000 });
  await expect(inbox.composer).toHaveValue("Yes, the blue one, since this morning");

  // The page goes before anything could be saved: the next one has it.
  await page.context().setOffline(true);
  await write(inbox, ", and the red one");
  await page.close();
  const next = await page.context().newPage();
  await page.context().setOffline(false);
  const again = new InboxPage(next);
  await again.open("Marta Oliveira");
  await expect(again.composer).toHaveValue("Yes, the blue one, since this morning, and the red one");
  await again.choose("Tomasz Kowalczyk");
  await expect(again.composer).toHaveValue("Not yet");
  await again.choose("Marta Oliveira");
  await next.getByRole("button", { name: "Send", exact: true }).click();
  await expect(again.message("and the red one")).toHaveAccessibleName(/Sent|Delivered|Read/);
  await next.reload();
  await expect(again.message("and the red one")).toBeVisible();
  await expect(again.composer).toHaveValue("");
});

/** As a person does: key by key, at the end of what is there. */
async function write(inbox: InboxPage, text: string): Promise<void> {
  await inbox.composer.focus();
  await inbox.composer.press("End");
  await inbox.composer.pressSequentially(text);
}
