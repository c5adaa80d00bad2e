import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { callButton } from "./calls.js";
import { composer } from "./composer.js";
import { button, el, icon } from "./dom.js";
import { excerpt } from "./kinds/words.js";
import { openMessageOptions } from "./message-options.js";
import { now, sorted, store, watch } from "./store.js";
import { isOnPhone, thread } from "./thread.js";
import { hourMinute } from "./times.js";

/**
 * What a phone shows: the chat with the business or, after going back, the list of chats. While the chat is on a visible
 * page, the customer reads what arrives.
 */
export function screen({ customerId, placeholder, hasFrame }) {
  const customer = store.customers.get(customerId);
  const writing = composer({ customerId, placeholder });
  const messages = thread({
    customerId,
    name: customer.name,
    onOptions: (message, opener) =>
      openMessageOptions({ customerId, message, opener, onAnswer: writing.answer, onEdit: writing.edit }),
  });
  const clock = el("span", {});
  const signal = icon("bars", { size: 14 });
  const status = el(
    "div",
    { class: "phone-status", "aria-hidden": "true" },
    clock,
    el("span", {}, signal, icon("battery", { size: 14 })),
  );
  const subtitle = el("small", {}, "Business account");
  const back = button({ label: "Back to the chats", iconName: "left", className: "plain", onclick: () => showChats(true) });
  const avatar = el("span", { class: "avatar avatar-3", "aria-hidden": "true" }, store.business.name.slice(0, 1));
  const top = el(
    "div",
    { class: "phone-top" },
    back,
    avatar,
    el("span", { class: "grow" }, el("b", {}, store.business.name), subtitle),
    callButton(() => customerId),
  );
  const airplane = el("div", { class: "airplane", hidden: true });
  const typing = el("p", { class: "typing", hidden: true }, `${store.business.name} is typing…`);
  const chat = el("div", { class: "chat" }, hasFrame && top, airplane, messages.element, typing, writing.element);
  const list = chatList({ customerId, onOpen: () => showChats(false) });
  const chats = list.element;
  const element = el("div", { class: "screen" }, hasFrame && status, chat, chats);

  let isAway = false;
  const showChats = (away) => {
    isAway = away;
    chat.hidden = away;
    chats.hidden = !away;
    if (!away) messages.showEnd();
    report();
    draw();
    (away ? chats : chat).querySelector("button")?.focus();
  };

  /** The customer reads only what is on a page that can be seen. */
  const report = () => setChatOpen(customerId, !isAway && document.visibilityState === "visible");

  /** A simulator that was away may have forgotten. */
  function reportAgain() {
    if (store.isConnected) report();
  }

  const draw = () => {
    const known = store.customers.get(customerId);
    if (!known) return;
    const isTyping = known.online && (known.typingUntil ?? 0) > now();
    clock.textContent = hourMinute(now());
    signal.classList.toggle("is-off", !known.online);
    subtitle.textContent = isTyping ? "typing…" : "Business account";
    subtitle.classList.toggle("typing", isTyping);
    typing.hidden = hasFrame || !isTyping;
    airplane.hidden = known.online;
    airplane.replaceChildren(
      icon("plane", { size: 14 }),
      `Airplane mode: ${known.toSend} to send, ${known.toReceive} to receive`,
    );
    list.update(known);
  };

  const stops = [
    watch(`customer:${customerId}`, draw),
    watch(`thread:${customerId}`, draw),
    watch("clock", draw),
    watch("connection", reportAgain),
  ];
  const ticker = setInterval(draw, 1000);
  document.addEventListener("visibilitychange", report);
  addEventListener("pagehide", leave);
  function leave() {
    setChatOpen(customerId, false, { keepalive: true });
  }
  report();
  draw();
  return {
    element,
    destroy: () => {
      for (const stop of stops) stop();
      clearInterval(ticker);
      document.removeEventListener("visibilitychange", report);
      removeEventListener("pagehide", leave);
      messages.destroy();
      leave();
    },
  };
}

function setChatOpen(customerId, chatOpen, options) {
  void attempt(call("PATCH", customerPath(customerId), { chatOpen }, options));
}

/** The list of chats, with the one there is. */
function chatList({ customerId, onOpen }) {
  const last = el("span", { class: "cut", dir: "auto" });
  const badge = el("span", { class: "badge", hidden: true });
  const avatar = el("span", { class: "avatar avatar-3", "aria-hidden": "true" }, store.business.name.slice(0, 1));
  const row = el(
    "button",
    { type: "button", class: "chat-row", onclick: onOpen },
    avatar,
    el("span", { class: "grow" }, el("b", {}, store.business.name), last),
    badge,
  );
  const update = ({ unread }) => {
    const message = sorted(customerId).filter(isOnPhone).at(-1);
    last.textContent = message ? excerpt(message) : "";
    badge.hidden = unread === 0;
    badge.textContent = String(unread);
    badge.setAttribute("aria-label", `${unread} unread`);
  };
  return { element: el("div", { class: "chats", hidden: true }, el("p", { class: "chats-title" }, "Chats"), row), update };
}
