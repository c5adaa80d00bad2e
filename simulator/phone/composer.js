import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { button, el, icon } from "./dom.js";
import { excerpt } from "./kinds/words.js";
import { openPopover } from "./popover.js";

const EMOJI = [
  "😀",
  "😂",
  "😊",
  "😍",
  "😕",
  "😢",
  "😡",
  "🙏",
  "👍",
  "👎",
  "👏",
  "💪",
  "❤️",
  "🎉",
  "🔥",
  "✅",
  "📦",
  "🚚",
  "⏰",
  "💶",
  "☀️",
  "🌧️",
  "🐟",
  "🪁",
];

const PRESETS = [
  { text: "Photo", iconName: "image", draft: { type: "image", caption: "This is how it arrived" } },
  { text: "Voice note", iconName: "mic", draft: { type: "voice" } },
  { text: "Document", iconName: "file", draft: { type: "document", filename: "order-48213.pdf" } },
  { text: "Location", iconName: "pin", draft: { type: "location", name: "Home", address: "Rua da Atalaia 21, Lisboa" } },
  { text: "Contact card", iconName: "person", draft: { type: "contacts" } },
  { text: "Video", iconName: "play", draft: { type: "video" } },
  { text: "Sticker", iconName: "smile", draft: { type: "sticker" } },
  { text: "A poll (unsupported)", iconName: "alert", draft: { type: "unsupported" } },
];

/** Where the customer writes. `answer(message)` makes the next text an answer to it. */
export function composer({ customerId, placeholder }) {
  let replyTo = null;
  const field = el("textarea", { rows: "1", placeholder, "aria-label": placeholder, dir: "auto", maxlength: "4096" });
  const quote = el("div", { class: "composer-quote", hidden: true });
  const send = el("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send", { size: 14 }));
  const emoji = button({ label: "Emoji", iconName: "smile", className: "plain", onclick: () => openEmoji() });
  const attach = button({ label: "Send something else", iconName: "image", className: "plain", onclick: () => openPresets() });
  const form = el(
    "form",
    { class: "composer" },
    quote,
    el("div", { class: "composer-line" }, el("div", { class: "composer-box" }, emoji, field, attach), send),
  );

  const setReply = (message) => {
    replyTo = message;
    quote.hidden = message === null;
    quote.replaceChildren();
    if (!message) return;
    const drop = button({
      label: "Do not answer this message",
      iconName: "x",
      className: "plain",
      onclick: () => setReply(null),
    });
    quote.append(el("span", { class: "cut", dir: "auto" }, `Answering “${excerpt(message)}”`), drop);
    field.focus();
  };

  const post = (draft) => {
    const quoted = replyTo ? { replyTo: replyTo.id } : {};
    setReply(null);
    return attempt(
      call("POST", customerPath(customerId, "messages"), { ...draft, ...(draft.type === "unsupported" ? {} : quoted) }),
    );
  };

  const submit = async () => {
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    growField();
    if (!(await post({ type: "text", text })) && !field.value) field.value = text;
  };

  const growField = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 92)}px`;
  };

  const openEmoji = () =>
    openPopover(emoji, "Emoji", (close) => [
      el(
        "div",
        { class: "emoji-grid" },
        EMOJI.map((sign) => el("button", { type: "button", "aria-label": sign, onclick: () => insert(sign, close) }, sign)),
      ),
    ]);

  const insert = (sign, close) => {
    close();
    field.setRangeText(sign, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  };

  const openPresets = () =>
    openPopover(attach, "Send something else", (close) => [
      el(
        "div",
        { class: "menu" },
        PRESETS.map(({ draft, ...preset }) => button({ ...preset, className: "menu-item", onclick: () => pick(draft, close) })),
      ),
    ]);

  const pick = (draft, close) => {
    close();
    void post(draft);
  };

  field.addEventListener("input", growField);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  return { element: form, answer: setReply };
}
