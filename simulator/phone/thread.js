import { attempt } from "./announce.js";
import { bubble } from "./bubble.js";
import { button, el } from "./dom.js";
import { loadEarlier, loadThread, sorted, store, watch } from "./store.js";
import { dayName, startOfDay } from "./times.js";

/** How far from the end still counts as being at the end. */
const NEAR_END_PX = 60;

/** What the customer has on the screen: everything of theirs, and what has arrived of the business's. */
export function isOnPhone(message) {
  if (message.type === "reaction") return false;
  return message.direction === "inbound" || message.status === "delivered" || message.status === "read";
}

/** The messages of one phone, newest at the end. Keeps its place while earlier ones are added, and the end in sight. */
export function thread({ customerId, name, onOptions, onTap }) {
  const list = el("div", { class: "thread-list" });
  const body = el(
    "div",
    { class: "thread", role: "log", "aria-label": `Messages on ${name}’s phone`, "aria-live": "off", tabindex: "0" },
    list,
  );
  const drawn = new Map();
  let isAtEnd = true;

  const draw = () => {
    const fromEnd = body.scrollHeight - body.scrollTop;
    list.replaceChildren(...nodes());
    body.scrollTop = isAtEnd ? body.scrollHeight : body.scrollHeight - fromEnd;
  };

  const nodes = () => {
    const messages = sorted(customerId).filter(isOnPhone);
    const made = [];
    if (store.threads.get(customerId)?.hasMore) made.push(earlierButton());
    let day = null;
    for (const message of messages) {
      if (startOfDay(message.at) !== day) {
        day = startOfDay(message.at);
        made.push(el("span", { class: "day" }, dayName(message.at)));
      }
      made.push(drawOnce(message));
    }
    if (messages.length === 0) made.push(el("p", { class: "thread-empty" }, "Nothing here yet. Write the first message."));
    return made;
  };

  /** A bubble is drawn again only when its message has changed, so that focus and selection stay where they are. */
  const drawOnce = (message) => {
    const quoted = message.quotedId ? store.threads.get(customerId)?.messages.get(message.quotedId) : null;
    const facts = JSON.stringify([message, quoted?.text]);
    const known = drawn.get(message.id);
    if (known?.facts === facts) return known.node;
    const node = bubble({ message, quoted, businessName: store.business.name, onOptions, onTap });
    drawn.set(message.id, { facts, node });
    return node;
  };

  const earlierButton = () =>
    button({ text: "Earlier messages", className: "small", onclick: () => attempt(loadEarlier(customerId)) });

  const stop = watch(`thread:${customerId}`, draw);
  if (store.threads.has(customerId)) queueMicrotask(draw);
  else void attempt(loadThread(customerId));
  body.addEventListener("scroll", () => {
    isAtEnd = body.scrollHeight - body.scrollTop - body.clientHeight < NEAR_END_PX;
  });
  const resized = new ResizeObserver(() => {
    if (isAtEnd) body.scrollTop = body.scrollHeight;
  });
  resized.observe(body);
  return {
    element: body,
    destroy: () => {
      stop();
      resized.disconnect();
    },
  };
}
