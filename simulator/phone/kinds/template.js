import { el } from "../dom.js";
import { formatText } from "../format.js";
import { askForm } from "../sheets/form-sheet.js";
import { fillOrder } from "../sheets/order-sheet.js";
import { bottomButton, sheetButton } from "./bottom-button.js";
import { media } from "./media.js";
import { place } from "./place.js";

/** A template with its variables filled in: what stands in the bubble, and the buttons under it. */
export function template({ template: { header, body, footer, buttons }, content }, { takeFile, act }) {
  const inside = [
    header ? headerOf(header, content, takeFile) : null,
    el("span", { class: "bubble-text" }, formatText(body)),
    footer ? el("span", { class: "template-footer" }, footer) : null,
  ];
  const made = buttons.map((item, index) => buttonOf(item, index, act));
  return { inside, below: made.length > 0 ? el("div", { class: "template-buttons" }, made) : null };
}

function headerOf({ kind, text }, content, takeFile) {
  if (kind === "text") return el("b", { class: "template-header" }, text);
  const part = parameterOf(content, kind);
  return kind === "location" ? place(part) : media(kind, { filename: text ?? undefined, ...part }, takeFile());
}

/** The header's parameter, as the business sent it. */
function parameterOf(content, kind) {
  const components = content?.template?.components ?? [];
  return components.find(({ type }) => type?.toLowerCase() === "header")?.parameters?.[0]?.[kind] ?? {};
}

function buttonOf(item, index, act) {
  const sheet = { answer: act.answerTemplate };
  switch (item.kind) {
    case "QUICK_REPLY":
      return bottomButton({ text: item.text, iconName: "reply", onclick: () => act.tap(index) });
    case "FLOW":
      return sheetButton({ text: item.text, iconName: "form", open: () => askForm(item.text, sheet) });
    case "CATALOG":
    case "MPM":
    case "SPM":
      return sheetButton({ text: item.text, iconName: "bag", open: () => fillOrder(item.text, [], sheet) });
    case "VOICE_CALL":
      return bottomButton({
        text: item.text,
        iconName: "call",
        onclick: () => act.call({ outcome: "answered", durationSeconds: 65 }),
      });
    case "PHONE_NUMBER":
      return plain("call", item.text);
    default:
      return item.url && /^https?:/.test(item.url)
        ? bottomButton({ text: item.text, iconName: "link", href: item.url })
        : plain("copy", item.text);
  }
}

/** A button that only the customer's own phone knows what to do with. */
function plain(iconName, text) {
  return bottomButton({ text, iconName, disabled: true });
}
