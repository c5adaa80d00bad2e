import { call, customerPath, speakTo } from "./api.js";

const MESSAGES_AT_ONCE = 100;
const ROWS_KEPT = 400;

/** What the page knows of the simulator. */
export const store = {
  business: { name: "", displayPhoneNumber: "", productUrl: "" },
  /** The business's numbers, and the one whose chats are shown. */
  numbers: [],
  numberId: null,
  customers: new Map(),
  threads: new Map(),
  failures: [],
  troubles: [],
  settings: {},
  rows: [],
  offsetMs: 0,
  isConnected: false,
};

const topics = new EventTarget();
let serverNow = Date.now();
let learntAt = performance.now();

/** Calls back when a topic changes: "state", "customers", "log", "clock", "connection", "customer:ID", "thread:ID". */
export function watch(topic, listener) {
  topics.addEventListener(topic, listener);
  return () => topics.removeEventListener(topic, listener);
}

/** The simulator's present, whatever this browser's clock says. */
export function now() {
  return serverNow + performance.now() - learntAt;
}

/** Follows the simulator for as long as the page is open. Everything is fetched anew after each interruption. */
export function follow() {
  const events = new EventSource("/control/events");
  events.onopen = () => void refresh();
  events.onerror = () => setConnected(false);
  events.onmessage = ({ data }) => take(JSON.parse(data));
}

export async function loadThread(id) {
  const { messages, hasMore } = await call("GET", `${customerPath(id, "messages")}?limit=${MESSAGES_AT_ONCE}`);
  store.threads.set(id, { messages: new Map(messages.map((message) => [message.id, message])), hasMore });
  tell(`thread:${id}`);
}

export async function loadEarlier(id) {
  const thread = store.threads.get(id);
  const oldest = sorted(id)[0];
  if (!thread?.hasMore || !oldest) return;
  const before = encodeURIComponent(oldest.id);
  const page = await call("GET", `${customerPath(id, "messages")}?limit=${MESSAGES_AT_ONCE}&before=${before}`);
  for (const message of page.messages) thread.messages.set(message.id, message);
  thread.hasMore = page.hasMore;
  tell(`thread:${id}`);
}

/** When the business may no longer write freely to a customer, or null. */
export function windowOf(customer) {
  return customer?.windows[store.numberId] ?? null;
}

/** A phone's messages with the number that is shown, in the order of their times. */
export function sorted(id) {
  const all = [...(store.threads.get(id)?.messages.values() ?? [])];
  const messages = all.filter(({ numberId }) => numberId === store.numberId);
  return messages.sort((one, other) => one.at - other.at);
}

async function refresh() {
  try {
    const [state, log] = await Promise.all([call("GET", "state"), call("GET", `webhooks?limit=${ROWS_KEPT}`)]);
    const { business, numbers, failures, troubles, settings } = state;
    Object.assign(store, { business, numbers, failures, troubles, settings });
    pickNumber();
    store.customers = new Map(state.customers.map((customer) => [customer.id, customer]));
    store.rows = log.rows;
    setClock(state.clock);
    await Promise.all([...store.threads.keys()].filter((id) => store.customers.has(id)).map(loadThread));
    setConnected(true);
    for (const topic of ["state", "customers", "log"]) tell(topic);
    for (const id of store.customers.keys()) tell(`customer:${id}`);
  } catch {
    // Gone again before everything was read: the stream reconnects, and this runs once more.
    setConnected(false);
  }
}

/** The number in the address (?number=…), else the first. */
function pickNumber() {
  const asked = new URLSearchParams(location.search).get("number");
  const found = store.numbers.find(({ id }) => id === asked);
  store.numberId = (found ?? store.numbers[0])?.id ?? null;
  if (!found) return;
  speakTo(found.id);
  store.business = { ...store.business, name: found.verifiedName };
}

/** What is armed, or how the simulator behaves, has changed. */
async function refreshArmed() {
  try {
    const asked = [call("GET", "failures"), call("GET", "troubles"), call("GET", "settings")];
    const [{ failures }, { troubles }, settings] = await Promise.all(asked);
    Object.assign(store, { failures, troubles, settings });
    tell("state");
  } catch {
    // The simulator is going away: the stream notices too, and everything is read anew.
    setConnected(false);
  }
}

function take(event) {
  switch (event.type) {
    case "clock":
      return setClock(event);
    case "customer":
      return takeCustomer(event.customer);
    case "customer-removed":
      store.customers.delete(event.customerId);
      return tell("customers");
    case "message":
      return takeMessage(event.message);
    case "history":
      return store.threads.has(event.customerId) ? void loadThread(event.customerId) : undefined;
    case "log":
      return takeRow(event.row);
    case "numbers":
      return void refresh();
    case "state":
      return void refreshArmed();
    case "reset":
      return void refresh();
  }
}

/** Knows of a customer before the stream tells of them. */
export function takeCustomer(customer) {
  const isNew = !store.customers.has(customer.id);
  store.customers.set(customer.id, customer);
  if (isNew) tell("customers");
  tell(`customer:${customer.id}`);
}

function takeMessage(message) {
  const thread = store.threads.get(message.customerId);
  if (!thread) return;
  thread.messages.set(message.id, message);
  tell(`thread:${message.customerId}`);
}

function takeRow(row) {
  const index = store.rows.findLastIndex(({ id }) => id === row.id);
  if (index >= 0) store.rows[index] = row;
  else store.rows = [...store.rows, row].slice(-ROWS_KEPT);
  tell("log");
}

function setClock({ offsetMs, now: instant }) {
  serverNow = Date.parse(instant);
  learntAt = performance.now();
  store.offsetMs = offsetMs;
  tell("clock");
}

function setConnected(isConnected) {
  if (store.isConnected === isConnected) return;
  store.isConnected = isConnected;
  tell("connection");
}

function tell(topic) {
  topics.dispatchEvent(new Event(topic));
}
