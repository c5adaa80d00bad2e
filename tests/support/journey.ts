import { mkdirSync } from "node:fs";
import { test as base, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, DEMO_TEAM } from "@/prisma/seed/team";
import { Product } from "./product";

const LOGS = "test-results";

type AgentKey = (typeof DEMO_TEAM)[number]["key"];

/**
 * A journey through the running product. Files of one worker share a product; one that moves time or breaks things asks for
 * its own with `test.use({ scenario: "its name" })`. Whatever a page writes to the console as an error fails the test.
 */
export const test = base.extend<
  { signIn: (agent: AgentKey, page?: Page) => Promise<void> },
  { scenario: string; product: Product }
>({
  scenario: ["shared", { option: true, scope: "worker" }],

  product: [
    async ({ scenario }, use, { workerIndex }) => {
      mkdirSync(LOGS, { recursive: true });
      const product = await Product.start(
        sourceFromEnvironment(),
        `${LOGS}/product-${workerIndex}-${scenario.replace(/\W+/g, "-")}.log`,
      );
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: async ({ product }, use) => use(product.url),

  page: async ({ page }, use) => {
    const complaints = collectComplaints(page);
    await use(page);
    expect(complaints, "errors on the page's console").toEqual([]);
  },

  signIn: async ({ page: own, product }, use) => {
    await use(async (key, page = own) => {
      const email = DEMO_TEAM.find((agent) => agent.key === key)?.email;
      const response = await page.request.post(`${product.url}/api/session`, { data: { email, password: DEMO_PASSWORD } });
      expect(response.status(), "signing in").toBeLessThan(300);
    });
  },
});

/** Chromium's own note of an answer that is no success. A refusal is the product's answer; a fault of the server is not. */
const EXPECTED_ANSWER = /^Failed to load resource: (net::|the server responded with a status of 4(?!04))/;

/** Errors that a page reports: on its console, or thrown and caught by nobody. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED_ANSWER.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

function sourceFromEnvironment() {
  const { E2E_SERVER_URL = "", E2E_TEMPLATE = "", E2E_CLONE_PREFIX = "" } = process.env;
  return { serverUrl: E2E_SERVER_URL, template: E2E_TEMPLATE, clonePrefix: E2E_CLONE_PREFIX };
}
