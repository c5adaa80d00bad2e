import { openDialog } from "../dialog.js";
import { button, el, icon } from "../dom.js";
import { store, watch } from "../store.js";
import { accountEvents } from "./account.js";
import { FILE_TROUBLES } from "./file-troubles.js";
import { ODD_MESSAGES } from "./odd-messages.js";
import { PERSON } from "./person.js";
import { WIRE } from "./wire.js";

/** Opens the events that Meta may tell beside messages and statuses, one click each, for the customer `whose()` names. */
export function eventsButton(whose) {
  return button({
    text: "Events",
    iconName: "list",
    className: "small",
    "aria-haspopup": "dialog",
    onclick: () => openEvents(whose()),
  });
}

function openEvents(customerId) {
  const { firstName } = store.customers.get(customerId);
  const status = el("p", { class: "events-status", role: "status" });
  const search = el("input", { type: "search", placeholder: "Find an event", "aria-label": "Find an event" });

  const run = async (event) => {
    const problem = await event.run(customerId).then(() => null, wordsOf);
    status.textContent = problem ?? `Done: ${event.title}`;
    status.classList.toggle("problem", problem !== null);
  };

  const account = group("Number and account", "as Meta tells it");
  const groups = [
    group("Messages", `from ${firstName}`),
    group("Person and calls", firstName),
    account,
    group("Files", "the next one that is fetched from Meta"),
    group("Webhooks", "until it is switched back"),
  ];
  const add = (place, events) => {
    place.rows.push(...events.map((event) => eventRow(event, customerId, run)));
    place.list.replaceChildren(...place.rows.map(({ element }) => element));
    filter();
  };
  const filter = () => {
    const words = search.value.trim().toLowerCase();
    for (const { element, rows } of groups) {
      for (const row of rows) row.element.hidden = !row.text.includes(words);
      element.hidden = rows.every((row) => row.element.hidden);
    }
  };

  const lists = [ODD_MESSAGES, PERSON, [], FILE_TROUBLES, WIRE];
  for (const [index, place] of groups.entries()) add(place, lists[index]);
  search.addEventListener("input", filter);
  const sheet = el(
    "div",
    { class: "sheet" },
    groups.map(({ element }) => element),
  );
  const dialog = openDialog("Events", search, sheet, status);
  dialog.classList.add("dialog-wide");
  const stop = watch("state", () => {
    for (const { rows } of groups) for (const row of rows) row.draw();
  });
  dialog.addEventListener("close", stop);
  accountEvents().then(
    (events) => add(account, events),
    (error) => {
      status.textContent = wordsOf(error);
    },
  );
}

function group(title, hint) {
  const list = el("ul", { class: "events-list" });
  const heading = el("h3", { class: "sheet-title" }, title, " ", el("span", { class: "quiet" }, hint));
  return { element: el("section", { "aria-label": title }, heading, list), list, rows: [] };
}

/** What is armed, or stays switched on, is pressed. */
function eventRow(event, customerId, run) {
  const row = el("button", { type: "button", class: "sheet-row", onclick: () => void run(event) });
  const draw = () => {
    const isOn = event.isOn?.(customerId) ?? false;
    if (event.isOn) row.setAttribute("aria-pressed", String(isOn));
    row.replaceChildren(el("b", {}, event.title), isOn ? icon("check", { size: 14 }) : "", el("small", {}, event.words));
  };
  draw();
  return { element: el("li", {}, row), draw, text: `${event.title} ${event.words}`.toLowerCase() };
}

function wordsOf(error) {
  return error instanceof TypeError ? "The simulator does not answer." : error.message;
}
