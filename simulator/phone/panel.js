import { announcer } from "./announce.js";
import { callButton } from "./calls.js";
import { clockButtons } from "./clock-controls.js";
import { button, el, icon } from "./dom.js";
import { eventsButton } from "./events/events-dialog.js";
import { knobs } from "./knobs.js";
import { numberChoice } from "./number-choice.js";
import { choosePerson } from "./people.js";
import { screen } from "./screen.js";
import { follow, store, watch } from "./store.js";
import { burstButton } from "./trouble-controls.js";
import { shortLog } from "./webhook-log.js";

const ROWS = 4;

let current = null;
let phone = null;
let settings = null;

const title = el("h1", { class: "cut" });
const other = button({
  label: "Another customer",
  iconName: "down",
  className: "plain",
  onclick: () => choosePerson({ current, onChoose: show }),
});
const close = button({
  label: "Close",
  iconName: "x",
  className: "plain",
  onclick: () => parent.postMessage({ type: "casement-phone-close" }, "*"),
});
const place = el("div", { class: "panel-phone" });
const knobPlace = el("div", {});
const whose = () => current;
const clock = clockButtons({ names: ["hour", "seconds", "close"], whose });
const log = shortLog(whose, ROWS);
const empty = el("p", { class: "thread-empty" });

/** Finds the customer in the address by the simulator's id, by user id, or by number. */
function asked() {
  const wish = new URLSearchParams(location.search).get("customer");
  const customers = [...store.customers.values()];
  if (!wish) return customers[0]?.id ?? null;
  const digits = wish.replace(/\D/g, "");
  const isMeant = ({ id, userId, phone: number, waId }) =>
    id === wish || userId === wish || (digits !== "" && [number, waId].includes(digits));
  return customers.find(isMeant)?.id ?? null;
}

function show(id) {
  if (id === current) return;
  phone?.destroy();
  settings?.destroy();
  current = id;
  const customer = store.customers.get(id);
  title.textContent = `${customer.firstName}’s phone`;
  phone = screen({ customerId: id, placeholder: `Write as ${customer.firstName}`, hasFrame: false });
  settings = knobs({ customerId: id, isShort: true });
  place.replaceChildren(phone.element);
  knobPlace.replaceChildren(settings.element);
  clock.draw();
  log.draw();
}

function begin() {
  const id = store.customers.has(current) ? current : asked();
  if (id) show(id);
  else {
    empty.textContent = "This contact has no phone in the simulator. Choose another customer above.";
    place.replaceChildren(empty);
  }
}

close.hidden = window === parent;
clock.element.append(burstButton({ whose, text: "50" }), eventsButton(whose));
document.body.append(
  el(
    "header",
    { class: "bar panel-bar" },
    icon("phone"),
    title,
    el("span", { class: "chip" }, "Sandbox"),
    el("span", { class: "grow" }),
    callButton(whose),
    other,
    close,
  ),
  el(
    "main",
    { class: "panel-main" },
    place,
    el("div", { class: "panel-controls" }, numberChoice(), knobPlace, clock.element),
    log.element,
  ),
  announcer(),
);
watch("customers", begin);
watch("connection", () => {
  document.body.classList.toggle("is-offline", !store.isConnected);
});
follow();
