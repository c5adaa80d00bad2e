import type { BookEntry } from "../account/business-phone";
import type { PhoneNumber } from "../account/phone-number";
import type { Sender } from "../cloud/sender";
import { seconds, valueHead } from "../webhooks/value";

/** Meta tells of many at once. */
const PER_WEBHOOK = 100;

/** The whole address book, as it is when Meta asks for it. */
export function shareBook(sender: Sender): void {
  const entries = [...sender.number.phone.book.values()];
  for (let start = 0; start < entries.length; start += PER_WEBHOOK) {
    tellBook(sender, "add", entries.slice(start, start + PER_WEBHOOK));
  }
}

/** A change of the address book: Meta tells of it as long as the phone is connected and its book was asked for. */
export function tellChange(sender: Sender, action: "add" | "remove", entry: BookEntry): void {
  const { book, asked } = sender.number.phone;
  if (action === "add") book.set(entry.phone, { name: entry.name, phone: entry.phone });
  else book.delete(entry.phone);
  if (asked.has("smb_app_state_sync")) tellBook(sender, action, [entry]);
}

function tellBook({ world, number }: Sender, action: "add" | "remove", entries: readonly BookEntry[]): void {
  const timestamp = seconds(world.clock.now());
  const state_sync = entries.map(({ name, phone }) => ({
    type: "contact",
    contact: { ...(action === "add" ? namesOf(name) : {}), phone_number: phone },
    action,
    metadata: { timestamp },
  }));
  send({ world, number }, "smb_app_state_sync", { state_sync }, `${entries.length} of the phone's contacts`);
}

function namesOf(name: string) {
  return { full_name: name, first_name: name.split(" ")[0] };
}

/** One webhook about a number that is about no customer in particular. */
export function send(
  { world, number }: { world: Sender["world"]; number: PhoneNumber },
  field: string,
  list: object,
  words: string,
) {
  const value = { ...valueHead(number), ...list };
  world.outbox.send({ field, value, customerId: null, wabaId: number.account.id, words, subject: "" });
}
