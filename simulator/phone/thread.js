import { attempt } from "./announce.js";
import { bubble } from "./bubble.js";
import { arrangeChildren, button, el } from "./dom.js";
import { loadEarlier, loadThread, sorted, store, watch } from "./store.js";
import { dayName, startOfDay } from "./times.js";

/** How far from the end still counts as being at the end. */
const NEAR_END_PX = 60;
const ARRIVED = ["delivered", "read", "played"];
const STEPS = { ArrowUp: -1, ArrowDown: 1 };

/** What the customer has on the screen: everything of theirs, and what has arrived of the business's. */
export function isOnPhone(message) {
  if (message.type === "reaction") return false;
  return message.direction === "inbound" || ARRIVED.includes(message.status);
}

/**
 * The messages of one phone, newest at the end. Keeps its place while earlier ones are added, and the end in sight. It is one
 * tab stop; the arrow keys move from message to message.
 */
export function thread({ customerId, name, onOptions }) {
  const list = el("div", { class: "thread-list" });
  const label = `Messages on ${name}’s phone`;
  const attributes = { class: "thread", role: "log", "aria-label": label, "aria-live": "off", tabindex: "0", onkeydown: step };
  const body = el("div", { ...attributes, "aria-description": "Arrow keys move between messages" }, list);
  const earlier = button({
    text: "Earlier messages",
    className: "small",
    onclick: () => attempt(loadEarlier(customerId)),
  });
  const empty = el("p", { class: "thread-empty" }, "Nothing here yet. Write the first message.");
  const drawn = new Map();
  let isAtEnd = true;

  const draw = () => {
    const fromEnd = body.scrollHeight - body.scrollTop;
    const focused = document.activeElement?.closest(".message");
    const focusedId = body.contains(focused) ? focused.dataset.id : null;
    arrangeChildren(list, nodes());
    body.scrollTop = isAtEnd ? body.scrollHeight : body.scrollHeight - fromEnd;
    if (focusedId && !body.contains(document.activeElement)) drawn.get(focusedId)?.node.querySelector("button")?.focus();
  };

  const nodes = () => {
    const messages = sorted(customerId).filter(isOnPhone);
    const made = store.threads.get(customerId)?.hasMore ? [earlier] : [];
    let day = null;
    for (const message of messages) {
      if (startOfDay(message.at) !== day) {
        day = startOfDay(message.at);
        const words = dayName(day);
        made.push(drawOnce(`day ${day}`, words, () => el("span", { class: "day" }, words)));
      }
      made.push(drawMessage(message));
    }
    return messages.length === 0 ? [empty] : made;
  };

  const drawMessage = (message) => {
    const quoted = message.quotedId ? store.threads.get(customerId)?.messages.get(message.quotedId) : null;
    const facts = JSON.stringify([factsOf(message), quoted?.text, quoted?.revokedAt]);
    return drawOnce(message.id, facts, () => bubble({ message, quoted, businessName: store.business.name, onOptions }));
  };

  /** What a bubble shows of how far a message is: a picture is not loaded again because it was read. */
  const factsOf = ({ status, statusAt: _, ...facts }) => ({ ...facts, status: facts.direction === "inbound" ? status : null });

  /** A part is made again only when its facts have changed. */
  const drawOnce = (key, facts, make) => {
    if (drawn.get(key)?.facts !== facts) drawn.set(key, { facts, node: make() });
    return drawn.get(key).node;
  };

  function step(event) {
    const by = STEPS[event.key];
    if (!by) return;
    const stops = [...list.querySelectorAll(".bubble-options")];
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? stops.at(-1) : stops[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  const stop = watch(`thread:${customerId}`, draw);
  if (store.threads.has(customerId)) queueMicrotask(draw);
  else void attempt(loadThread(customerId));
  let lastTop = 0;
  body.addEventListener("scroll", () => {
    // A picture that loads moves the end away: only going up leaves it.
    const isNear = body.scrollHeight - body.scrollTop - body.clientHeight < NEAR_END_PX;
    if (isNear || body.scrollTop < lastTop) isAtEnd = isNear;
    lastTop = body.scrollTop;
  });
  const resized = new ResizeObserver(() => {
    if (isAtEnd) body.scrollTop = body.scrollHeight;
  });
  for (const element of [body, list]) resized.observe(element);
  return {
    element: body,
    showEnd: () => {
      isAtEnd = true;
      body.scrollTop = body.scrollHeight;
    },
    destroy: () => {
      stop();
      resized.disconnect();
    },
  };
}
