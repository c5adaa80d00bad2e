import { el } from "./dom.js";

const GAP_PX = 6;

/** Opens a small panel at its opener. It closes by Escape, by a click elsewhere, and by `close`; focus goes back. */
export function openPopover(opener, label, build) {
  const panel = el("div", { class: "popover", popover: "auto", role: "dialog", "aria-label": label });
  const close = () => panel.hidePopover();
  panel.append(...build(close));
  document.body.append(panel);
  opener.setAttribute("aria-expanded", "true");
  panel.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    opener.setAttribute("aria-expanded", "false");
    if (panel.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
    panel.remove();
  });
  panel.showPopover();
  place(panel, opener.getBoundingClientRect());
  panel.querySelector("button, input")?.focus();
}

/** Above the opener when there is room, else below; never outside the page. */
function place(panel, at) {
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.right - width, innerWidth - width - 8));
  const above = at.top - height - GAP_PX;
  const top = above >= 8 ? above : Math.min(at.bottom + GAP_PX, innerHeight - height - 8);
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(8, top)}px`;
}
