import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { button, el } from "./dom.js";
import { openPopover } from "./popover.js";

const EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

/** What can be done with one message: react, take the reaction back, answer. */
export function openMessageOptions({ customerId, message, opener, onAnswer }) {
  const react = (emoji) => attempt(call("POST", customerPath(customerId, "reactions"), { messageId: message.id, emoji }));
  const answer = (close) => {
    close();
    onAnswer(message);
  };
  openPopover(opener, "Answer or react", (close) => [
    el(
      "div",
      { class: "reaction-row" },
      EMOJI.map((emoji) => {
        const isGiven = message.reactions.customer === emoji;
        const label = isGiven ? `Take ${emoji} back` : `React with ${emoji}`;
        const onclick = () => {
          close();
          void react(isGiven ? "" : emoji);
        };
        return el("button", { type: "button", "aria-label": label, "aria-pressed": String(isGiven), onclick }, emoji);
      }),
    ),
    button({ text: "Answer", iconName: "reply", className: "menu-item", onclick: () => answer(close) }),
  ]);
}
