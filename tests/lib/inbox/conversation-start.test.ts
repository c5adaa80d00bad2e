import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { startConversation } from "@/lib/inbox/conversation-start";
import { findConversation, listConversations } from "@/lib/inbox/conversations";
import { createTeam } from "@/lib/inbox/teams";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  givenOutbound,
  NOON,
  NOON_SECONDS,
  receiveEach,
  theConversation,
} from "@/tests/support/inbox";
import { marta, messageFrom } from "@/tests/support/meta-webhook";

let ada: Awaited<ReturnType<typeof givenAgent>>;
let numberId: string;

beforeEach(async () => {
  await forgetConversations();
  await db().team.deleteMany();
  numberId = await givenNumber();
  ada = await givenAgent("Ada");
});

const start = (phone: string, actor = ada) => startConversation(actor, { numberId, phone }, NOON);
const refusal = (reason: string) => ({ code: "invalid_input", details: { reason } });

describe("starting a conversation with a phone", () => {
  test.each(["+351 912 555 099", "912 555 099", "00351 912555099", "(+351) 912-555-099"])("takes %s", async (phone) => {
    const { id, isNew } = await start(phone);
    expect(isNew).toBe(true);
    const conversation = await findConversation(ada, id);
    expect(conversation.contact).toMatchObject({ name: "+351 912 555 099", phone: "+351 912 555 099" });
    expect(conversation.window.closesAt).toBeNull();
  });

  test("twice finds the one that was begun, and makes nobody twice", async () => {
    const first = await start("+351 912 555 099");
    expect(await start("912555099")).toEqual({ id: first.id, isNew: false });
    expect(await db().contact.count()).toBe(1);
  });

  test("by two people at once makes one", async () => {
    const started = await Promise.all([start("+351 912 555 099"), start("+351 912 555 099")]);
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  });

  test("finds whoever has written, by any spelling of theirs, and leaves their own", async () => {
    await receiveEach(
      messageFrom({ phone: "551187654321", userId: "BR.1", name: "Bia" }, "Oi", { at: NOON_SECONDS - 60, wamid: "wamid.1" }),
    );
    const { id } = await theConversation();
    for (const phone of ["+55 11 98765-4321", "+55 11 8765-4321"]) expect(await start(phone)).toEqual({ id, isNew: false });
    expect((await theConversation()).contact.waId).toBe("551187654321");
  });

  test("meets the person when they write, whatever else is known of them then", async () => {
    const { id } = await start("+351 912 555 014");
    await receiveEach(messageFrom(marta, "Hello", { at: NOON_SECONDS - 60, wamid: "wamid.2" }));
    expect(await theConversation()).toMatchObject({ id, contact: { profileName: "Marta Oliveira", userId: "PT.9001" } });
  });

  test("shows in no list before something was sent", async () => {
    const { id } = await start("+351 912 555 099");
    const listed = async () => (await listConversations(ada, { view: "all", order: "activity" }, NOON)).rows.map((row) => row.id);
    expect(await listed()).toEqual([]);
    await db().conversation.update({ where: { id }, data: { lastMessageId: await givenOutbound(id) } });
    expect(await listed()).toEqual([id]);
  });

  test.each(["", "abc", "12", "+351 1", "+999 123 456 789", "call 912 555 099"])("refuses %j", async (phone) => {
    await expect(start(phone)).rejects.toMatchObject(refusal("no_phone"));
    expect(await db().contact.count()).toBe(0);
  });

  test("refuses our own number", async () => {
    await expect(start("+351 210 000 100")).rejects.toMatchObject(refusal("own_number"));
  });

  test("is for who answers the number: others learn nothing of it", async () => {
    const noor = await givenAgent("Noor", "admin");
    const other = uuidv7();
    await db().phoneNumber.deleteMany({ where: { name: "Wholesale" } });
    await db().phoneNumber.create({
      data: { id: other, phoneNumberId: "2", wabaId: "1", displayPhoneNumber: "351210000200", name: "Wholesale" },
    });
    await createTeam(noor, { name: "Wholesale desk", memberIds: [ada.id], numberIds: [other] }, NOON);
    await expect(start("+351 912 555 099")).rejects.toMatchObject({ code: "not_found" });
    expect(await start("+351 912 555 099", noor)).toMatchObject({ isNew: true });
  });
});
