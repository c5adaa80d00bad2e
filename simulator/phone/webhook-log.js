import { announce, attempt } from "./announce.js";
import { call } from "./api.js";
import { arrangeChildren, button, el, icon } from "./dom.js";
import { store, watch } from "./store.js";
import { hourMinuteSecond, withMilliseconds } from "./times.js";

const ROWS_SHOWN = 120;

const FILTERS = {
  All: () => true,
  Messages: (row) => / from /.test(row.words),
  Statuses: (row) => /^(sent|delivered|read|failed)/.test(row.words),
  Problems: (row) => isBad(row) || row.attempt > 1 || row.mark !== null,
};

/** The log of what passed between Meta and the product, newest first, and the raw body of the row that is open. */
export function webhookLog() {
  const list = el("ul", { class: "log" });
  const payload = el("div", { class: "payload", hidden: true });
  const filter = el(
    "select",
    { "aria-label": "Show" },
    Object.keys(FILTERS).map((name) => el("option", {}, name)),
  );
  const pause = button({ label: "Pause", iconName: "pause", className: "plain", "aria-pressed": "false", onclick: togglePause });
  const empty = el("li", { class: "log-empty" }, "Nothing yet. Write a message on one of the phones.");
  let frozen = null;
  let openRow = null;
  let drawn = new Map();

  const draw = () => {
    const rows = (frozen ?? store.rows).filter(FILTERS[filter.value] ?? FILTERS.All).slice(-ROWS_SHOWN);
    drawn = new Map(rows.toReversed().map((row) => [row.id, drawRow(row)]));
    arrangeChildren(list, rows.length === 0 ? [empty] : [...drawn.values()].map(({ node }) => node));
  };

  /** A row is made again only when it has changed: the focus stays on it while others come. */
  const drawRow = (row) => {
    const isOpen = row.id === openRow;
    const facts = JSON.stringify([row, isOpen]);
    const known = drawn.get(row.id);
    return known?.facts === facts ? known : { facts, node: logRow(row, { time: withMilliseconds, isOpen, onOpen: open }) };
  };

  const open = async (row) => {
    openRow = row.id === openRow ? null : row.id;
    payload.hidden = openRow === null;
    draw();
    drawn.get(row.id)?.node.querySelector("button")?.focus();
    if (openRow === null) return;
    const delivery = await attempt(call("GET", `webhooks/${row.deliveryId}`));
    if (delivery && openRow === row.id) payload.replaceChildren(...payloadParts(row, delivery));
  };

  function togglePause() {
    frozen = frozen ? null : store.rows.slice();
    pause.setAttribute("aria-pressed", String(frozen !== null));
    draw();
  }

  filter.addEventListener("change", draw);
  watch("log", draw);
  watch("customers", draw);
  draw();
  return { list, payload, filter: el("label", { class: "filter" }, icon("filter", { size: 14 }), filter), pause };
}

/** The last few rows, for the panel. */
export function shortLog(customerId, count) {
  const list = el("ul", { class: "log log-short", "aria-label": "Last webhooks" });
  const draw = () => {
    const rows = store.rows.filter((row) => row.customerIds.includes(customerId())).slice(-count);
    list.replaceChildren(...rows.toReversed().map((row) => logRow(row, { time: hourMinuteSecond, isShort: true })));
    if (rows.length === 0) list.append(el("li", { class: "log-empty" }, "No webhooks yet"));
  };
  watch("log", draw);
  watch("customers", draw);
  draw();
  return { element: list, draw };
}

function logRow(row, { time, isOpen = false, isShort = false, onOpen }) {
  const { name, tone, label } = signOf(row);
  const parts = [
    el("span", { class: "mono quiet" }, time(row.at)),
    icon(name, { size: 14, label, className: `tone-${tone}` }),
    el("span", { class: "cut" }, row.words, " ", isShort ? null : el("span", { class: "mono quiet" }, shorten(row.subject))),
    el("span", { class: isBad(row) ? "log-answer is-bad" : "log-answer quiet" }, answerOf(row, isShort)),
  ];
  if (!onOpen || row.deliveryId === null) return el("li", { class: "log-row" }, parts);
  return el(
    "li",
    {},
    el("button", { type: "button", class: "log-row", "aria-expanded": String(isOpen), onclick: () => void onOpen(row) }, parts),
  );
}

function isBad(row) {
  return row.problem !== null || (row.status !== null && row.status !== 200);
}

function signOf(row) {
  if (isBad(row)) return { name: "x", tone: "bad", label: "Not taken" };
  if (row.deliveryId !== null && row.status === null) return { name: "clock", tone: "quiet", label: "Waiting for the answer" };
  if (row.mark === "duplicate") return { name: "dup", tone: "accent", label: "Duplicate" };
  if (row.mark === "reordered") return { name: "shuffle", tone: "accent", label: "Out of order" };
  if (row.mark === "late") return { name: "clock", tone: "accent", label: "Late" };
  if (row.mark === "again" || row.attempt > 1) return { name: "replay", tone: "amber", label: "Sent again" };
  if (row.words.startsWith("failed")) return { name: "alert", tone: "bad", label: "Failed message" };
  return { name: "check", tone: "good", label: "Taken" };
}

function answerOf(row, isShort) {
  if (row.problem !== null) return row.problem;
  if (row.status === null) return row.deliveryId === null ? "–" : "…";
  return row.status === 200 && !isShort ? `200, ${row.tookMs} ms` : String(row.status);
}

function shorten(subject) {
  return subject.startsWith("wamid.") ? `wamid…${subject.slice(-6)}` : subject;
}

function payloadParts(row, delivery) {
  const raw = el("pre", { class: "raw", tabindex: "0", "aria-label": "Raw webhook" });
  const asSent = el("input", { type: "checkbox" });
  const draw = () => {
    const body = asSent.checked ? delivery.body : JSON.stringify(JSON.parse(delivery.body), null, 2);
    raw.textContent = `X-Hub-Signature-256: ${delivery.signature}\n${body}`;
  };
  asSent.addEventListener("change", draw);
  draw();
  const again = button({
    text: "Again",
    iconName: "replay",
    className: "small plain",
    onclick: () => void attempt(call("POST", `webhooks/${delivery.id}/again`), "Sent again."),
  });
  const copy = button({ text: "As curl", iconName: "copy", className: "small plain", onclick: () => void copyCurl(delivery) });
  return [
    el(
      "div",
      { class: "payload-head" },
      el("b", { class: "cut" }, row.words),
      el("label", { class: "as-sent" }, asSent, "As sent"),
      again,
      copy,
    ),
    raw,
  ];
}

async function copyCurl({ url, signature, body }) {
  const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const command = [
    "curl",
    "-X POST",
    quoted(url),
    "-H 'content-type: application/json'",
    `-H 'x-hub-signature-256: ${signature}'`,
    `--data-binary ${quoted(body)}`,
  ].join(" ");
  try {
    await navigator.clipboard.writeText(command);
    announce("The command is in the clipboard.");
  } catch {
    announce("This browser does not let the page use the clipboard.", "bad");
  }
}
