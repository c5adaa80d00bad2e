import { expect } from "@playwright/test";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";

test.use({ scenario: "failures" });

test.beforeEach(async ({ product }) => {
  await product.control("POST customers/marta/messages", { type: "text", text: "Hello" });
});

test("a failed send says what happened and whose fault it is, and a second attempt is linked to it", async ({
  page,
  product,
  signIn,
}) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await product.control("POST failures", { code: 131_026, customerId: "marta" });
  await inbox.reply("Can you see this?");

  const failed = inbox.message("Can you see this?").first();
  await expect(failed).toHaveAccessibleName(/Not delivered/);
  await expect(inbox.log.getByText(/cannot be reached on WhatsApp/i).first()).toBeVisible();
  await expect(inbox.row("Marta Oliveira")).toHaveText(/Not delivered/);

  await product.control("POST failures", { code: 131_000, customerId: "marta", arrival: "async" });
  await inbox.reply("And this one?");
  await expect(inbox.message("And this one?").first()).toHaveAccessibleName(/Not delivered/);
  await expect(inbox.log.getByText(/WhatsApp had a fault on its side/).first()).toBeVisible();
  await inbox.log.getByRole("button", { name: "Try again" }).last().click();
  await product.control("GET customers/marta/messages/wait?contains=And%20this&status=delivered");
  await expect(inbox.message("And this one?")).toHaveCount(2);
  await expect(inbox.message("And this one?").last()).toHaveAccessibleName(/Delivered|Read/);
});

test("an answer that was lost is settled by WhatsApp's own report, and the message is not sent twice", async ({
  page,
  product,
  signIn,
}) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await product.control("POST failures", { kind: "answer-lost", customerId: "marta" });
  await inbox.reply("Sent into a tunnel");

  await expect(inbox.message("Sent into a tunnel")).toHaveAccessibleName(/Delivered|Read/);
  const { messages } = (await product.control("GET customers/marta/messages?contains=tunnel")) as { messages: unknown[] };
  expect(messages).toHaveLength(1);
});

test("what was thrown away unseen is called unknown, and sent again only when an agent says so", async ({
  page,
  product,
  signIn,
}) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await product.control("POST failures", { kind: "cut-off", customerId: "marta" });
  await inbox.reply("Did this get through?");
  await expect(inbox.message("Did this get through?")).toHaveAccessibleName(/Sending/);
  await product.control("POST clock", { advanceMs: 120_000 });

  await expect(inbox.message("Did this get through?").first()).toHaveAccessibleName(/Unknown/, { timeout: 20_000 });
  await expect(inbox.log.getByText(/We do not know whether this arrived/)).toBeVisible();
  await inbox.log.getByRole("button", { name: "Send anyway" }).click();
  await product.control("GET customers/marta/messages/wait?contains=get%20through");
  const { messages } = (await product.control("GET customers/marta/messages?contains=get%20through")) as { messages: unknown[] };
  expect(messages).toHaveLength(1);
});

test("a message's details name every step with its time", async ({ page, product, signIn }) => {
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await inbox.reply("Step by step");
  await product.control("GET customers/marta/messages/wait?contains=Step&status=delivered");
  await expect(inbox.message("Step by step")).toHaveAccessibleName(/Delivered/);
  await inbox
    .message("Step by step")
    .getByRole("button", { name: /Show every step/ })
    .click();

  const details = page.getByRole("dialog", { name: "Delivery" });
  for (const step of ["Queued", "Accepted by Meta", "Sent", "Delivered"])
    await expect(details.getByText(step, { exact: true })).toBeVisible();
  await expect(details.getByText("Not read yet")).toBeVisible();
});
