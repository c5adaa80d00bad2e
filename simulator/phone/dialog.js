import { button, el } from "./dom.js";

/** Opens a dialog over the page. It closes by Escape, by a click beside it, and by `close()`; the focus goes back. */
export function openDialog(title, ...content) {
  const heading = el("h2", { id: "dialog-title" }, title);
  const close = button({ label: "Close", iconName: "x", className: "plain", onclick: () => dialog.close() });
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" }, el("header", {}, heading, close), content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, .sheet-row")?.focus();
  return dialog;
}
