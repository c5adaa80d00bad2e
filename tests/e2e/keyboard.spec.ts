import { expect, type Page } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "keyboard" });

/** The mouse is not there: any pointer that reaches the page fails the journey. */
async function forbidTheMouse(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const type of ["mousedown", "pointerdown", "touchstart"]) {
      addEventListener(
        type,
        () => {
          throw new Error(`A ${type}: the mouse is forbidden.`);
        },
        true,
      );
    }
  });
}

/** Whom the server has a conversation with. */
async function nameOf(page: Page, conversationId: string | null | undefined): Promise<string> {
  const answer = await page.request.get(`/api/conversations/${conversationId}`);
  return (await answer.json()).contact.name;
}

async function expectFocusNotLost(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null))
    .toBe(true);
}

test("an agent does the whole job with the mouse forbidden", async ({ page, product, signIn }) => {
  await forbidTheMouse(page);
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/marta/messages", { type: "text", text: "Can I collect it today?" });
  await page.goto("/inbox");
  await expect(inbox.row("Marta Oliveira")).toBeVisible();
  await expect(inbox.row("Marta Oliveira")).toHaveAccessibleName(/Can I collect it today/);

  // To the list by Tab, to Marta's conversation by arrows, in by Enter.
  for (
    let tabs = 0;
    tabs < 40 && !(await inbox.row("Marta Oliveira").evaluate((row) => row === document.activeElement));
    tabs += 1
  ) {
    await page.keyboard.press("Tab");
  }
  await expect(inbox.row("Marta Oliveira")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(inbox.message("Can I collect it today?")).toBeVisible();

  // Opening leads into the reply; single keys work in the thread and in the list, and Escape leads there.
  await expect(inbox.composer).toBeFocused();
  await page.keyboard.press("Escape");
  await expectFocusNotLost(page);
  await page.keyboard.press("r");
  await expect(inbox.composer).toBeFocused();
  await page.keyboard.type("Yes, until six.");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("See you!");
  await page.keyboard.press("Enter");
  await product.control("GET customers/marta/messages/wait?contains=until%20six");
  await expect(inbox.message("Yes, until six.")).toBeVisible();
  await expect(inbox.composer).toBeFocused();

  await page.keyboard.press("Escape");
  await expectFocusNotLost(page);
  await page.keyboard.press("a");
  const unassign = page.getByRole("menuitem", { name: "Unassign" });
  await expect(unassign).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(unassign).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Unassigned" })).toBeVisible();
  await expect(page.getByRole("menu")).toBeHidden();
  await expectFocusNotLost(page);

  await page.keyboard.press("t");
  await expect(inbox.templateSearch).toBeFocused();
  await page.keyboard.press("Escape");
  await expectFocusNotLost(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
  await expectFocusNotLost(page);
});

test("a sentence that is typed blind after opening is a reply, however slow everything is", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await product.control("POST customers/marta/messages", { type: "text", text: "Is anybody there?" });
  await page.goto("/inbox");
  await expect(inbox.row("Marta Oliveira")).toHaveAccessibleName(/Is anybody there/);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 800,
    downloadThroughput: 60_000,
    uploadThroughput: 60_000,
  });
  const changes: string[] = [];
  page.on("request", (request) => {
    if (/\/(assignment|resolution)$/.test(request.url())) changes.push(`${request.method()} ${request.url()}`);
  });

  await inbox.row("Marta Oliveira").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("are you sure? Please take a seat, ", { delay: 10 });
  await expect(inbox.composer).toHaveValue("are you sure? Please take a seat, ");
  await expect(inbox.composer).toBeFocused();
  // The focus is lost in the middle of a word, and the sentence goes on.
  await inbox.composer.evaluate((field) => field.blur());
  await page.keyboard.type("quite ", { delay: 10 });
  await page.keyboard.type("early", { delay: 10 });
  await expect(inbox.composer).toHaveValue("are you sure? Please take a seat, quite early");
  expect(changes).toEqual([]);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("menu")).toBeHidden();
});

test("single keys in the list are about the marked row, whichever is open; the toast says whom, and undoes", async ({
  page,
  signIn,
}) => {
  await forbidTheMouse(page);
  await signIn("ada");
  const inbox = new InboxPage(page);
  await page.goto("/inbox");
  const links = inbox.list.locator("[data-conversation]");
  await expect(links.nth(1)).toBeVisible();
  const [openId, markedId] = await Promise.all([0, 1].map((place) => links.nth(place).getAttribute("data-conversation")));
  const changes: string[] = [];
  page.on("request", (request) => {
    const [, id, resource] = /conversations\/([^/]+)\/(assignment|resolution|read-marker)$/.exec(request.url()) ?? [];
    if (id && request.method() !== "GET") changes.push(`${request.method()} ${resource} ${id === markedId ? "marked" : id}`);
  });
  await links.first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${openId}`));
  await expectFocusNotLost(page);
  await expect(page.getByRole("form", { name: "Reply" }).or(inbox.templateSearch).first()).toBeVisible();

  await links.nth(1).focus();
  changes.length = 0;
  await page.keyboard.press("e");
  const toast = page.getByRole("listitem").filter({ hasText: "Undo" }).filter({ hasText: "Resolved" });
  await expect(toast).toContainText(await nameOf(page, markedId));
  await toast.getByRole("button", { name: "Undo" }).press("Enter");
  await expect
    .poll(() => changes.filter((change) => change.includes("resolution")))
    .toEqual(["PUT resolution marked", "DELETE resolution marked"]);
  await expect(page).toHaveURL(new RegExp(`${openId}`));

  // What came back stands behind "1 new" as long as the focus is among the rows: a page that was just loaded has it.
  await page.reload();
  await expect(async () => {
    await inbox.list.locator(`[data-conversation="${markedId}"]`).focus();
    await page.keyboard.press("a");
    await expect(page.getByRole("menuitem").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("menuitem").first().press("Enter");
  await expect
    .poll(() => changes.filter((change) => change.includes("assignment")).map((change) => change.split(" ")[2]))
    .toEqual(["marked"]);
});

test("a conversation is started with a phone, and the best emoji is the first", async ({ page, signIn }) => {
  await forbidTheMouse(page);
  await signIn("ada");
  const inbox = new InboxPage(page);
  await page.goto("/inbox");
  await expect(inbox.row("Marta Oliveira")).toBeVisible();
  await inbox.row("Marta Oliveira").focus();
  await page.keyboard.press("Enter");
  await expect(inbox.composer).toBeFocused();
  await page.getByRole("button", { name: "Emoji", exact: true }).press("Enter");
  await page.getByRole("combobox", { name: "Search emoji" }).fill("thumb");
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(inbox.composer).toHaveValue(/👍/u);
  await inbox.composer.fill("");

  await inbox.row("Marta Oliveira").focus();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  const phone = dialog.getByRole("textbox", { name: "Phone number" });
  await expect(phone).toBeFocused();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("There is no such phone number", { exact: false })).toBeVisible();
  await phone.fill("+351 912 777 123");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByRole("heading", { name: "+351 912 777 123" })).toBeVisible();
  await expect(inbox.templateSearch).toBeVisible();
});

test("? lists the shortcuts, and Escape gives the focus back", async ({ page, signIn }) => {
  await forbidTheMouse(page);
  await signIn("ada");
  await page.goto("/inbox");
  await expect(page.getByRole("region", { name: "Conversations", exact: true }).getByRole("link").first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expectFocusNotLost(page);
  }).toPass();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: /shortcuts/i });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText("Resolve")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expectFocusNotLost(page);
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page).toHaveURL(/view=unassigned/);
});
