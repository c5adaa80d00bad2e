import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { TemplateSnapshot } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { importHistory } from "@/server/sandbox-history";
import { control } from "@/server/simulator-control";
import { givenOutbound, NOON } from "../support/inbox";
import { startSandboxSimulator } from "../support/sandbox-simulator";
import { givenConversation, givenEmptyInbox } from "../support/sending";

let numberId: string;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
});

const SNAPSHOT: Required<TemplateSnapshot> = {
  name: "order_ready",
  language: "en",
  header: null,
  body: "Your order is ready.",
  footer: "Ribeira Goods",
  buttons: ["Copy code", "Track"],
  headerFormat: "image",
  buttonTypes: ["COPY_CODE", "URL"],
  cards: [],
  location: { name: "Store", address: "Cais da Ribeira" },
  offer: { text: "Ends soon", endsAt: NOON.toISOString() },
  code: "SAVE10",
};

test("what was sent as a template, whatever its parts, stands in the phone after a start", async () => {
  const conversationId = await givenConversation(numberId);
  const payload = { snapshot: SNAPSHOT };
  await givenOutbound(conversationId, { type: "template", status: "read", wamid: "wamid.T", body: SNAPSHOT.body, payload });
  const [message] = await messagesAfterStart(conversationId);
  expect(message).toMatchObject({
    id: "wamid.T",
    status: "read",
    template: { name: "order_ready", body: SNAPSHOT.body, buttons: [{ kind: "COPY_CODE" }, { kind: "URL", text: "Track" }] },
  });
});

test("a conversation that its phone refuses does not keep the others away", async () => {
  const refused = await givenConversation(numberId);
  await givenOutbound(refused, { status: "read", wamid: `wamid.${"X".repeat(300)}` });
  await db().conversation.update({ where: { id: refused }, data: { lastActivityAt: new Date(NOON.getTime() + 60_000) } });
  const other = await givenConversation(numberId);
  await givenOutbound(other, { status: "read", wamid: "wamid.OTHER" });
  expect(await messagesAfterStart(other)).toMatchObject([{ id: "wamid.OTHER" }]);
});

/** What the phone of a conversation's contact holds once a simulator has begun. */
async function messagesAfterStart(conversationId: string): Promise<object[]> {
  const simulator = await startSandboxSimulator();
  onTestFinished(() => simulator.close());
  await importHistory(simulator.url);
  const { contactId } = await db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
  const { messages } = (await control(simulator.url, "GET", `/control/customers/${contactId}/messages`)) as {
    messages: object[];
  };
  return messages;
}
