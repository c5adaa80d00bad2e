import { el, icon } from "../dom.js";

/** A button under a bubble or a card; a link with `href`. */
export function bottomButton({ text, iconName, href, ...attributes }) {
  const parts = [icon(iconName), el("span", { dir: "auto" }, text)];
  if (href) return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, parts);
  return el("button", { type: "button", ...attributes }, parts);
}

/** A reply button of a message, or of a carousel's card. */
export function replyButton({ id, title }, act) {
  return bottomButton({ text: title, iconName: "reply", onclick: () => act.answer({ choice: id }) });
}

/** Opens a sheet before anything is sent. */
export function sheetButton({ text, iconName, open }) {
  return bottomButton({ text, iconName, onclick: open, "aria-haspopup": "dialog" });
}
