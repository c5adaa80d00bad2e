import { attempt } from "./announce.js";
import { call } from "./api.js";
import { el, icon } from "./dom.js";
import { store, watch } from "./store.js";

/** What a newcomer wants to see go wrong; the control API knows every other code too. */
const CHOICES = {
  "Accepted, fails later": [
    ["131047", "131047 the window is closed"],
    ["131026", "131026 cannot be reached"],
    ["131000", "131000 a fault of WhatsApp’s"],
    ["131049", "131049 held back by Meta"],
    ["131050", "131050 stopped marketing"],
    ["131042", "131042 payment problem"],
    ["131053", "131053 file cannot be used"],
  ],
  "Refused at once": [
    ["130429", "130429 throttled"],
    ["131056", "131056 too fast for one person"],
    ["131016", "131016 service unavailable"],
    ["132000", "132000 parameters do not match"],
    ["132015", "132015 template is paused"],
    ["368", "368 blocked for a policy"],
    ["190", "190 token expired"],
  ],
  "The line": [
    ["answer-lost", "Accepted, but the answer is lost"],
    ["cut-off", "Cut off before it arrives"],
    ["answer-late", "Accepted, answered 20 s later"],
    ["http", "503 without a body"],
  ],
};

/** A choice of what the next message to a customer (or, with null, to anyone) fails with. Shows what is armed until it is used. */
export function failureChoice({ customerId, label, name }) {
  const select = el("select", { "aria-label": name });
  const text = el("span", { class: "cut" });
  const element = el(
    "label",
    { class: "knob knob-choice" },
    icon("alert", { size: 14 }),
    text,
    icon("down", { size: 12 }),
    select,
  );

  const draw = () => {
    const armed = store.failures.find((failure) => failure.customerId === customerId);
    element.classList.toggle("is-on", Boolean(armed));
    text.textContent = armed ? `Fails: ${wordsOf(armed)}` : label;
    select.replaceChildren(
      el("option", { value: "" }, armed ? `Next fails: ${wordsOf(armed)}` : label),
      armed ? el("option", { value: "off" }, "Call it off") : "",
      ...Object.entries(CHOICES).map(([group, options]) =>
        el(
          "optgroup",
          { label: group },
          options.map(([value, words]) => el("option", { value }, words)),
        ),
      ),
    );
    select.value = "";
  };

  select.addEventListener("change", () => {
    const armed = store.failures.find((failure) => failure.customerId === customerId);
    const { value } = select;
    if (armed) void attempt(call("DELETE", `failures/${armed.id}`));
    if (value && value !== "off") void attempt(call("POST", "failures", { customerId, ...wishOf(value) }));
    draw();
  });
  const stop = watch("state", draw);
  draw();
  return { element, destroy: stop };
}

function wishOf(value) {
  if (/^\d+$/.test(value)) return { code: Number(value) };
  return value === "answer-late" ? { kind: value, ms: 20_000 } : { kind: value };
}

function wordsOf({ failure, times }) {
  const words = failure.kind === "error" ? String(failure.code) : failure.kind.replace("-", " ");
  return times > 1 ? `${words}, ${times} times` : words;
}
