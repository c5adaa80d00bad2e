import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenTemplate } from "@/tests/support/sending";

const CLOSED = new Date(NOON.getTime() + 2 * 86_400_000);

let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  conversationId = await givenConversation(await givenEmptyInbox());
  ada = await givenAgent("Ada");
});

function send(templateId: string, values: Record<string, string>) {
  return sendReply(ada, conversationId, { kind: "template", clientMessageId: uuidv7(), templateId, values }, CLOSED);
}

describe("a template reply", () => {
  it("goes out after the window has closed, and keeps the template as it was", async () => {
    const templateId = await givenTemplate({
      parameterFormat: "NAMED",
      components: [
        { type: "HEADER", format: "TEXT", text: "Hello {{first_name}}" },
        { type: "BODY", text: "Order {{order}} is ready." },
        { type: "FOOTER", text: "Ribeira Goods" },
        { type: "BUTTONS", buttons: [{ type: "URL", text: "Track", url: "https://ribeira.example/t/{{1}}" }] },
      ],
    });
    const view = await send(templateId, { "header.first_name": "Marta", "body.order": "A-17", "button.0.1": "a17" });
    await db().template.update({ where: { id: templateId }, data: { components: [{ type: "BODY", text: "Something else" }] } });

    expect(view).toMatchObject({
      status: "queued",
      type: "template",
      text: "Order A-17 is ready.",
      template: { header: "Hello Marta", body: "Order A-17 is ready.", footer: "Ribeira Goods", buttons: ["Track"] },
    });
    const { payload } = await db().message.findUniqueOrThrow({ where: { id: view.id } });
    expect(payload).toMatchObject({
      components: [
        { type: "header", parameters: [{ parameter_name: "first_name", text: "Marta" }] },
        { type: "body", parameters: [{ parameter_name: "order", text: "A-17" }] },
        { type: "button", sub_type: "url", parameters: [{ text: "a17" }] },
      ],
    });
  });

  it.each(["PAUSED", "DISABLED", "REJECTED", "PENDING", "SOMETHING_NEW"])(
    "with status %s is refused and nothing is queued",
    async (status) => {
      await expect(send(await givenTemplate({ status }), { "body.1": "A-17" })).rejects.toMatchObject({
        code: "template_unavailable",
      });
      expect(await db().message.count()).toBe(0);
    },
  );

  it("that Meta no longer lists, of another account, or that never was, is refused", async () => {
    const gone = await givenTemplate({ deletedAt: NOON });
    const foreign = await givenTemplate({ wabaId: "999" });

    for (const templateId of [gone, foreign, uuidv7()]) {
      await expect(send(templateId, { "body.1": "A-17" })).rejects.toMatchObject({ code: "template_unavailable" });
    }
  });

  it("without every value, or with one too many, is refused, and says which", async () => {
    const templateId = await givenTemplate();

    await expect(send(templateId, { "body.1": " \n " })).rejects.toMatchObject({
      code: "invalid_input",
      details: { problems: [{ kind: "missing", key: "body.1" }] },
    });
    await expect(send(templateId, { "body.1": "A-17", "body.2": "x" })).rejects.toMatchObject({
      details: { problems: [{ kind: "unexpected", key: "body.2" }] },
    });
    expect(await db().message.count()).toBe(0);
  });
});
