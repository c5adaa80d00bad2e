import { attempt } from "./announce.js";
import { call } from "./api.js";
import { button, el } from "./dom.js";
import { now, store, watch, windowOf } from "./store.js";
import { duration, hourMinuteSecond } from "./times.js";

const MINUTE_MS = 60_000;

const MOVES = {
  hour: { text: "+1 h", iconName: "ff", advanceMs: 60 * MINUTE_MS },
  hours: { text: "+6 h", advanceMs: 360 * MINUTE_MS },
  quarter: { text: "15 min left", windowLeftMs: 15 * MINUTE_MS },
  seconds: { text: "20 s left", windowLeftMs: 20_000 },
  close: { text: "Close", iconName: "lock", windowLeftMs: 0 },
};

/**
 * Buttons that move the simulator's clock. What is left of a window is that of the customer `whose()` names; a button that
 * would turn time back is off.
 */
export function clockButtons({ names, whose }) {
  const buttons = names.map((name) => ({
    move: MOVES[name],
    element: button({ ...MOVES[name], className: "small", onclick: () => go(MOVES[name]) }),
  }));
  const draw = () => {
    const customer = store.customers.get(whose());
    for (const { move, element } of buttons) {
      if (move.windowLeftMs === undefined) continue;
      const problem = problemOf(move, customer);
      element.disabled = problem !== null;
      element.title = problem ?? `Until ${customer.firstName}’s window has that much left`;
    }
  };
  const go = ({ advanceMs, windowLeftMs, text }) => {
    const move = advanceMs === undefined ? { customerId: whose(), windowLeftMs } : { advanceMs };
    void attempt(
      call("POST", "clock", move),
      advanceMs ? `The clock has moved on by ${text.slice(1)}.` : "The clock has moved on.",
    );
  };
  for (const topic of ["clock", "customers", "state"]) watch(topic, draw);
  setInterval(draw, 1000);
  draw();
  return {
    element: el(
      "div",
      { class: "buttons" },
      buttons.map(({ element }) => element),
    ),
    draw,
  };
}

/** The simulator's time, and how far ahead of the real one it is. */
export function clockFace() {
  const time = el("b", {});
  const ahead = el("span", { class: "quiet" });
  const draw = () => {
    time.textContent = hourMinuteSecond(now());
    ahead.textContent = store.offsetMs === 0 ? " real time" : ` ${duration(store.offsetMs)} ahead`;
  };
  watch("clock", draw);
  setInterval(draw, 1000);
  draw();
  return el("span", { class: "clock-face" }, time, ahead);
}

function problemOf({ windowLeftMs }, customer) {
  if (!customer) return "No customer is chosen";
  const closesAt = windowOf(customer);
  if (closesAt === null) return `${customer.firstName} has not written yet`;
  return closesAt - now() < windowLeftMs ? "Less than that is left" : null;
}
