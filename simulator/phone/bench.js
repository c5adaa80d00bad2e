import { el, icon } from "./dom.js";
import { knobs } from "./knobs.js";
import { avatarOf, choosePerson, numberOf } from "./people.js";
import { screen } from "./screen.js";
import { store, watch, windowOf } from "./store.js";
import { windowChip } from "./window-chip.js";

/** One customer's phone with its settings. `onSwitch` puts another customer's in its place, `onTouch` tells that it is in use. */
export function bench({ customerId, onSwitch, onTouch }) {
  const { chip, update } = windowChip();
  const owner = el("button", { type: "button", class: "bench-owner", "aria-haspopup": "dialog", onclick: choose });
  const phone = screen({ customerId, placeholder: "Message", hasFrame: true });
  const settings = knobs({ customerId, isShort: false });
  const element = el(
    "section",
    { class: "bench", onfocusin: onTouch, onpointerdown: onTouch },
    el("div", { class: "bench-head" }, owner, chip),
    el("div", { class: "phone" }, phone.element),
    settings.element,
  );
  function choose() {
    choosePerson({ current: customerId, onChoose: onSwitch });
  }
  const draw = () => {
    const customer = store.customers.get(customerId);
    if (!customer) return;
    element.setAttribute("aria-label", customer.name);
    owner.setAttribute("aria-label", `${customer.name}, ${numberOf(customer)}. Look at another phone`);
    owner.replaceChildren(
      avatarOf(customer),
      el(
        "span",
        { class: "grow" },
        el("b", { class: "bench-name", dir: "auto" }, customer.name),
        el("small", {}, numberOf(customer)),
      ),
      icon("down", { size: 12 }),
    );
    update(windowOf(customer));
  };
  const tick = () => update(windowOf(store.customers.get(customerId)));
  const stops = [watch(`customer:${customerId}`, draw), watch("clock", tick)];
  const ticker = setInterval(tick, 1000);
  draw();
  return {
    element,
    customerId,
    destroy: () => {
      for (const stop of stops) stop();
      clearInterval(ticker);
      phone.destroy();
      settings.destroy();
    },
  };
}
