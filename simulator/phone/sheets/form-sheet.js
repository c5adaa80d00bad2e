import { openDialog } from "../dialog.js";
import { el } from "../dom.js";

/** The phone does not know a Flow's screens: these few fields stand for them. */
const FLOW_FIELDS = [
  { name: "name", label: "Name" },
  { name: "date", label: "Day", type: "date" },
  { name: "note", label: "Anything else?" },
];

const ADDRESS_FIELDS = [
  { name: "name", label: "Name" },
  { name: "phone_number", label: "Phone number", type: "tel" },
  { name: "in_pin_code", label: "Pin code", maxlength: "6" },
  { name: "house_number", label: "House number" },
  { name: "address", label: "Address" },
  { name: "city", label: "City" },
  { name: "state", label: "State" },
];

/** A form in the place of a Flow's screens. */
export function askForm(title, act) {
  ask({ title, fields: FLOW_FIELDS, given: {}, problems: {}, act });
}

/** An address, begun with what the business already has, beside what it says is wrong. */
export function askAddress({ values = {}, validation_errors: problems = {} }, act) {
  ask({ title: "Address", fields: ADDRESS_FIELDS, given: values, problems, act });
}

function ask({ title, fields, given, problems, act }) {
  const inputs = fields.map(({ name, label, ...attributes }) => {
    const input = el("input", { name, autocomplete: "off", dir: "auto", value: given[name], ...attributes });
    const problem = problems[name] ? el("small", { class: "problem" }, problems[name]) : null;
    return el("div", { class: "field" }, el("label", {}, el("span", {}, label), input), problem);
  });
  const form = el(
    "form",
    { class: "person-form" },
    inputs,
    el("button", { type: "submit", class: "button button-primary" }, "Send"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    dialog.close();
    void act.answer({ values: Object.fromEntries(filled) });
  });
  const dialog = openDialog(title, form);
}
