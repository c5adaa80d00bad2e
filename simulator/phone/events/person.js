import { call, customerPath } from "../api.js";
import { store } from "../store.js";

/** What happens to the person, and the calls they make. Each runs for a customer's id. */
export const PERSON = [
  {
    title: "A new number",
    words: "The person keeps the account and changes the number; a system message names both.",
    run: (id) => call("POST", customerPath(id, "changes"), { kind: "number", phone: newNumber(id) }),
  },
  {
    title: "A new user id",
    words: "The business-scoped id changes, and no number may be told.",
    run: (id) => call("POST", customerPath(id, "changes"), { kind: "user_id" }),
  },
  {
    title: "A new device",
    words: "The identity changes: WhatsApp was installed anew.",
    run: (id) => call("POST", customerPath(id, "changes"), { kind: "identity" }),
  },
  {
    title: "Stop marketing",
    words: "The person wants no more marketing messages.",
    run: (id) => call("PATCH", customerPath(id), { marketingStopped: true }),
  },
  {
    title: "Resume marketing",
    words: "The person wants them again.",
    run: (id) => call("PATCH", customerPath(id), { marketingStopped: false }),
  },
  rings("A missed call", "The customer calls and nobody answers. It opens the window.", { outcome: "missed" }),
  rings("An answered call", "A call of a minute.", { outcome: "answered", durationSeconds: 62 }),
  rings("The business calls, in vain", "A call of ours that the customer does not take.", {
    outcome: "rejected",
    direction: "outbound",
  }),
];

function rings(title, words, facts) {
  return { title, words, run: (id) => call("POST", customerPath(id, "calls"), facts) };
}

/** Another number of the same country. */
function newNumber(id) {
  const phone = store.customers.get(id)?.phone ?? "351912000000";
  const ending = String(Math.floor(Math.random() * 1_000_000)).padStart(6, "0");
  return `${phone.slice(0, -6)}${ending}`;
}
