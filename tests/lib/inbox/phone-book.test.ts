import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { listConversations } from "@/lib/inbox/conversations";
import { readPhoneHistory } from "@/lib/inbox/phone-history";
import {
  forgetConversations,
  givenAgent,
  givenNumber,
  NOON,
  NOON_SECONDS,
  receiveDeliveries,
  receiveEach,
} from "@/tests/support/inbox";
import { bookEntryOf, envelope, marta, messageFrom, moveOf } from "@/tests/support/meta-webhook";

let numberId = "";

beforeEach(async () => {
  await forgetConversations();
  numberId = await givenNumber();
});

const hello = messageFrom(marta, "Hello", { at: NOON_SECONDS, wamid: "wamid.1" });
const phone = marta.phone ?? "";
const saved = (name: string | null, at: number) => bookEntryOf(phone, name, { at: NOON_SECONDS + at });

async function nameInList(): Promise<string | undefined> {
  const { rows } = await listConversations(await givenAgent(), { view: "all", order: "activity" }, NOON);
  return rows[0]?.contact.name;
}

it.each([
  ["after they wrote", [hello, saved("Marta from the market", 1)]],
  ["before they wrote", [saved("Marta from the market", 1), hello]],
])("somebody is called what the phone's address book calls them, told %s", async (_when, updates) => {
  await receiveEach(...updates);
  expect(await nameInList()).toBe("Marta from the market");
  expect(await readPhoneHistory(numberId)).toMatchObject({ contacts: 1, state: "not_asked" });
});

it("the newest word counts, whatever came last", async () => {
  await receiveEach(hello, saved("Marta O.", 5), saved("M.", 1));
  expect(await nameInList()).toBe("Marta O.");
});

it("who is taken out of the book is called what WhatsApp calls them, and stays", async () => {
  await receiveEach(hello, saved(null, 5), saved("M.", 1));
  expect(await nameInList()).toBe("Marta Oliveira");
});

it("the team's name wins, and stays when the book's goes", async () => {
  await receiveEach(hello, saved("M.", 1));
  await db().contact.updateMany({ data: { name: "Ms. Oliveira" } });
  expect(await nameInList()).toBe("Ms. Oliveira");
  await receiveEach(saved(null, 2));
  expect(await nameInList()).toBe("Ms. Oliveira");
});

it("a phone is one however it is spelled, in the book and in the world", async () => {
  const bia = { phone: "5531987654321", userId: "BR.2" };
  await receiveEach(
    messageFrom(bia, "Oi", { at: NOON_SECONDS, wamid: "wamid.B" }),
    bookEntryOf("+55 31 8765-4321", "Bia", { at: NOON_SECONDS }),
  );
  expect(await nameInList()).toBe("Bia");
});

it("whoever changes number has the name of the new one", async () => {
  const after = { phone: "34600000002", userId: "ES.7" };
  await receiveEach(hello, saved("M.", 1), bookEntryOf("34600000002", "Marta in Spain", { at: NOON_SECONDS + 3 }));
  await receiveEach(moveOf(marta, after, { at: NOON_SECONDS + 4, wamid: "wamid.MOVE" }));
  expect(await nameInList()).toBe("Marta in Spain");
});

it("what is no contact, or names nobody, hides none of its neighbours", async () => {
  const metadata = { timestamp: String(NOON_SECONDS) };
  const good = { type: "contact", contact: { first_name: "Rui", phone_number: phone }, action: "add", metadata };
  const list = [{ ...good, type: "label" }, { ...good, contact: { full_name: "Nobody" } }, { ...good, action: "block" }, good];
  const value = { metadata: { phone_number_id: "106540352242922" }, state_sync: list };
  await receiveEach(hello);
  await receiveDeliveries([envelope({ field: "smb_app_state_sync", value })]);
  expect(await nameInList()).toBe("Rui");
  expect(await db().webhookDelivery.findFirstOrThrow({ where: { setAsideAt: { not: null } }, select: { error: true } })).toEqual({
    error: "1 of 4 updates could not be read: names nobody",
  });
});
