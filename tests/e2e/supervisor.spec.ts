import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Locator } from "@playwright/test";
import { DEMO_PASSWORD } from "@/prisma/seed/team";
import { test } from "../support/journey";

test.use({ scenario: "supervisor" });

const BURST = 5;
const WORDS = "The refund is on its way to you";

test("a supervisor watches a burst fail, finds the cause, and sends again what can go", async ({
  product,
  page,
  signIn,
  playwright,
}) => {
  const agent = await playwright.request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  await agent.post("/api/session", { data: { email: "ada@ribeira.example", password: DEMO_PASSWORD } });
  const conversations = await givenOpenConversations(agent);
  await signIn("grace");
  await page.goto("/supervision");
  const failed = page.getByRole("region", { name: "Now, and in this period" }).getByRole("link", { name: /^Failed/ });
  await expect(failed).toBeVisible();
  const failedBefore = await figureOf(failed);

  // Meta takes each of them, and says a moment later that it had a fault.
  await product.control("POST failures", { code: 131000, arrival: "async", times: BURST });
  for (const conversationId of conversations) await sendText(agent, conversationId, WORDS);
  await expect.poll(() => figureOf(failed)).toBe(failedBefore + BURST);

  await page.getByRole("link", { name: "Failures", exact: true }).click();
  await page.getByRole("button", { name: /^WhatsApp had a fault/ }).click();
  const panel = page.getByRole("complementary", { name: /WhatsApp had a fault/ });
  const affected = panel.getByRole("listitem").filter({ hasText: WORDS });
  await expect(affected).toHaveCount(BURST);
  // What failed in the past is ticked too where it can go; this is about the burst.
  const ticked = panel.getByRole("checkbox", { checked: true });
  while ((await ticked.count()) > 0) await ticked.first().uncheck();
  for (const line of await affected.all()) await line.getByRole("checkbox").check();
  await panel.getByRole("button", { name: `Retry ${BURST} messages` }).click();
  await expect(affected.filter({ hasText: /Sent again: (Delivered|Read)/ })).toHaveCount(BURST);

  // Each was asked for twice, the first time and the second, and never again.
  const { calls } = (await product.control(`GET calls?method=POST&contains=${encodeURIComponent(WORDS)}&limit=100`)) as {
    calls: unknown[];
  };
  expect(calls).toHaveLength(2 * BURST);
  await agent.dispose();
});

test("every figure of the board opens exactly what it counts", async ({ page, signIn }) => {
  await signIn("grace");
  await page.goto("/supervision");
  const strip = page.getByRole("region", { name: "Now, and in this period" });
  for (const name of [/^Waiting for a reply/, /^Failed/]) {
    await page.goto("/supervision");
    const link = strip.getByRole("link", { name });
    const count = await figureOf(link);
    await link.click();
    await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} (message|conversation)s?, `) })).toBeVisible();
  }
});

/** Conversations whose window is open, as the agent's list has them. */
async function givenOpenConversations(agent: APIRequestContext): Promise<string[]> {
  const page = await (await agent.get("/api/conversations?view=all&order=activity")).json();
  const now = Date.now();
  return page.rows
    .filter(
      (row: { window: { closesAt: string | null } }) => row.window.closesAt && Date.parse(row.window.closesAt) > now + 600_000,
    )
    .slice(0, BURST)
    .map((row: { id: string }) => row.id);
}

async function sendText(agent: APIRequestContext, conversationId: string, text: string): Promise<void> {
  const answer = await agent.post(`/api/conversations/${conversationId}/messages`, {
    data: { kind: "text", clientMessageId: randomUUID(), text },
  });
  expect(answer.status(), "sending").toBe(201);
}

/** The number in a cell of the strip: what stands alone in its element. */
async function figureOf(link: Locator): Promise<number> {
  const figure = await link
    .getByText(/^[\d,]+$/)
    .first()
    .textContent();
  return Number((figure ?? "").replaceAll(",", ""));
}
