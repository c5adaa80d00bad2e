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

      test("axe finds nothing in the settings, and where there is nothing", async ({ page, signIn }) => {
        await signIn("noor");
        await page.goto("/settings");
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoViolations(page, "the settings");
        await page.goto("/inbox?view=resolved");
        await expectNoViolations(page, "resolved");
      });
    });
  }
}
