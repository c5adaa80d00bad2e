import { beforeEach, describe, expect, it } from "vitest";
import { type MessageView, ThreadPage } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { findMessageView, listThread } from "@/lib/inbox/thread";
import { type Fixture, loadFixtures } from "@/tests/support/fixtures";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  NOON_SECONDS,
  receiveDeliveries,
  theConversation,
} from "@/tests/support/inbox";
import { deliveryOf, marta, messageFrom } from "@/tests/support/meta-webhook";
import { renderBubble } from "@/tests/support/render-bubble";

const fixtures = loadFixtures();

/** What was there before: two messages of Marta's and one of ours. */
beforeEach(async () => {
  await forgetConversations();
  await db().$executeRaw`TRUNCATE number_event, phone_number CASCADE`;
  await givenNumber();
  const photo = { id: "7000", mime_type: "image/jpeg", caption: "The door" };
  await receiveDeliveries([
    deliveryOf([
      messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.IN0" }),
      messageFrom(marta, "", { at: NOON_SECONDS, wamid: "wamid.IMG0", type: "image", content: photo }),
    ]),
  ]);
  await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT1" });
});

const receive = ({ webhook }: Fixture) => receiveDeliveries([Buffer.from(JSON.stringify(webhook))]);

async function viewOf(wamid: string) {
  const { id } = await db().message.findUniqueOrThrow({ where: { wamid }, select: { id: true } });
  return findMessageView(db(), id);
}

async function expectMessages({ wamid, row = {}, view = {}, original }: Fixture): Promise<void> {
  if (wamid) expect(await db().message.findUniqueOrThrow({ where: { wamid } })).toMatchObject(row);
  if (wamid) {
    const seen = await viewOf(wamid);
    expect(seen).toMatchObject(view);
    expectBubble(seen);
  }
  if (original) expect(await viewOf(original.wamid)).toMatchObject(original.view);
}

/** What the row says in a browser. Edits and revocations have none of their own: the message that they change has. */
function expectBubble(message: MessageView): void {
  if (message.type === "edit" || message.type === "revoke") return;
  const words = renderBubble(message).replaceAll(/<[^>]*>/g, " ");
  // Of templates and buttons that another app sent, the bubble says that there is more than it shows.
  if (!["template", "interactive"].includes(message.type) || message.source !== "partner")
    expect(words, "the bubble").not.toContain("Its content cannot be shown");
  if (message.text && !message.content) expect(words).toContain(message.text.split(/[*_~`\n<>&'"]/)[0]);
}

describe("a webhook of each shape that Meta documents", () => {
  it.each(fixtures)("$name becomes its rows, and what people see", async (fixture) => {
    await receive(fixture);

    expect(await db().webhookDelivery.count({ where: { setAsideAt: { not: null } } })).toBe(0);
    const { wamid, contact, number, events = [], numberEvents = [], tallies = [] } = fixture;
    await expectMessages(fixture);
    if (contact) expect(await contacts()).toContainEqual(expect.objectContaining(contact));
    if (number) expect(await db().phoneNumber.findFirstOrThrow()).toMatchObject(number);
    expect((await db().numberEvent.findMany()).map(({ event }) => event)).toEqual(numberEvents);
    expect((await db().conversationEvent.findMany()).map(({ kind }) => kind)).toEqual(events);
    const counted = (await db().webhookTally.findMany()).map(({ kind, key }) => `${kind} ${key}`);
    if (!wamid) expect(counted).toEqual(tallies);
  });

  it("makes a thread that the browser understands", async () => {
    for (const fixture of fixtures) await receive(fixture);

    const agent = await givenAgent();
    const seen = new Set<string>();
    for (const { id } of await db().conversation.findMany({ select: { id: true } })) {
      for (let before: string | undefined | null; before !== null; ) {
        const page: ThreadPage = ThreadPage.parse(await listThread(agent, id, before ? { before } : {}));
        for (const { type } of page.messages) seen.add(type);
        before = page.older;
      }
    }
    expect([...seen].sort()).toEqual(
      ["audio", "button", "call", "contacts", "document", "image", "interactive", "location", "order"].concat([
        "sticker",
        "system",
        "template",
        "text",
        "unsupported",
        "video",
      ]),
    );
  });

  it("leaves nothing set aside when it is told again", async () => {
    for (let time = 0; time < 2; time += 1)
      await receiveDeliveries(fixtures.map(({ webhook }) => Buffer.from(JSON.stringify(webhook))));

    const messages = await db().message.count();
    await receiveDeliveries(fixtures.map(({ webhook }) => Buffer.from(JSON.stringify(webhook))));
    expect(await db().message.count()).toBe(messages);
    expect(await db().webhookDelivery.count({ where: { setAsideAt: { not: null } } })).toBe(0);
  });
});

/** With instants as text, as the fixtures have them. */
async function contacts(): Promise<object[]> {
  return JSON.parse(JSON.stringify(await db().contact.findMany())) as object[];
}
