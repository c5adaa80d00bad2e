import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { el, icon } from "./dom.js";
import { failureChoice } from "./failure-choice.js";
import { store, watch } from "./store.js";

const KNOBS = [
  {
    habit: "readReceipts",
    iconName: "tick-delivered",
    text: "Read receipts",
    short: "Reads",
    isOn: (customer) => customer.readReceipts,
  },
  { habit: "online", iconName: "plane", text: "Airplane", isOn: (customer) => !customer.online, isWarning: true, inverted: true },
  { habit: "blocksUs", iconName: "ban", text: "Blocks us", isOn: (customer) => customer.blocksUs, isWarning: true },
];

/** A customer's habits, as switches. `isShort` is for the narrow panel. */
export function knobs({ customerId, isShort }) {
  const switches = KNOBS.map((knob) => knobSwitch(knob, customerId, isShort));
  const { name } = store.customers.get(customerId);
  const failure = failureChoice({
    customerId,
    label: isShort ? "Fail next…" : "Fail next with…",
    name: `Fail the next message to ${name} with`,
  });
  const element = el(
    "div",
    { class: "knobs", role: "group", "aria-label": `${name}’s phone, settings` },
    switches.map(({ element: knob }) => knob),
    failure.element,
  );
  const draw = () => {
    for (const { draw: drawSwitch } of switches) drawSwitch();
  };
  const stop = watch(`customer:${customerId}`, draw);
  draw();
  return {
    element,
    destroy: () => {
      stop();
      failure.destroy();
    },
  };
}

function knobSwitch({ habit, iconName, text, short, isOn, isWarning, inverted }, customerId, isShort) {
  const element = el(
    "button",
    { type: "button", class: "knob", role: "switch", onclick: toggle },
    icon(iconName, { size: iconName.startsWith("tick") ? 15 : 14 }),
    el("span", { class: "cut" }, isShort ? (short ?? text) : text),
    el("span", { class: "switch", "aria-hidden": "true" }),
  );
  function toggle() {
    const customer = store.customers.get(customerId);
    const next = !isOn(customer);
    void attempt(call("PATCH", customerPath(customerId), { [habit]: inverted ? !next : next }));
  }
  const draw = () => {
    const customer = store.customers.get(customerId);
    if (!customer) return;
    element.setAttribute("aria-checked", String(isOn(customer)));
    element.classList.toggle("is-on", Boolean(isWarning) && isOn(customer));
  };
  return { element, draw };
}
