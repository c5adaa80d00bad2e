import { call } from "./api.js";
import { openDialog } from "./dialog.js";
import { el, icon } from "./dom.js";
import { store, takeCustomer } from "./store.js";

/** One or two letters, as on the avatars of the inbox. */
export function initials(name) {
  const words = name.replace(/^@/, "").split(/\s+/).filter(Boolean);
  const letters = /^\p{Script=Latin}/u.test(words[0] ?? "") ? [words[0], words.length > 1 ? words.at(-1) : ""] : [words[0]];
  return letters
    .map((word) => (word ? [...word][0] : ""))
    .join("")
    .toUpperCase();
}

export function avatarOf(customer) {
  const hash = [...customer.userId].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7);
  return el("span", { class: `avatar avatar-${(hash % 6) + 1}`, "aria-hidden": "true" }, initials(customer.name));
}

export function numberOf({ phone }) {
  if (!phone) return "no phone number, username only";
  return phone.startsWith("351") ? `+${phone.slice(0, 3)} ${phone.slice(3).replace(/(\d{3})(?=\d)/g, "$1 ")}` : `+${phone}`;
}

/** Asks whose phone to look at. Calls back with an id. */
export function choosePerson({ current, onChoose }) {
  const list = el("ul", { class: "people-list" });
  const search = el("input", { type: "search", placeholder: "Name or number", "aria-label": "Find a customer", dir: "auto" });
  const draw = () => {
    const words = search.value.trim().toLowerCase();
    const fits = (customer) =>
      `${customer.name} ${customer.phone ?? ""} ${customer.username ?? ""}`.toLowerCase().includes(words);
    list.replaceChildren(
      ...[...store.customers.values()].filter(fits).map((customer) =>
        el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: "person",
              "aria-current": customer.id === current ? "true" : false,
              onclick: () => choose(customer.id),
            },
            avatarOf(customer),
            el("span", { class: "grow" }, el("b", { dir: "auto" }, customer.name), el("small", {}, numberOf(customer))),
            customer.online ? null : icon("plane", { size: 14, label: "Airplane mode" }),
          ),
        ),
      ),
    );
  };
  const dialog = openDialog("Whose phone?", search, list);
  const choose = (id) => {
    dialog.close();
    onChoose(id);
  };
  search.addEventListener("input", draw);
  draw();
}

/** Asks for somebody new. Calls back with the id. */
export function createPerson({ onCreate }) {
  const name = el("input", { name: "profileName", autocomplete: "off", maxlength: "100", dir: "auto" });
  const phone = el("input", { name: "phone", type: "tel", autocomplete: "off", placeholder: "+351 916 555 208" });
  const username = el("input", { name: "username", autocomplete: "off", maxlength: "60" });
  const problem = el("p", { class: "problem", role: "alert" });
  const form = el(
    "form",
    { class: "person-form" },
    field("Name", name),
    field("Phone number", phone, "Leave it empty for someone known by username only"),
    field("Username", username),
    problem,
    el("button", { type: "submit", class: "button button-primary" }, "Add customer"),
  );
  const dialog = openDialog("New customer", form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = {
      profileName: name.value.trim() || null,
      phone: phone.value.trim() || null,
      username: username.value.trim().replace(/^@/, "") || null,
    };
    try {
      const customer = await call("POST", "customers", given);
      takeCustomer(customer);
      dialog.close();
      onCreate(customer.id);
    } catch (error) {
      problem.textContent = error.message;
    }
  });
}

function field(label, input, hint) {
  const words = hint ? el("small", { id: `${input.name}-hint` }, hint) : null;
  if (words) input.setAttribute("aria-describedby", words.id);
  return el("div", { class: "field" }, el("label", {}, el("span", {}, label), input), words);
}
