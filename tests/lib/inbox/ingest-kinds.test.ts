import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  forgetConversations,
  givenNumber,
  givenOutbound,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  receiveEach,
  theConversation,
  theThread,
} from "@/tests/support/inbox";
import {
  batchOf,
  echoTo,
  editFrom,
  envelope,
  marta,
  messageFrom,
  moveOf,
  type Person,
  PHONE_NUMBER_ID,
  reactionFrom,
  revocationFrom,
  statusOf,
  type Update,
} from "@/tests/support/meta-webhook";

const hello = messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.IN1" });
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

describe("an edited message", () => {
  const first = editFrom(marta, "wamid.IN1", "Olá!", { at: NOON_SECONDS + 10, wamid: "wamid.ED1" });
  const second = editFrom(marta, "wamid.IN1", "Olá, Ada!", { at: NOON_SECONDS + 20, wamid: "wamid.ED2" });

  it.each([[[hello, first, second]], [[second, first, hello]], [[first, hello, second, first]]])(
    "has its newest words and remembers the others, in any order (%#)",
    async (updates) => {
      await receiveEach(...updates);

      expect((await theThread()).messages).toMatchObject([
        { text: "Olá, Ada!", previousTexts: ["Olá", "Olá!"], editedAt: later(20).toISOString(), revokedAt: null },
      ]);
      expect(await theConversation()).toMatchObject({ unreadCount: 1, lastInboundAt: NOON, unansweredSince: NOON });
    },
  );

  it("may be a caption that was not there before", async () => {
    const photo = messageFrom(marta, "", { at: NOON_SECONDS, wamid: "wamid.IMG", type: "image", content: { id: "7" } });
    const edit = { original_message_id: "wamid.IMG", message: { type: "image", image: { id: "7", caption: "The door" } } };
    await receiveEach(photo, messageFrom(marta, "", { at: NOON_SECONDS + 5, wamid: "wamid.ED", type: "edit", content: edit }));

    expect((await theThread()).messages).toMatchObject([{ type: "image", text: "The door", previousTexts: [] }]);
  });

  it("is not changed by whoever did not write it", async () => {
    await receiveEach(hello);
    await givenOutbound((await theConversation()).id, { wamid: "wamid.OUT", body: "Ours" });
    await receiveEach(editFrom(marta, "wamid.OUT", "Theirs", { at: NOON_SECONDS + 5, wamid: "wamid.ED" }));

    expect(await db().message.findUniqueOrThrow({ where: { wamid: "wamid.OUT" } })).toMatchObject({
      body: "Ours",
      editedAt: null,
    });
  });
});

describe("a message that was taken back", () => {
  const taken = revocationFrom(marta, "wamid.IN1", { at: NOON_SECONDS + 30, wamid: "wamid.REV" });

  it.each([[[hello, taken]], [[taken, hello]]])("has no words, no files and no content, in any order (%#)", async (updates) => {
    await receiveEach(...updates);

    expect((await theThread()).messages).toMatchObject([{ text: null, revokedAt: later(30).toISOString(), previousTexts: [] }]);
    expect(await db().message.findUniqueOrThrow({ where: { wamid: "wamid.IN1" } })).toMatchObject({ body: null });
  });
});

describe("a contact who changed number", () => {
  const nuno: Person = { phone: "351912555099", userId: "PT.NEW", name: "Marta" };
  const move = moveOf(marta, nuno, { at: NOON_SECONDS + 60, wamid: "wamid.SYS" });

  it("is the same contact with the same conversation, whose window is closed until the new number writes", async () => {
    await receiveEach(hello, move);

    expect(await db().contact.findMany()).toMatchObject([{ waId: nuno.phone, userId: "PT.NEW", profileName: "Marta Oliveira" }]);
    const conversation = await theConversation();
    expect(conversation).toMatchObject({ unreadCount: 1, windowClosesAt: later(60) });
    expect((await theThread()).messages).toMatchObject([
      { text: "Olá" },
      { type: "system", content: { kind: "system", change: "number", before: "+351 912 555 014", after: "+351 912 555 099" } },
    ]);

    await receiveEach(messageFrom(nuno, "New number!", { at: NOON_SECONDS + 120, wamid: "wamid.IN2" }));
    expect(await theConversation()).toMatchObject({ id: conversation.id, unreadCount: 2, windowClosesAt: later(120 + 86_400) });
  });

  it("is one contact too when the new number wrote first", async () => {
    await receiveEach(hello, messageFrom(nuno, "New", { at: NOON_SECONDS + 120, wamid: "wamid.IN2" }));
    expect(await db().contact.count()).toBe(2);
    await receiveEach(move);

    expect(await db().contact.findMany()).toMatchObject([{ waId: nuno.phone, userId: "PT.NEW" }]);
    expect(await theConversation()).toMatchObject({
      unreadCount: 2,
      lastInboundAt: later(120),
      windowClosesAt: later(120 + 86_400),
    });
  });

  it("leaves the old number to whoever writes with it next", async () => {
    await receiveEach(
      hello,
      move,
      messageFrom({ ...marta, userId: "PT.HEIR" }, "Hi", { at: NOON_SECONDS + 500, wamid: "wamid.IN3" }),
    );

    expect(await db().contact.findMany({ orderBy: { userId: "asc" } })).toMatchObject([
      { userId: "PT.HEIR", waId: marta.phone },
      { userId: "PT.NEW", waId: nuno.phone },
    ]);
  });
});

describe("a notice of WhatsApp's", () => {
  it("is a line in the thread, not unread, no question, and opens no window", async () => {
    const system = { type: "user_identity_changed", body: "Ana's security code changed" };
    await receiveEach({
      contact: null,
      message: { from: marta.phone, id: "wamid.SYS", timestamp: String(NOON_SECONDS), type: "system", system },
    });

    expect((await theThread()).messages).toMatchObject([{ type: "system", content: { change: "identity" } }]);
    expect(await theConversation()).toMatchObject({ unreadCount: 0, windowClosesAt: null, unansweredSince: null });
  });
});

describe("a message to a group", () => {
  const inGroup = (person: Person, text: string, wamid: string): Update => {
    const { contact, message } = messageFrom(person, text, { at: NOON_SECONDS, wamid });
    return { contact, message: { ...message, group_id: "G-123456" } };
  };

  it("is in the group's conversation, with its author, and makes no conversation of two", async () => {
    const rui: Person = { phone: "351912555077", userId: "PT.RUI", name: "Rui" };
    await receiveEach(inGroup(marta, "Hi all", "wamid.G1"), inGroup(rui, "Hello", "wamid.G2"));

    const conversation = await theConversation();
    expect(await db().conversation.count()).toBe(1);
    expect(conversation).toMatchObject({
      unreadCount: 2,
      unansweredSince: null,
      windowClosesAt: null,
      contact: { isGroup: true, waId: null },
    });
    expect((await theThread()).messages).toMatchObject([{ author: { name: "Marta Oliveira" } }, { author: { name: "Rui" } }]);
  });

  it("keeps its author when two contacts turn out to be one", async () => {
    await receiveEach(inGroup({ phone: marta.phone ?? "" }, "by phone", "wamid.G1"));
    await receiveEach(messageFrom({ userId: marta.userId ?? "" }, "by id", { at: NOON_SECONDS, wamid: "wamid.1" }));
    await receiveEach(hello);

    const { contactId } = await db().conversation.findFirstOrThrow({ where: { contact: { isGroup: false } } });
    expect(await db().message.findUniqueOrThrow({ where: { wamid: "wamid.G1" } })).toMatchObject({ authorId: contactId });
  });
});

describe("a message typed on the number's own phone", () => {
  it("is outbound, sent, answers the contact, and opens no window", async () => {
    await receiveEach(hello, echoTo(marta, "On it", { at: NOON_SECONDS + 60, wamid: "wamid.E1" }));

    expect((await theThread()).messages).toMatchObject([
      {},
      { direction: "outbound", source: "phone", status: "sent", text: "On it", agent: null },
    ]);
    expect(await theConversation()).toMatchObject({ unansweredSince: null, lastOutboundAt: later(60), lastInboundAt: NOON });
  });

  it("leaves unanswered what the contact wrote after it, also when it comes late", async () => {
    await receiveEach(hello, messageFrom(marta, "Still there?", { at: NOON_SECONDS + 90, wamid: "wamid.IN2" }));
    await receiveEach(echoTo(marta, "On it", { at: NOON_SECONDS + 60, wamid: "wamid.E1" }));

    expect(await theConversation()).toMatchObject({ unansweredSince: later(90) });
  });

  it("alone makes a conversation with a closed window", async () => {
    await receiveEach(echoTo(marta, "Hello", { at: NOON_SECONDS, wamid: "wamid.E1" }));

    expect(await theConversation()).toMatchObject({ windowClosesAt: null, unreadCount: 0, contact: { waId: marta.phone } });
  });

  it("can be edited and taken back there, and gets the statuses that came before it", async () => {
    await receiveEach(statusOf("wamid.E1", "read", { at: NOON_SECONDS + 5 }));
    await receiveEach(echoTo(marta, "Helo", { at: NOON_SECONDS, wamid: "wamid.E1" }));
    const edit = { original_message_id: "wamid.E1", message: { type: "text", text: { body: "Hello" } } };
    await receiveEach(echoTo(marta, "", { at: NOON_SECONDS + 9, wamid: "wamid.E2", type: "edit", content: edit }));

    expect((await theThread()).messages).toMatchObject([{ text: "Hello", previousTexts: ["Helo"], status: "read" }]);
    await receiveEach(
      echoTo(marta, "", {
        at: NOON_SECONDS + 20,
        wamid: "wamid.E3",
        type: "revoke",
        content: { original_message_id: "wamid.E1" },
      }),
    );
    expect((await theThread()).messages).toMatchObject([{ text: null, revokedAt: later(20).toISOString() }]);
  });

  it("that is a reaction is ours on that message", async () => {
    await receiveEach(
      hello,
      echoTo(marta, "", {
        at: NOON_SECONDS + 9,
        wamid: "wamid.E2",
        type: "reaction",
        content: { message_id: "wamid.IN1", emoji: "👍" },
      }),
    );

    expect((await theThread()).messages).toMatchObject([{ reactions: [{ side: "business", emoji: "👍", status: "sent" }] }]);
  });
});

describe("a message that somebody else answers", () => {
  const standby: Update = { contact: hello.contact, field: "standby", list: { messages: [hello.message ?? {}] } };

  it("is shown as such, unread, and opens the window", async () => {
    await receiveEach(standby);

    expect((await theThread()).messages).toMatchObject([{ source: "standby", text: "Olá" }]);
    expect(await theConversation()).toMatchObject({ unreadCount: 1, lastInboundAt: NOON });
  });

  it.each([[[standby, hello]], [[hello, standby]]])("and that also came to us is ours, in any order (%#)", async (updates) => {
    await receiveEach(...updates);
    expect((await theThread()).messages).toMatchObject([{ source: null }]);
  });
});

describe("what is not understood", () => {
  it("stays counted: handovers, what becomes of groups", async () => {
    const value = { metadata: { phone_number_id: PHONE_NUMBER_ID } };
    const fields = ["messaging_handovers", "group_lifecycle_update"];
    await receiveDeliveries(fields.map((field) => envelope({ field, value })));

    expect(await db().webhookTally.findMany({ orderBy: { key: "asc" } })).toMatchObject(
      [...fields].sort().map((key) => ({ kind: "field", key })),
    );
  });
});

describe("a message to a group that was typed on the phone", () => {
  const echo = echoTo(marta, "Hello all", { at: NOON_SECONDS, wamid: "wamid.GO" });
  const toGroup = {
    ...echo,
    list: { message_echoes: echo.list?.message_echoes?.map((one) => ({ ...one, group_id: "G1" })) ?? [] },
  };
  const of = (participant: string, status: string, at: number) => ({
    recipient_type: "group",
    recipient_id: "120363040468",
    recipient_participant_id: participant,
    ...statusOf("wamid.GO", status, { at: NOON_SECONDS + at, ...(status === "failed" ? { errors: [{ code: 131026 }] } : {}) })
      .status,
  });
  const told = [of("351912555014", "delivered", 9), of("351912555015", "failed", 2), of("351912555016", "delivered", 5)];
  const aggregated = envelope({ field: "messages", value: { metadata: { phone_number_id: PHONE_NUMBER_ID }, statuses: told } });
  const late = envelope({
    field: "messages",
    value: { metadata: { phone_number_id: PHONE_NUMBER_ID }, statuses: [of("351912555016", "read", 60)] },
  });

  it.each([
    ["after it", [batchOf([toGroup]), aggregated, late]],
    ["before it", [late, aggregated, batchOf([toGroup])]],
    ["twice, around it", [aggregated, batchOf([toGroup]), late, aggregated]],
  ])("has come as far as with anybody, told %s", async (_when, deliveries) => {
    await receiveDeliveries(deliveries);
    const [message] = (await theThread()).messages;
    const at = (seconds: number) => new Date((NOON_SECONDS + seconds) * 1000);
    expect(message).toMatchObject({ status: "read" });
    expect(await db().message.findFirstOrThrow()).toMatchObject({ deliveredAt: at(5), readAt: at(60) });
    expect(await db().parkedStatus.count()).toBe(0);
  });

  it("failed while it has come to nobody", async () => {
    await receiveDeliveries([batchOf([toGroup])]);
    await receiveDeliveries([
      envelope({ field: "messages", value: { metadata: { phone_number_id: PHONE_NUMBER_ID }, statuses: [told[1] ?? {}] } }),
    ]);
    expect((await theThread()).messages[0]).toMatchObject({ status: "failed" });
  });
});

it("shows a reaction in a group without making a conversation of two", async () => {
  const { contact, message } = reactionFrom(marta, "wamid.G1", "👍", { at: NOON_SECONDS, wamid: "wamid.R" });
  await receiveEach({ contact, message: { ...message, group_id: "G1" } });

  expect(await theConversation()).toMatchObject({ contact: { isGroup: true } });
  expect(await db().conversation.count()).toBe(1);
});
