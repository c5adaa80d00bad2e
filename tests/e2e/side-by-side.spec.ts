import { expect } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "side by side" });

test.describe("two agents side by side", () => {
  test("see a customer's message arrive, each other's reply with its ticks, and who has taken it over", async ({
    browser,
    product,
    page,
    signIn,
  }) => {
    await product.control("PATCH settings", { autoRead: true });
    await signIn("ada");
    const ada = new InboxPage(page);
    const other = await browser.newContext({ baseURL: product.url });
    const gracePage = await other.newPage();
    await signIn("grace", gracePage);
    const grace = new InboxPage(gracePage);
    await ada.open("Marta Oliveira");
    await grace.open("Marta Oliveira");
    await expect(page.getByText("Grace is looking at this")).toBeVisible();
    await grace.composer.pressSequentially("Hm");
    await expect(page.getByText("Grace is writing a reply")).toBeVisible();
    await grace.composer.fill("");

    await product.control("POST customers/marta/messages", { type: "text", text: "Is the *blue* one back?" });
    await expect(ada.message("Is the blue one back?")).toBeVisible();
    await expect(grace.message("Is the blue one back?")).toBeVisible();
    await expect(ada.message("Is the blue one back?").locator("strong, b")).toHaveText("blue");

    await ada.reply("Since this morning. Shall I keep one for you?");
    const seenByGrace = grace.message("Shall I keep one for you?");
    await expect(seenByGrace).toBeVisible();
    await product.control("GET customers/marta/messages/wait?contains=keep%20one&direction=outbound");
    await expect(seenByGrace).toHaveAccessibleName(/Ada, .*Read/);
    await expect(ada.message("Shall I keep one for you?")).toHaveAccessibleName(/Read/);

    await gracePage.getByRole("button", { name: /Unassigned|Assigned to/ }).click();
    await gracePage.getByRole("menuitem", { name: "Assign to me" }).click();
    await expect(page.getByRole("button", { name: "Assigned to Grace" })).toBeVisible();
    await expect(ada.log.getByText("Grace took this over")).toBeVisible();
    await other.close();
  });

  test("react, and are reacted to", async ({ product, page, signIn }) => {
    await signIn("ada");
    const ada = new InboxPage(page);
    await ada.open("Marta Oliveira");
    await product.control("POST customers/marta/messages", { type: "text", text: "You are the best" });
    const message = ada.message("You are the best");
    await message.hover();
    await message.getByRole("button", { name: "React" }).click();
    await page.getByRole("button", { name: "React with ❤️" }).click();
    await expect(message.getByText("❤️")).toBeVisible();
    await product.control(`GET customers/marta/messages/wait?reaction=${encodeURIComponent("❤️")}`);

    await ada.reply("Anytime!");
    const sent = (await product.control("GET customers/marta/messages/wait?text=Anytime!")) as {
      message?: { id: string };
      id?: string;
    };
    await product.control("POST customers/marta/reactions", { messageId: sent.message?.id ?? sent.id, emoji: "👍" });
    await expect(ada.message("Anytime!").getByText("👍")).toBeVisible();
    await product.control("POST customers/marta/reactions", { messageId: sent.message?.id ?? sent.id, emoji: "" });
    await expect(ada.message("Anytime!").getByText("👍")).toBeHidden();
  });

  test("a burst of fifty arrives once and in order", async ({ product, page, signIn }) => {
    await signIn("ada");
    const ada = new InboxPage(page);
    await product.control("POST customers/tomasz/burst", { count: 50, text: "Part" });
    await ada.open("Tomasz Kowalczyk");
    // Opened in the middle of it, the thread stands at the first unread message: the end is a key away.
    await expect(async () => {
      await ada.log.press("End");
      await expect(ada.message(/^Part 50 of 50/)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    const shown = await ada.log
      .getByRole("article")
      .filter({ hasText: /Part \d+ of 50/ })
      .allInnerTexts();
    const numbers = shown.map((text) => Number(/Part (\d+) of/.exec(text)?.[1]));
    expect(numbers).toEqual([...numbers].sort((one, two) => one - two));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("a colleague's reply seconds ago stops mine, once, and nothing is lost", async ({ browser, product, page, signIn }) => {
    await signIn("ada");
    const ada = new InboxPage(page);
    const other = await browser.newContext({ baseURL: product.url });
    const gracePage = await other.newPage();
    await signIn("grace", gracePage);
    const grace = new InboxPage(gracePage);
    await product.control("POST customers/layla/messages", { type: "text", text: "Hello?" });
    await ada.open("ليلى حداد");
    await grace.open("ليلى حداد");
    // Ada's page no longer hears of changes, as on a train: what she sends goes out with what she saw last.
    await page.route("**/api/conversations/*/messages*", (route) =>
      route.request().method() === "GET" ? route.abort() : route.continue(),
    );
    await grace.reply("Grace is here");
    await expect(grace.message("Grace is here")).toHaveAccessibleName(/Sent|Delivered|Read|Accepted/);
    await ada.reply("Ada is here too");
    await expect(page.getByText(/Grace replied .* ago|Grace has just replied/)).toBeVisible();
    await expect(page.getByText("Yours has not been sent.")).toBeVisible();
    await page.unroute("**/api/conversations/*/messages*");
    await page.getByRole("button", { name: "Send mine too" }).click();
    await expect(ada.message("Ada is here too")).toBeVisible();
    await other.close();
  });

  test("one agent's two tabs and two devices have one draft, and words written on both are kept", async ({
    browser,
    context,
    page,
    product,
    signIn,
  }) => {
    await product.control("POST customers/marta/messages", { type: "text", text: "And tomorrow?" });
    await signIn("ada");
    const desk = new InboxPage(page);
    await desk.open("Marta Oliveira");
    const tab = new InboxPage(await context.newPage());
    await tab.open("Marta Oliveira");
    const phoneContext = await browser.newContext({ baseURL: product.url });
    const phonePage = await phoneContext.newPage();
    await signIn("ada", phonePage);
    const phone = new InboxPage(phonePage);
    await phone.open("Marta Oliveira");

    await desk.composer.pressSequentially("From nine");
    await expect(tab.composer).toHaveValue("From nine", { timeout: 1_000 });
    await expect(phone.composer).toHaveValue("From nine");

    await phoneContext.setOffline(true);
    await phone.composer.fill("From nine to noon");
    const saved = page.waitForResponse((response) => response.request().postDataJSON()?.text === "From nine on");
    await desk.composer.fill("From nine on");
    await saved;
    await expect(tab.composer).toHaveValue("From nine on");
    await expect(desk.row("Marta Oliveira")).toHaveText(/From nine on/);
    await phoneContext.setOffline(false);

    const also = phonePage.getByRole("region", { name: "Also written" });
    await expect(also).toContainText("From nine on");
    await expect(phone.composer).toHaveValue("From nine to noon");
    await also.getByRole("button", { name: "Add to the reply" }).click();
    await expect(phone.composer).toHaveValue("From nine on\n\nFrom nine to noon");
    await expect(desk.composer).toHaveValue("From nine on\n\nFrom nine to noon");
    await phonePage.getByRole("button", { name: "Send", exact: true }).click();
    await expect(desk.composer).toHaveValue("");
    await expect(tab.composer).toHaveValue("");
    await phoneContext.close();
  });
});
