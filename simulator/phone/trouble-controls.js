import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { button } from "./dom.js";
import { store, watch } from "./store.js";

const TROUBLES = [
  { kind: "duplicate", text: "Send twice", iconName: "dup" },
  { kind: "out-of-order", text: "Out of order", iconName: "shuffle" },
  { kind: "late", text: "Arrive 3 h late", iconName: "clock" },
];

/** Fifty messages at once from the customer `whose()` names. */
export function burstButton({ whose, text }) {
  return button({
    text,
    label: text === "50" ? "Burst of 50" : undefined,
    iconName: "burst",
    className: "small",
    onclick: () => void attempt(call("POST", customerPath(whose(), "burst"), {})),
  });
}

/** Buttons for what may go wrong once on the way. Pressed while armed; pressing again calls it off. */
export function troubleButtons({ whose }) {
  const buttons = TROUBLES.map(({ kind, ...looks }) => {
    const element = button({ ...looks, className: "small", "aria-pressed": "false", onclick: () => toggle(kind) });
    return { kind, element };
  });
  const armedOf = (kind) => store.troubles.find((trouble) => trouble.kind === kind && trouble.customerId === whose());
  const toggle = (kind) => {
    const armed = armedOf(kind);
    void attempt(armed ? call("DELETE", `troubles/${armed.id}`) : call("POST", "troubles", { kind, customerId: whose() }));
  };
  const draw = () => {
    for (const { kind, element } of buttons) element.setAttribute("aria-pressed", String(Boolean(armedOf(kind))));
  };
  watch("state", draw);
  draw();
  return { elements: buttons.map(({ element }) => element), draw };
}
