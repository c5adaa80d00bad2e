import { actionsOn } from "./actions.js";
import { button, el, icon } from "./dom.js";
import { contentOf } from "./kinds/content.js";
import { excerpt, KINDS, wordsOf } from "./kinds/words.js";
import { hourMinute } from "./times.js";

const TICKS = {
  waiting: { name: "tick-waiting", label: "Waiting" },
  sent: { name: "tick-sent", label: "Sent" },
  delivered: { name: "tick-delivered", label: "Delivered" },
  read: { name: "tick-delivered", label: "Read", className: "is-read" },
  played: { name: "tick-delivered", label: "Played", className: "is-read" },
};
const FORWARDED = { once: "Forwarded", often: "Forwarded many times" };

/**
 * A message on the customer's phone: their own on the green side. `quoted` is the message it answers, if the phone has it;
 * `onOptions` opens what can be done with it.
 */
export function bubble({ message, quoted, businessName, onOptions }) {
  if (message.origin === "note") return note(message);
  const isOwn = message.direction === "inbound";
  const { inside, below } = contentOf(message, actionsOn(message.customerId, message));
  const body = el(
    "div",
    { class: bubbleClass(message, isOwn), dir: "auto" },
    message.forwarded && line("forward", FORWARDED[message.forwarded]),
    message.groupId && line("people", "In a group"),
    message.content?.referral && line("link", `From an ad: ${message.content.referral.headline ?? "no headline"}`),
    quoted && quote(quoted, businessName),
    inside,
    el(
      "span",
      { class: "bubble-meta" },
      message.editedAt && !message.revokedAt ? el("span", {}, "Edited") : null,
      hourMinute(message.at),
      isOwn && tick(message.status),
    ),
    reactions(message),
  );
  return el(
    "article",
    {
      class: `message ${isOwn ? "message-own" : ""}`,
      "aria-label": `${isOwn ? "You" : businessName}, ${hourMinute(message.at)}`,
      "data-id": message.id,
    },
    el(
      "div",
      { class: "bubble-row", oncontextmenu: (event) => openByPress(event, message, onOptions) },
      body,
      message.revokedAt ? null : options(message, onOptions),
    ),
    below,
  );
}

/** A long press on a touch screen opens what the button beside the bubble does. */
function openByPress(event, message, onOptions) {
  if (event.pointerType !== "touch" || message.revokedAt) return;
  event.preventDefault();
  onOptions(message, event.currentTarget.querySelector(".bubble-options"));
}

function options(message, onOptions) {
  return button({
    label: `Answer or react to “${excerpt(message)}”`,
    iconName: "more",
    className: "bubble-options",
    "aria-haspopup": "dialog",
    tabindex: "-1",
    onclick: (event) => onOptions(message, event.currentTarget),
  });
}

function bubbleClass({ type, revokedAt }, isOwn) {
  const isBare = type === "sticker" && !revokedAt ? "bubble-bare" : "";
  return `bubble ${isOwn ? "bubble-own" : "bubble-business"} ${isBare}`;
}

/** What the phone says itself: a call, a new number. */
function note(message) {
  const { iconName } = KINDS[message.type] ?? {};
  const parts = [iconName && icon(iconName, { size: 12 }), ` ${message.text ?? wordsOf(message)}, ${hourMinute(message.at)}`];
  return el("p", { class: "day note", "data-id": message.id }, parts);
}

function line(iconName, words) {
  return el("small", { class: "detail" }, icon(iconName, { size: 12 }), " ", words);
}

function tick(status) {
  const known = TICKS[status];
  return known ? icon(known.name, { size: 15, label: known.label, className: `tick ${known.className ?? ""}` }) : null;
}

function quote(quoted, businessName) {
  const author = quoted.direction === "inbound" ? "You" : businessName;
  const words = quoted.revokedAt ? "Deleted" : excerpt(quoted);
  return el("span", { class: "quote" }, el("b", {}, author), el("span", { class: "cut", dir: "auto" }, words));
}

function reactions({ reactions: { customer, business } }) {
  const given = [customer && ["you", customer], business && ["the business", business]].filter(Boolean);
  if (given.length === 0) return null;
  const label = given.map(([who, emoji]) => `${emoji} by ${who}`).join(", ");
  const emoji = [...new Set(given.map(([, sign]) => sign))].join(" ");
  return el("span", { class: "reactions", role: "img", "aria-label": label }, emoji);
}
