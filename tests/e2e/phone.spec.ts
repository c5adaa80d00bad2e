import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { MARTA, type SimulatedWorld, startSimulatedWorld, textTo } from "../simulator/simulated-world";

/** The customers' phones alone: no product but one that takes every webhook. */
const test = base.extend<{ world: SimulatedWorld }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  world: async ({}, use) => {
    const world = await startSimulatedWorld();
    await use(world);
    await world.end();
  },
});

test.use({ viewport: { width: 1440, height: 900 } });

test("a customer writes, answers and reacts, and the business hears each", async ({ page, world }) => {
  const { marta } = await openPhones(page, world);
  await marta.getByRole("textbox", { name: "Message" }).fill("Olá! *Where* is it?");
  await page.keyboard.press("Enter");
  await expect(marta.getByRole("article").getByText("Where")).toHaveJSProperty("tagName", "STRONG");
  await expect(marta.getByRole("img", { name: "Delivered" })).toBeVisible();

  await world.send(textTo(MARTA, "At your neighbour’s"));
  await marta.getByRole("button", { name: "Answer or react to “At your neighbour’s”" }).click();
  await page.getByRole("button", { name: "React with 🙏" }).click();
  await expect(marta.getByRole("img", { name: "🙏 by you" })).toBeVisible();
  await marta.getByRole("button", { name: "Answer or react to “At your neighbour’s”" }).click();
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.keyboard.type("Found it!");
  await page.keyboard.press("Enter");
  await expect(marta.getByRole("article", { name: "You" }).last()).toContainText("Ribeira GoodsAt your neighbour’sFound it!");

  await world.idle();
  const told = world.receiver.updates("messages");
  expect(told.map(({ type }) => type)).toEqual(["text", "reaction", "text"]);
  expect(told[2]?.context?.id).toBe(told[1]?.reaction?.message_id);
});

test("a long text is cut off as WhatsApp cuts it, and unfolds", async ({ page, world }) => {
  await world.control("POST customers/marta/messages", { type: "text", text: `${"word ".repeat(200)}the end` });
  const { marta } = await openPhones(page, world);
  await expect(marta.getByRole("article", { name: "You" })).toContainText("word word");
  await expect(marta.getByRole("article", { name: "You" })).not.toContainText("the end");
  await marta.getByRole("button", { name: "Read more" }).click();
  await expect(marta.getByRole("article", { name: "You" })).toContainText("the end");
});

test("messages are read while the chat is open, and wait with a badge while it is not", async ({ page, world }) => {
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  const { marta } = await openPhones(page, world);
  await world.send(textTo(MARTA, "Bom dia!"));
  await expect.poll(() => statuses(world)).toEqual(["sent", "delivered", "read"]);

  await marta.getByRole("button", { name: "Back to the chats" }).click();
  await expect(marta.getByRole("button", { name: /Ribeira Goods/ })).toBeFocused();
  await world.send(textTo(MARTA, "Are you there?"));
  await expect(marta.getByText("1", { exact: true })).toBeVisible();
  await world.idle();
  expect(statuses(world)).toEqual(["sent", "delivered", "read", "sent", "delivered"]);
  await marta.getByRole("button", { name: /Ribeira Goods/ }).click();
  await expect.poll(() => statuses(world).at(-1)).toBe("read");

  await page.close();
  await expect.poll(async () => (await world.control("GET customers/marta")).body.chatOpen).toBe(false);
});

test("airplane mode counts what waits both ways and lets it go", async ({ page, world }) => {
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  const { marta } = await openPhones(page, world);
  await marta.getByRole("switch", { name: "Airplane" }).click();
  await marta.getByRole("textbox", { name: "Message" }).fill("I am on the train");
  await marta.getByRole("button", { name: "Send", exact: true }).click();
  await world.send(textTo(MARTA, "Bom dia!"));
  await expect(marta.getByText("Airplane mode: 1 to send, 1 to receive")).toBeVisible();
  await expect(marta.getByRole("img", { name: "Waiting" })).toBeVisible();
  await marta.getByRole("switch", { name: "Airplane" }).click();
  await expect(marta.getByText("Bom dia!")).toBeVisible();
  await expect(marta.getByRole("img", { name: "Waiting" })).toHaveCount(0);
});

test("the clock closes a window on screen, and never goes back", async ({ page, world }) => {
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  const { marta } = await openPhones(page, world);
  await expect(marta.getByText("23 h 59 m")).toBeVisible();
  await expect(page.getByText("real time")).toBeVisible();
  await page.getByRole("button", { name: "15 min left" }).click();
  await expect(marta.getByText(/^1[45] m$/)).toBeVisible();
  await expect(page.getByText("23 h 4", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "20 s left" }).click();
  await expect(marta.getByText(/^00:[01]\d$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "15 min left" })).toBeDisabled();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(marta.getByText("Closed", { exact: true })).toBeVisible();
});

test("trouble and failures show where they are armed until they are used", async ({ page, world }) => {
  const { marta } = await openPhones(page, world);
  await page.getByRole("button", { name: "Send twice" }).click();
  await expect(page.getByRole("button", { name: "Send twice", pressed: true })).toBeVisible();
  await world.control("POST customers/marta/messages", { type: "text", text: "Olá!" });
  await expect(page.getByRole("button", { name: "Send twice", pressed: false })).toBeVisible();
  await expect(page.getByRole("img", { name: "Duplicate" })).toHaveCount(1);

  await marta.getByRole("combobox", { name: "Fail the next message to Marta Oliveira with" }).selectOption("130429");
  await expect(marta.locator(".knob-choice")).toContainText("Fails: 130429");
  expect((await world.send(textTo(MARTA))).body.error).toMatchObject({ code: 130429 });
  await expect(marta.locator(".knob-choice")).toContainText("Fail next with…");
});

test("the log opens a webhook’s raw body and sends it again", async ({ page, world }) => {
  await openPhones(page, world);
  await world.control("POST customers/marta/messages", { type: "text", text: "é" });
  await page.getByRole("button", { name: /text from Marta/ }).click();
  const raw = page.getByLabel("Raw webhook");
  await expect(raw).toContainText('"body": "é"');
  await page.getByLabel("As sent").check();
  await expect(raw).toContainText(String.raw`"body":"\u00e9"`);
  await page.getByRole("button", { name: "Again" }).click();
  await expect(page.getByRole("button", { name: /sent again by hand/ })).toBeVisible();
  expect(world.receiver.posts[1]?.raw).toBe(world.receiver.posts[0]?.raw);
});

test("everything is reached by keyboard, and the focus is never lost", async ({ page, world }) => {
  const { marta } = await openPhones(page, world);
  await marta.getByRole("textbox", { name: "Message" }).focus();
  await page.keyboard.type("One");
  await page.keyboard.press("Enter");
  await marta.getByRole("log").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("button", { name: "Answer or react to “One”" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(marta.getByRole("img", { name: "👍 by you" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Answer or react to “One”" })).toBeFocused();
  await marta.getByRole("button", { name: /Look at another phone/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("tomasz");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Tomasz Kowalczyk" })).toBeVisible();
});

test("somebody new gets a phone, unless there is nothing to know them by", async ({ page, world }) => {
  await openPhones(page, world);
  await page.getByRole("button", { name: "Customer", exact: true }).click();
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByRole("alert")).toContainText("A customer needs a phone, a username or a profile name.");
  await page.getByRole("textbox", { name: "Username" }).fill("@wind.rider");
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByRole("region", { name: "@wind.rider" })).toContainText("no phone number, username only");
});

test("the panel shows one phone, found by its number", async ({ page, world }) => {
  await page.setViewportSize({ width: 300, height: 900 });
  await page.goto(`${world.url}/phone/panel?customer=%2B351912555014`);
  await expect(page.getByRole("heading", { name: "Marta’s phone" })).toBeVisible();
  await page.getByRole("textbox", { name: "Write as Marta" }).fill("Olá!");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Last webhooks" })).toContainText("text from Marta");
  await world.send(textTo(MARTA, "Bom dia!"));
  await expect(page.getByRole("article", { name: "Ribeira Goods" })).toContainText("Bom dia!");
});

test("the page says when the simulator is away, and goes on by itself when it is back", async ({ page, world }) => {
  const { marta } = await openPhones(page, world);
  await world.close();
  await expect(page.getByText("The simulator does not answer.")).toBeVisible();
  const again = await startSimulatedWorld({ port: Number(new URL(world.url).port) });
  await expect(page.getByText("The simulator does not answer.")).toBeHidden();
  await again.control("POST customers/marta/messages", { type: "text", text: "Olá de novo!" });
  await expect(marta.getByRole("article", { name: "You" })).toContainText("Olá de novo!");
  await again.end();
});

for (const theme of ["light", "dark"]) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`axe finds nothing, ${theme}, ${width} px`, async ({ page, world }) => {
      await page.setViewportSize({ width, height });
      await world.control("POST customers/marta/messages", { type: "text", text: "Olá! https://ribeira.example" });
      await world.control("POST customers/marta/messages", { type: "image", caption: "See?" });
      await world.send(textTo(MARTA, "Bom dia!"));
      const { marta } = await openPhones(page, world, theme);
      await marta.getByRole("switch", { name: "Airplane" }).click();
      await expect(marta.getByText("Airplane mode")).toBeVisible();
      await expectNoViolations(page);
      await marta.getByRole("button", { name: "Emoji" }).click();
      await expectNoViolations(page);
      await page.keyboard.press("Escape");
      await marta.getByRole("button", { name: /Look at another phone/ }).click();
      await expectNoViolations(page);
      await page.keyboard.press("Escape");
      await page
        .getByRole("button", { name: /text from Marta/ })
        .first()
        .click();
      await expect(page.getByLabel("Raw webhook")).toBeVisible();
      await marta.getByRole("button", { name: "Back to the chats" }).click();
      await expectNoViolations(page);
    });
  }

  test(`axe finds nothing in the panel, ${theme}`, async ({ page, world }) => {
    await page.setViewportSize({ width: 300, height: 900 });
    await world.control("POST customers/layla/messages", { type: "text", text: "متى يصل الطلب؟" });
    await page.goto(`${world.url}/phone/panel?customer=layla&theme=${theme}`);
    await expect(page.getByText("متى يصل الطلب؟").first()).toBeVisible();
    await expectNoViolations(page);
  });
}

async function openPhones(page: Page, world: SimulatedWorld, theme = "light") {
  await page.goto(`${world.url}/phone?phones=marta,layla,kitefisher&theme=${theme}`);
  const marta = page.getByRole("region", { name: "Marta Oliveira" });
  await expect(marta.getByRole("textbox", { name: "Message" })).toBeVisible();
  return { marta };
}

function statuses(world: SimulatedWorld): string[] {
  return world.receiver.updates("statuses").map(({ status }) => String(status));
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}
