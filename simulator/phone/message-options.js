import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { button, el } from "./dom.js";
import { forwardDraft } from "./forward-draft.js";
import { openPopover } from "./popover.js";
import { now } from "./store.js";

const EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const EDIT_MS = 15 * 60_000;
const REVOKE_MS = 2 * 86_400_000;

/** What can be done with one message: react, take the reaction back, answer, forward; one's own also edit and delete. */
export function openMessageOptions({ customerId, message, opener, onAnswer, onEdit }) {
  const post = (what, body) => void attempt(call("POST", customerPath(customerId, what), body));
  const draft = forwardDraft(message);
  const age = now() - message.at;
  const isOwn = message.direction === "inbound";
  const items = [
    { text: "Answer", iconName: "reply", run: () => onAnswer(message) },
    draft && {
      text: "Forward to the business",
      iconName: "forward",
      run: () => post("messages", { ...draft, forwarded: "once" }),
    },
    isOwn && isEditable(message) && age < EDIT_MS && { text: "Edit", iconName: "edit", run: () => onEdit(message) },
    isOwn &&
      age < REVOKE_MS && {
        text: "Delete for everyone",
        iconName: "trash",
        run: () => post("revocations", { messageId: message.id }),
      },
  ].filter(Boolean);

  openPopover(opener, "Answer or react", (close) => {
    const pick = (run) => () => {
      close();
      run();
    };
    const reactions = EMOJI.map((emoji) => {
      const isGiven = message.reactions.customer === emoji;
      const label = isGiven ? `Take ${emoji} back` : `React with ${emoji}`;
      const onclick = pick(() => post("reactions", { messageId: message.id, emoji: isGiven ? "" : emoji }));
      return el("button", { type: "button", "aria-label": label, "aria-pressed": String(isGiven), onclick }, emoji);
    });
    return [
      el("div", { class: "reaction-row" }, reactions),
      el(
        "div",
        { class: "menu" },
        items.map(({ run, ...looks }) => button({ ...looks, className: "menu-item", onclick: pick(run) })),
      ),
    ];
  });
}

/** Texts and captions can be edited. */
function isEditable({ type, text }) {
  return type === "text" || (Boolean(text) && ["image", "video", "document"].includes(type));
}
