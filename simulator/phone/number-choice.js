import { el } from "./dom.js";
import { store, watch } from "./store.js";

/** Which of the business's numbers the phones write to. Hidden while there is one. Another one loads the page anew. */
export function numberChoice() {
  const choice = el("select", { "aria-label": "The business’s number", onchange: () => show(choice.value) });
  const label = el("span", { class: "number-choice", hidden: true }, choice);
  watch("state", () => {
    label.hidden = store.numbers.length < 2;
    choice.replaceChildren(
      ...store.numbers.map(({ id, verifiedName, displayPhoneNumber }) =>
        el("option", { value: id, selected: id === store.numberId }, `${verifiedName}, ${displayPhoneNumber}`),
      ),
    );
  });
  return label;
}

function show(id) {
  const address = new URL(location.href);
  address.searchParams.set("number", id);
  location.assign(address);
}
