import { type Browser, expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { DEMO_PASSWORD } from "@/prisma/seed/team";
import { InboxPage } from "../support/inbox-page";
import { collectComplaints, test } from "../support/journey";
import type { Product } from "../support/product";

test.use({ scenario: "people" });
test.describe.configure({ mode: "serial" });

const PASSWORD = "a window in the wall";
const STEP_MS = 30_000;
/** What the product promises of a deactivation: open pages included. */
const SHUT_OUT_MS = 5_000;

test.describe("people", () => {
  test("are invited, join, get a team, and are out of their open page when they are deactivated", async ({
    browser,
    product,
    page,
    signIn,
  }) => {
    await signIn("noor");
    const link = await invite(page, "ines@ribeira.example");
    const ines = await someoneElse(browser, product);
    await join(ines.page, link, "Ines Moreira");
    await expect(new InboxPage(ines.page).row("Marta Oliveira")).toBeVisible();

    await page.reload();
    await page.getByRole("button", { name: "Teams of Ines Moreira: No team, sees all" }).click();
    await page.getByRole("checkbox", { name: "Store desk" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("button", { name: "Teams of Ines Moreira: Store desk" })).toBeVisible();

    const late = await someoneElse(browser, product);
    await late.page.goto(link);
    await expect(late.page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
    await late.close();

    await page.getByRole("button", { name: "More for Ines Moreira" }).click();
    await page.getByRole("menuitem", { name: "Deactivate…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Deactivate", exact: true }).click();
    await expect(ines.page.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: SHUT_OUT_MS });
    await expect(page.getByRole("row", { name: /Ines Moreira.*deactivated by Noor/ })).toBeVisible();
    await signInWithPassword(ines.page, "ines@ribeira.example");
    await expect(ines.page.getByText("E-mail and password do not match.")).toBeVisible();
    await ines.close();
  });

  test("set up an authenticator app, and sign in with its code or with a recovery code", async ({
    browser,
    product,
    page,
    signIn,
  }) => {
    await signIn("noor");
    const link = await invite(page, "jonas@ribeira.example");
    const jonas = await someoneElse(browser, product);
    await join(jonas.page, link, "Jonas Brandt");
    const { secret, recovery } = await setUpApp(jonas.page);

    await jonas.forget();
    await signInWithPassword(jonas.page, "jonas@ribeira.example");
    const code = jonas.page.getByLabel("Code");
    await code.fill("000000");
    await jonas.page.getByRole("button", { name: "Sign in" }).click();
    await expect(jonas.page.getByText("This code is not right.")).toBeVisible();
    await code.fill(codeOf(secret, STEP_MS));
    await jonas.page.getByRole("button", { name: "Sign in" }).click();
    await expect(new InboxPage(jonas.page).list).toBeVisible();

    for (const [attempt, outcome] of [
      ["the first time", "in"],
      ["once more", "refused"],
    ] as const) {
      await jonas.forget();
      await signInWithPassword(jonas.page, "jonas@ribeira.example");
      await code.fill(recovery);
      await jonas.page.getByRole("button", { name: "Sign in" }).click();
      const shown = outcome === "in" ? new InboxPage(jonas.page).list : jonas.page.getByText("This code is not right.");
      await expect(shown, `a recovery code ${attempt}`).toBeVisible();
    }
    await jonas.close();

    await page.reload();
    await page.getByRole("button", { name: "More for Jonas Brandt" }).click();
    await page.getByRole("menuitem", { name: "Remove second step" }).click();
    await expect(page.getByText("Jonas Brandt signs in with the password alone now.")).toBeVisible();
  });

  test("sign in with a passkey alone", async ({ page, context, signIn }) => {
    const devtools = await context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true } as const;
    await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, isUserVerified: true } });
    await signIn("grace");
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a passkey" });
    await dialog.getByLabel("Name").fill("Office laptop");
    await dialog.getByLabel("Your password").fill(DEMO_PASSWORD);
    await dialog.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByRole("button", { name: "Rename Office laptop" })).toBeVisible();

    await page.goto("about:blank");
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(new InboxPage(page).list).toBeVisible();
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Remove Office laptop" }).click();
    await expect(page.getByRole("button", { name: "Rename Office laptop" })).toBeHidden();
  });

  test("can be followed in the audit log", async ({ page, signIn }) => {
    await signIn("noor");
    await page.goto("/settings/audit");
    const act = (words: RegExp) => page.getByRole("row", { name: words });
    await expect(act(/Noor Invited somebody ines@ribeira\.example Role: Agent/)).toBeVisible();
    await expect(act(/Ines Moreira Joined by invitation Ines Moreira/)).toBeVisible();
    await expect(act(/Noor Changed somebody’s teams Ines Moreira.*Store desk/)).toBeVisible();
    await expect(act(/Noor Deactivated somebody Ines Moreira Devices: 1/)).toBeVisible();
    await expect(act(/Noor Removed a second step Jonas Brandt Authenticator apps: 1/)).toBeVisible();
    await page.getByRole("combobox", { name: "What was done" }).selectOption({ label: "Deactivated somebody" });
    await expect(act(/Invited somebody/)).toHaveCount(0);
    await expect(act(/Deactivated somebody/)).toHaveCount(1);
  });
});

/** Another person's browser: what its page complains of fails the test when it is closed. */
async function someoneElse(browser: Browser, product: Product) {
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  return {
    page,
    /** As on another day: nobody is signed in. */
    forget: async () => {
      await page.goto("about:blank");
      await context.clearCookies();
    },
    close: async () => {
      await context.close();
      expect(complaints, "errors on the other page's console").toEqual([]);
    },
  };
}

/** Answers the link to pass on. */
async function invite(page: Page, email: string): Promise<string> {
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("Invite by e-mail").fill(email);
  await page.getByRole("button", { name: "Make invite link" }).click();
  const notice = page.getByRole("region", { name: `Link for ${email}` });
  return notice.getByRole("textbox").inputValue();
}

async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await expect(new InboxPage(page).list).toBeVisible();
}

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** As whoever has no phone that scans: types the key into the app. The dialog is opened twice, as people do. */
async function setUpApp(page: Page): Promise<{ secret: string; recovery: string }> {
  await page.goto("/settings/security");
  const dialog = page.getByRole("dialog", { name: "Set up an authenticator app" });
  const key = dialog.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
  await page.getByRole("button", { name: "Set up app" }).click();
  const secret = (await key.textContent()) ?? "";
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Set up app" }).click();
  await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  await dialog.getByLabel("Code that the app shows").fill(codeOf(secret, 0));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  const recovery = (await codes.getByRole("listitem").first().textContent()) ?? "";
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText(/10 recovery codes are left/)).toBeVisible();
  return { secret, recovery };
}

/** What an app with this key shows, `aheadMs` from now. */
function codeOf(key: string, aheadMs: number): string {
  return new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) }).generate({ timestamp: Date.now() + aheadMs });
}
