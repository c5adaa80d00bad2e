import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { button, el } from "./dom.js";
import { openPopover } from "./popover.js";

const CALLS = [
  { text: "Call, nobody answers", facts: { outcome: "missed" } },
  { text: "Call, answered for a minute", facts: { outcome: "answered", durationSeconds: 62 } },
  { text: "Call, rejected", facts: { outcome: "rejected" } },
];

/** A phone's call button: the customer that `whose()` names rings the business, and it ends in one of these ways. */
export function callButton(whose) {
  const opener = button({
    label: "Call the business",
    iconName: "call",
    className: "plain",
    "aria-haspopup": "dialog",
    onclick: () =>
      openPopover(opener, "Call the business", (close) => [
        el(
          "div",
          { class: "menu" },
          CALLS.map(({ text, facts }) => {
            const onclick = () => {
              close();
              void attempt(call("POST", customerPath(whose(), "calls"), facts));
            };
            return button({ text, iconName: "call", className: "menu-item", onclick });
          }),
        ),
      ]),
  });
  return opener;
}
