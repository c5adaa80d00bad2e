import { el, icon } from "../dom.js";

/** Contact cards, one line each; WhatsApp offers "Message" for people that are on it. */
export function contactCards(contacts) {
  const cards = Array.isArray(contacts) ? contacts : [];
  return el(
    "span",
    { class: "cards" },
    cards.map(({ name, phones = [], org }) => {
      const [first] = phones;
      const title = name?.formatted_name ?? first?.phone ?? "Contact";
      const more = [first?.phone === title ? null : first?.phone, org?.company].filter(Boolean).join(", ");
      return el(
        "span",
        { class: "card-line" },
        el("span", { class: "avatar avatar-4", "aria-hidden": "true" }, icon("person", { size: 14 })),
        el("span", { class: "grow" }, el("b", { dir: "auto" }, title), more ? el("small", {}, more) : null),
      );
    }),
  );
}
