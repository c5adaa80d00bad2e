import { expect } from "@playwright/test";
import { test } from "../support/journey";

test.use({ scenario: "keyboard" });

for (const key of ["Enter", "Space", "ArrowDown"]) {
  test(`${key} opens a menu of the first view at its first item, and Escape gives the focus back`, async ({ page, signIn }) => {
    await signIn("ada");
    await page.goto("/inbox");
    for (const index of [0, 1, 2]) {
      const button = page.locator("button[aria-haspopup=menu]").filter({ visible: true }).nth(index);
      await button.focus();
      await page.keyboard.press(key);
      await expect(page.locator("[role^=menuitem]").first()).toBeFocused();
      await expect(page.getByRole("menu")).toHaveAccessibleName(/./);
      await expect(button).toHaveAttribute("aria-expanded", "true");
      await page.keyboard.press("ArrowDown");
      await expect(page.locator("[role^=menuitem]").nth(1)).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menu")).toBeHidden();
      await expect(button).toBeFocused();
      await expect(button).toHaveAttribute("aria-expanded", "false");
    }
  });
}

test("a pointer opens and closes a menu; ? opens the sheet and Escape closes it", async ({ page, signIn }) => {
  await signIn("ada");
  await page.goto("/inbox");
  const button = page.locator("button[aria-haspopup=menu]").filter({ visible: true }).nth(1);
  await button.click();
  await expect(page.getByRole("menu")).toBeVisible();
  await button.click({ force: true });
  await expect(page.getByRole("menu")).toBeHidden();
  await button.click();
  await page.locator("[role^=menuitem]").nth(1).click();
  await expect(page.getByRole("menu")).toBeHidden();
  await page.locator("button[aria-haspopup=menu]").filter({ visible: true }).nth(0).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a notice whose chunk was not there before is shown in a live region", async ({ page, signIn }) => {
  await signIn("ada");
  await page.goto("/inbox");
  await page.route("**/api/session", (route) => (route.request().method() === "DELETE" ? route.abort() : route.fallback()));
  await page.locator("button[aria-haspopup=menu]").filter({ visible: true }).nth(0).click();
  await page.getByRole("menuitem").last().click();
  await expect(page.locator("section[aria-live=polite] li")).toBeVisible();
});
