import * as z from "zod";
import { tellChange } from "../sharing/book";
import { shareHistory } from "../sharing/history";
import type { Routes } from "./call";
import { ControlError } from "./control-error";
import { requireNumber } from "./numbers";

const MOST_ENTRIES = 10_000;

const Entry = z.strictObject({ name: z.string().min(1).max(200), phone: z.string().regex(/^\d{6,15}$/) });
const Phone = z
  .strictObject({
    sharesHistory: z.boolean(),
    perChunk: z.number().int().min(1).max(5_000),
    book: z.array(Entry).max(MOST_ENTRIES),
  })
  .partial();
const Change = z.discriminatedUnion("action", [
  Entry.extend({ action: z.literal("add") }),
  z.strictObject({ action: z.literal("remove"), phone: Entry.shape.phone }),
]);

/** The WhatsApp Business app on the phone of a number that is on the Cloud API as well. */
export const businessPhoneRoutes: Routes = {
  "GET /control/numbers/:id/phone": (call) => viewPhone(call),

  /** What the phone has and whether it shares it. A book that is given takes the place of the former one, untold. */
  "PUT /control/numbers/:id/phone": (call) => {
    const { phone } = requireNumber(call);
    const { sharesHistory = phone.sharesHistory, perChunk = phone.perChunk, book } = Phone.parse(call.body);
    Object.assign(phone, { sharesHistory, perChunk });
    if (book) phone.book.clear();
    for (const entry of book ?? []) phone.book.set(entry.phone, entry);
    return viewPhone(call);
  },

  /** Somebody is added, renamed or removed on the phone: told, once the book has been asked for. */
  "POST /control/numbers/:id/phone/book": (call) => {
    const number = requireNumber(call);
    const change = Change.parse(call.body);
    if (number.phone.book.size >= MOST_ENTRIES) throw new ControlError(409, "The address book is full.");
    tellChange({ world: call.world, number }, change.action, { name: "", ...change });
    return viewPhone(call);
  },

  /** The same once more: Meta may repeat itself. */
  "POST /control/numbers/:id/phone/history": (call) => {
    const number = requireNumber(call);
    if (!number.phone.asked.has("history")) throw new ControlError(409, "The messages have not been asked for.");
    shareHistory({ world: call.world, number });
    return viewPhone(call);
  },
};

function viewPhone(call: Parameters<typeof requireNumber>[0]) {
  const { state, phone, onboardedAt } = requireNumber(call);
  const { sharesHistory, perChunk, book, asked } = phone;
  return { isOnBizApp: state.isOnBizApp, onboardedAt, sharesHistory, perChunk, book: [...book.values()], asked: [...asked] };
}
