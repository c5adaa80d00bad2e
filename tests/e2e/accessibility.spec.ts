import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "accessibility" });
test.setTimeout(180_000);

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).exclude("iframe").analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(found, `axe on ${state}`).toEqual([]);
}

/** The boards and settings: who opens them, and what stands there once they have loaded. */
const BOARDS = [
  ["grace", "/supervision", "Waiting now"],
  ["grace", "/supervision/failures", "By template"],
  ["grace", "/supervision/messages", "Messages"],
  ["noor", "/templates", "autumn_clearance"],
  ["noor", "/templates/new", "New template"],
  ["noor", "/settings/numbers/connect", "Connect a number"],
  ["noor", "/settings/people", "ada@ribeira.example"],
  ["noor", "/settings/teams", "Store desk"],
  ["noor", "/settings/audit", "Changed who may send a template"],
  ["noor", "/settings/business-time", "Always open"],
  ["ada", "/settings/security", "Where you are signed in"],
] as const;

for (const theme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ viewport: { width, height }, colorScheme: theme });

      test("axe finds nothing on the way in", async ({ page }) => {
        await page.goto("/sign-in");
        await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
        await expectNoViolations(page, "sign-in");
      });

      test("axe finds nothing in the inbox", async ({ page, product, signIn }) => {
        await product.control("POST customers/marta/messages", { type: "text", text: "*Bold*, https://ribeira.example and 👍" });
        await signIn("ada");
        const inbox = new InboxPage(page);
        await inbox.open();
        await expect(inbox.row("Marta Oliveira")).toBeVisible();
        await expectNoViolations(page, "the list");
        await page.getByRole("button", { name: "Filter and order" }).click();
        await expectNoViolations(page, "the filter menu");
        await page.keyboard.press("Escape");

        await inbox.choose("Marta Oliveira");
        await expect(inbox.message("Bold").last()).toBeVisible();
        await expectNoViolations(page, "an open window");
        await inbox
          .message("You can also share a location pin here.")
          .getByRole("button", { name: /Show every step/ })
          .click();
        await expect(page.getByRole("dialog", { name: "Delivery" })).toBeVisible();
        await expectNoViolations(page, "a message's details");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog", { name: /shortcuts/i })).toBeVisible();
        await expectNoViolations(page, "the shortcut sheet");
        await page.keyboard.press("Escape");
      });

      test("axe finds nothing where the window is closed", async ({ page, signIn }) => {
        await signIn("ada");
        const inbox = new InboxPage(page);
        await page.goto("/inbox?view=closed");
        await inbox.list
          .getByRole("link", { name: /The service window is closed/ })
          .first()
          .click();
        await expect(inbox.templateSearch).toBeVisible();
        await expect(page.getByRole("option").first()).toBeVisible();
        await expectNoViolations(page, "the template picker");
      });

      test("axe finds nothing on every kind of bubble", async ({ page, signIn }) => {
        await signIn("ada");
        await page.goto("/bubbles");
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoViolations(page, "every kind of bubble");
      });

      test("axe finds nothing where more than text is sent", async ({ page, product, signIn }) => {
        await product.control("POST customers/tomasz/messages", { type: "image", caption: "A photo for you" });
        await signIn("ada");
        const inbox = new InboxPage(page);
        await inbox.open();
        await expect(inbox.row("Tomasz Kowalczyk")).toContainText("A photo for you");
        await inbox.choose("Tomasz Kowalczyk");
        const attach = page.getByRole("button", { name: "Attach", exact: true });
        await attach.click();
        await expectNoViolations(page, "the attach menu");
        for (const [item, dialog] of [
          ["Location", "Send a location"],
          ["Contact", "Send contact cards"],
        ] as const) {
          await page.getByRole("menuitem", { name: item, exact: true }).click();
          await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
          await expectNoViolations(page, dialog);
          await page.keyboard.press("Escape");
          await attach.click();
        }
        await page.getByRole("menuitem", { name: "Interactive message" }).click();
        const start = page.getByRole("dialog", { name: "Interactive message" });
        await expect(start).toBeVisible();
        await expectNoViolations(page, "the kinds of interactive messages");
        await start
          .getByRole("button")
          .filter({ has: page.getByText("List", { exact: true }) })
          .click();
        await expect(page.getByRole("dialog", { name: "List", exact: true })).toBeVisible();
        await expectNoViolations(page, "the editor of a list");
        await page.keyboard.press("Escape");

        await inbox.message("A photo for you").getByRole("button", { name: /photo/i }).first().click();
        await expect(page.getByRole("dialog", { name: "Photos and videos" }).getByRole("img").first()).toBeVisible();
        await expectNoViolations(page, "the lightbox");
      });

      test("axe finds nothing on the boards, in the library and in the team's settings", async ({ page, signIn }) => {
        for (const [who, path, words] of BOARDS) {
          await signIn(who);
          await page.goto(path);
          await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
          await expectNoViolations(page, path);
        }
        await signIn("noor");
        await page.goto("/templates");
        await page.locator("a[href$='/autumn_clearance']").first().click();
        await expect(page.getByLabel("Body").first()).toBeVisible();
        await expectNoViolations(page, "the designer");
      });

      test("axe finds nothing in the settings, and where there is nothing", async ({ page, signIn }) => {
        await signIn("noor");
        await page.goto("/settings");
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoViolations(page, "the settings");
        await page.goto("/settings/numbers");
        await expect(page.getByText("Quality").first()).toBeVisible();
        await expectNoViolations(page, "the numbers");
        await page.goto("/inbox?view=resolved");
        await expectNoViolations(page, "resolved");
      });
    });
  }
}
