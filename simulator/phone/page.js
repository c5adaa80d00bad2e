import { announcer } from "./announce.js";
import { bench } from "./bench.js";
import { clockButtons, clockFace } from "./clock-controls.js";
import { arrangeChildren, button, el, icon } from "./dom.js";
import { eventsButton } from "./events/events-dialog.js";
import { failureChoice } from "./failure-choice.js";
import { numberChoice } from "./number-choice.js";
import { createPerson } from "./people.js";
import { follow, store, watch } from "./store.js";
import { burstButton, troubleButtons } from "./trouble-controls.js";
import { webhookLog } from "./webhook-log.js";

const MOST_BENCHES = 4;
const REMEMBERED = "casement-phones";
const WIDTHS = [1720, 1240, 1000].map((width) => matchMedia(`(min-width: ${width}px)`));
const FIRST = ["marta", "layla", "kitefisher", "tomasz"];

let chosen = [];
let current = null;
let benches = [];

const row = el("main", { class: "benches", "aria-label": "Phones" });
const inboxLink = el(
  "a",
  { class: "button small", target: "casement-inbox", "aria-label": "Open the inbox beside this" },
  icon("inbox", { size: 14 }),
  el("span", { class: "wide-only" }, "Open the inbox beside this"),
);
const summary = el("span", { class: "quiet summary wide-only" });
const offline = el("p", { class: "offline", role: "alert", hidden: true }, "The simulator does not answer. Waiting for it…");
const whose = () => current;
const clock = clockButtons({ names: ["hour", "hours", "quarter", "seconds", "close"], whose });
const trouble = troubleButtons({ whose });
const troubleHint = el("span", { class: "quiet cut" });
const log = webhookLog();

/** How many phones fit. */
function fitting() {
  return MOST_BENCHES - WIDTHS.filter((width) => !width.matches).length;
}

/** Keeps a phone's place when another is exchanged. */
function arrange() {
  const known = [...store.customers.keys()];
  if (known.length === 0) return;
  const wanted = [...chosen.filter((id) => store.customers.has(id)), ...FIRST.filter((id) => store.customers.has(id)), ...known];
  chosen = [...new Set(wanted)].slice(0, MOST_BENCHES);
  localStorage.setItem(REMEMBERED, JSON.stringify(chosen));
  const shown = chosen.slice(0, fitting());
  const kept = new Map(benches.map((made) => [made.customerId, made]));
  benches = shown.map((id) => kept.get(id) ?? makeBench(id));
  for (const [id, made] of kept) if (!shown.includes(id)) made.destroy();
  arrangeChildren(
    row,
    benches.map(({ element }) => element),
  );
  if (!shown.includes(current)) choose(shown[0]);
  summary.textContent = `${known.length} customers, a strict copy of Meta’s API in between, nothing leaves this machine`;
}

function makeBench(id) {
  return bench({ customerId: id, onTouch: () => choose(id), onSwitch: (other) => exchange(id, other) });
}

function exchange(id, other) {
  const place = chosen.indexOf(id);
  const otherPlace = chosen.indexOf(other);
  if (otherPlace >= 0) chosen[otherPlace] = id;
  chosen[place] = other;
  arrange();
  choose(other);
}

/** The phone that the clock's and trouble's buttons are about. */
function choose(id) {
  current = id;
  for (const { element, customerId } of benches) element.classList.toggle("is-current", customerId === id && benches.length > 1);
  const customer = store.customers.get(id);
  troubleHint.textContent = customer ? `once, to the next thing of ${customer.firstName}’s that fits` : "";
  clock.draw();
  trouble.draw();
}

function section(title, hint, ...more) {
  return el("div", { class: "section-head" }, el("h2", {}, title), hint, el("span", { class: "section-more" }, more));
}

function controls() {
  const failure = failureChoice({ customerId: null, label: "Fail next…", name: "Fail the next message to anyone with" });
  return el(
    "aside",
    { class: "controls", "aria-label": "Simulator" },
    section("Clock", el("span", { class: "quiet cut" }, "for the server and the phones alike"), clockFace()),
    el("div", { class: "section-body" }, clock.element),
    section("Trouble", troubleHint),
    el(
      "div",
      { class: "section-body buttons" },
      burstButton({ whose, text: "Burst of 50" }),
      trouble.elements,
      failure.element,
      eventsButton(whose),
    ),
    section("Webhooks", el("span", { class: "live" }, el("i", {}), "signed, as Meta would"), log.filter, log.pause),
    el("div", { class: "log-scroll" }, log.list),
    log.payload,
  );
}

function header() {
  const add = button({
    text: "Customer",
    iconName: "plus",
    className: "small",
    onclick: () => createPerson({ onCreate: (id) => exchange(current, id) }),
  });
  return el(
    "header",
    { class: "bar" },
    icon("casement", { size: 24, className: "brand" }),
    el("h1", {}, "Phones"),
    el("span", { class: "chip" }, "Sandbox"),
    summary,
    el("span", { class: "grow" }),
    numberChoice(),
    add,
    inboxLink,
  );
}

document.body.append(header(), offline, el("div", { class: "floor" }, row, controls()), announcer());
chosen = remembered();
watch("customers", arrange);
watch("state", () => inboxLink.setAttribute("href", store.business.productUrl));
watch("connection", () => {
  offline.hidden = store.isConnected;
});
for (const width of WIDTHS) width.addEventListener("change", arrange);
follow();

/** The phones in the address (?phones=marta,layla), else those of last time. */
function remembered() {
  const asked = new URLSearchParams(location.search).get("phones");
  if (asked) return asked.split(",");
  try {
    const kept = JSON.parse(localStorage.getItem(REMEMBERED) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    // Somebody else's writing in this origin's storage: begin anew.
    return [];
  }
}
