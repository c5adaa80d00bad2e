import { expect, type Page } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";
import type { Product } from "../support/product";

test.use({ scenario: "admin" });

const APP = { id: "880011223344", name: "Ribeira Repairs", secret: "repairs-app-secret-of-theirs" };
const TOKEN = "EAAGrepairsaccount1";
const NUMBER = {
  displayPhoneNumber: "+351 21 555 0188",
  wabaId: "990011223344",
  accountName: "Repairs",
  verifiedName: "Repairs",
};
const TEMPLATE = "parcel_at_desk";

test("an admin connects a second number: every step is checked, and what fails is repaired on the spot", async ({
  product,
  page,
  signIn,
}) => {
  const { id: numberId } = await givenNumberAtMeta(product);
  await signIn("noor");
  await page.goto("/settings/numbers");
  await page.getByRole("link", { name: "Connect a number" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  const step = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });

  const token = step("Access token");
  await token.getByLabel("Access token", { exact: true }).fill("EAAGwrongtoken12");
  await token.getByRole("button", { name: "Check" }).click();
  await expect(token.getByRole("status")).toContainText("Meta does not take this token.");
  await token.getByLabel("Access token", { exact: true }).fill(TOKEN);
  await token.getByRole("button", { name: "Check" }).click();
  await expect(token).toContainText(`of the app “${APP.name}”`);

  await page.getByRole("button", { name: /0188/ }).click();
  await expect(step("Number")).toContainText("0188");
  await step("App secret").getByLabel("App secret", { exact: true }).fill(APP.secret);
  await step("App secret").getByRole("button", { name: "Check" }).click();
  await expect(step("App secret")).toContainText(`Matches the app ${APP.id}.`);

  // The step that is forgotten most: an account that tells nobody what customers answer.
  const events = step("Events reach your app");
  await expect(events.getByRole("status")).toContainText("does not send its events to your app");
  await events.getByRole("button", { name: "Subscribe the app" }).click();
  await expect(events).toContainText(`sends its events to “${APP.name}”`);

  const callback = step("Callback address");
  await callback.getByRole("button", { name: "Show" }).click();
  const [address, verifyToken] = [callback.getByRole("code").first(), callback.getByRole("code").last()];
  await expect(verifyToken).not.toContainText("•");
  const pasted = { url: await address.textContent(), verifyToken: await verifyToken.textContent() };
  expect(pasted.url).toBe(`${product.url}/api/webhooks/whatsapp`);
  await expect(product.control(`PUT apps/${APP.id}/callback`, { ...pasted, verifyToken: "guessed" })).rejects.toThrow("502");
  await product.control(`PUT apps/${APP.id}/callback`, pasted);
  await expect(callback).toContainText("Meta asked whether this address is ours");

  await product.control("POST customers/tomasz/messages", { type: "text", text: "hello", numberId });
  await expect(step("A first message")).toContainText("A webhook of this number came");
  await page.getByLabel("Name of the number, for your team").fill("Repairs");
  await page.getByRole("button", { name: "Connect the number" }).click();

  await expect(page).toHaveURL(/\/settings\/numbers\?number=/);
  const tabs = page.getByRole("navigation", { name: "Numbers" });
  await expect(tabs.getByRole("link", { name: "Repairs" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("heading", { name: NUMBER.displayPhoneNumber })).toBeVisible();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();

  // What came while it was being connected was kept, and stands in the inbox now.
  const inbox = new InboxPage(page);
  await inbox.open();
  await inbox.row("Tomasz Kowalczyk").filter({ hasText: "hello" }).click();
  await expect(inbox.message("hello")).toBeVisible();
});

test("an admin writes a template, sees Meta approve it, and offers it to one team only", async ({
  browser,
  product,
  page,
  signIn,
}) => {
  await signIn("noor");
  await page.goto("/templates");
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Synced/ })).toBeVisible();
  await writeTemplate(page);

  await page.getByRole("link", { name: "Templates", exact: true }).first().click();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: TEMPLATE }) });
  await expect(row).toContainText("Approved");

  const [ada, grace] = await Promise.all(
    (["ada", "grace"] as const).map(async (key) => {
      const context = await browser.newContext({ baseURL: product.url });
      const own = await context.newPage();
      await signIn(key, own);
      return new InboxPage(own);
    }),
  );
  if (!ada || !grace) throw new Error("Two people were signed in.");
  await product.control("POST customers/marta/messages", { type: "text", text: "Is it there?" });
  await ada.open("Marta Oliveira");
  await expect(ada.message("Is it there?")).toBeVisible();
  await product.control("POST clock", { customerId: "marta", windowLeftMs: 0 });
  await grace.open("Marta Oliveira");
  const offered = (inbox: InboxPage) => inbox.page.getByRole("option", { name: new RegExp(`^${TEMPLATE}`) });
  await ada.templateSearch.fill(TEMPLATE);
  await grace.templateSearch.fill(TEMPLATE);
  await expect(offered(ada)).toBeVisible();
  await expect(offered(grace)).toBeVisible();

  await row.getByRole("button", { name: `Who may send ${TEMPLATE}` }).click();
  const popover = page.getByRole("dialog", { name: `Who may send ${TEMPLATE}` });
  await popover.getByRole("checkbox", { name: "Every team" }).uncheck();
  await popover.getByRole("checkbox", { name: /^Wholesale desk/ }).check();
  await popover.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Wholesale desk");

  // Grace is in another team: it leaves her list while she looks at it. Ada keeps it.
  await expect(offered(grace)).toBeHidden();
  await expect(offered(ada)).toBeVisible();

  await row.getByRole("switch", { name: `Offer ${TEMPLATE}` }).click();
  await expect(row).toContainText("Nobody");
  await expect(offered(ada)).toBeHidden();
  await ada.page.context().close();
  await grace.page.context().close();
});

/** An app, a token and a number of an account to which no app is subscribed, as somebody has them before they come here. */
async function givenNumberAtMeta(product: Product): Promise<{ id: string }> {
  await product.control("POST apps", APP);
  const number = await product.control("POST numbers", NUMBER);
  await product.control("POST tokens", { token: TOKEN, appId: APP.id, wabaIds: [NUMBER.wabaId] });
  return number as { id: string };
}

/** Writes a template with a mistake in it, has the mistake mended, gives a sample, and sends it to Meta. */
async function writeTemplate(page: Page): Promise<void> {
  await page.getByRole("link", { name: "New template" }).click();
  await page.getByLabel("Name", { exact: true }).fill(TEMPLATE);
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page.getByRole("heading", { name: TEMPLATE })).toBeVisible();

  const body = page.getByRole("textbox", { name: "Body" });
  await body.fill("Ribeira Goods has your parcel ready for collection since this morning. Ask at the desk for {{name}}");
  await expect(body).toHaveAccessibleDescription(/The text ends with a variable/);
  const findings = page.getByRole("region", { name: "What was found" });
  const send = page.getByRole("button", { name: "Send to Meta" });
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await findings.getByRole("button", { name: "Add a full stop" }).click();
  await expect(body).toHaveValue(/\{\{name\}\}\.$/);

  await expect(findings).toContainText("“name” has no sample");
  await page.getByRole("textbox", { name: /^Sample for name/ }).fill("Marta");
  await page.getByRole("combobox", { name: "What name is filled in from" }).selectOption("contact_first_name");
  await expect(page.getByRole("status").filter({ hasText: "Nothing to fix" })).toBeAttached();
  await send.click();
  const result = page.getByRole("dialog", { name: `${TEMPLATE} at Meta` });
  await expect(result.getByRole("status")).toContainText("is at Meta.");
  await result.getByRole("button", { name: "Close" }).last().click();
}
