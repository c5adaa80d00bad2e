import { type APIRequestContext, expect, request } from "@playwright/test";
import { DEMO_PASSWORD } from "@/prisma/seed/team";
import { InboxPage } from "../support/inbox-page";
import { test } from "../support/journey";
import type { Product } from "../support/product";

test.use({ scenario: "agent templates" });

const SAMPLES = "simulator/samples";
const RECEIPT = "receipt_attached";
const EVERYBODY = { roles: ["agent", "supervisor", "admin"], everyTeam: true, teamIds: [], everyNumber: true, numberIds: [] };

test("an agent finds what is offered, fills in a file and names, and it arrives as it was shown", async ({
  page,
  product,
  signIn,
}) => {
  const { admin, wabaId } = await givenReceiptAtMeta(product);
  await offer(admin, wabaId, RECEIPT, true);
  await offer(admin, wabaId, "basket_reminder", false);
  await product.control("POST customers/marta/messages", { type: "text", text: "Have you got the receipt?" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Marta Oliveira");
  await product.control("POST clock", { customerId: "marta", windowLeftMs: 0 });

  const options = page.getByRole("listbox", { name: "Templates", exact: true }).getByRole("option");
  await expect(options.filter({ hasText: "order_update" })).toBeVisible();
  await expect(options.filter({ hasText: "basket_reminder" })).toHaveCount(0);
  // By words of the text, not of the name.
  await inbox.templateSearch.fill("paid at the till");
  await expect(options).toHaveCount(1);
  await options.filter({ hasText: RECEIPT }).click();

  const form = page.getByRole("form", { name: `Fill in ${RECEIPT}` });
  await expect(form.getByRole("textbox", { name: /first_name/ })).toHaveValue("Marta");
  await form.getByRole("textbox", { name: /order/ }).fill("1207");
  await form.getByRole("button", { name: "Send template" }).click();
  await expect(form.getByRole("alert")).toHaveText(["Choose a file.", "Not sent: fill in the marked field"]);
  const chooser = page.waitForEvent("filechooser");
  await form.getByRole("button", { name: "Upload" }).click();
  await (await chooser).setFiles(`${SAMPLES}/order-48213.pdf`);
  // While it is on its way its name stands there too; it can be taken out once it is here.
  await expect(form.getByRole("button", { name: "Take the file out" })).toBeVisible();
  await form.getByRole("button", { name: "Send template" }).click();

  await expect(inbox.message("Hello Marta, here is what you paid at the till for order 1207.")).toHaveAccessibleName(
    /Delivered|Read/,
  );
  const { content, files } = (await product.control(
    `GET customers/marta/messages/wait?template=${RECEIPT}&status=delivered`,
  )) as { content: unknown; files: { mimeType: string; fileName: string }[] };
  expect(files).toEqual([expect.objectContaining({ mimeType: "application/pdf" })]);
  const parameter = (name: string, text: string) => expect.objectContaining({ parameter_name: name, text });
  expect(content).toMatchObject({
    template: {
      name: RECEIPT,
      components: expect.arrayContaining([
        expect.objectContaining({ parameters: [parameter("first_name", "Marta"), parameter("order", "1207")] }),
      ]),
    },
  });
  await admin.dispose();

  // The next one finds the file where the team's files are.
  await options.filter({ hasText: RECEIPT }).click();
  await form.getByRole("button", { name: "Library" }).click();
  const library = page.getByRole("dialog", { name: "Choose a document" });
  await library.getByRole("searchbox", { name: "Search by file name" }).fill("winter");
  await expect(library.getByText("No file has this in its name.")).toBeVisible();
  await library.getByRole("searchbox", { name: "Search by file name" }).fill("48213");
  await library.getByRole("region", { name: "Sent by the team" }).getByRole("button", { name: "order-48213.pdf" }).click();
  await expect(library).toBeHidden();
  await expect(form.getByRole("region", { name: "What the contact will see" }).getByText("order-48213.pdf")).toBeVisible();
});

test("a template that an admin switches off while its form is open is refused, and nothing is sent", async ({
  page,
  product,
  signIn,
}) => {
  const { admin, wabaId } = await givenReceiptAtMeta(product);
  await offer(admin, wabaId, "order_update", true);
  await product.control("POST customers/tomasz/messages", { type: "text", text: "Any news?" });
  await signIn("ada");
  const inbox = new InboxPage(page);
  await inbox.open("Tomasz Kowalczyk");
  await product.control("POST clock", { customerId: "tomasz", windowLeftMs: 0 });
  await inbox.templateSearch.fill("order_update");
  await page.getByRole("option", { name: /^order_update/ }).click();
  const form = page.getByRole("form", { name: "Fill in order_update" });
  for (const field of await form.getByRole("textbox").all()) await field.fill("on its way");
  // Ada's page hears nothing of what is offered, as on a train: what she sends goes out with what she saw last.
  await page.route("**/api/numbers/*/templates*", (route) => route.abort());
  await offer(admin, wabaId, "order_update", false);
  await form.getByRole("button", { name: "Send template" }).click();

  await expect(
    page.getByText("Not sent: this template is not offered to you any more. Choose another one.").first(),
  ).toBeVisible();
  const { calls } = (await product.control("GET calls?method=POST&contains=order_update&limit=100")) as { calls: unknown[] };
  expect(calls).toHaveLength(0);
  await admin.dispose();
});

/** A template with a document and named variables, which the account has and a sync has found. */
async function givenReceiptAtMeta(product: Product) {
  const texts = [
    { param_name: "first_name", example: "Ana" },
    { param_name: "order", example: "1001" },
  ];
  await product.control("POST templates", {
    name: RECEIPT,
    language: "en",
    category: "UTILITY",
    parameterFormat: "NAMED",
    status: "APPROVED",
    components: [
      { type: "HEADER", format: "DOCUMENT", example: { header_handle: ["4::sample"] } },
      {
        type: "BODY",
        text: "Hello {{first_name}}, here is what you paid at the till for order {{order}}.",
        example: { body_text_named_params: texts },
      },
    ],
  });
  const admin = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  await admin.post("/api/session", { data: { email: "noor@ribeira.example", password: DEMO_PASSWORD } });
  const library = await (await admin.get("/api/templates")).json();
  const wabaId: string = library.accounts[0].wabaId;
  const synced = await admin.put(`/api/templates/accounts/${wabaId}/sync`);
  expect(synced.ok(), "syncing").toBe(true);
  return { admin, wabaId };
}

async function offer(admin: APIRequestContext, wabaId: string, name: string, isOffered: boolean): Promise<void> {
  const answer = await admin.put(`/api/templates/${wabaId}/${name}/offer`, { data: { isOffered, ...EVERYBODY } });
  expect(answer.ok(), "offering").toBe(true);
}
