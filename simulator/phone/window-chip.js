import { now } from "./store.js";
import { duration } from "./times.js";

const SVG = "http://www.w3.org/2000/svg";
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const TALLEST = 8.95;

/** How long the business may still write freely: the same figure as in the inbox, from Meta's side of it. */
export function windowFigure(closesAt) {
  if (closesAt === null) return { words: "Not open", tone: "closed", light: 0 };
  const left = closesAt - now();
  if (left <= 0) return { words: "Closed", tone: "closed", light: 0 };
  return { words: leftWords(left), tone: toneOf(left), light: Math.max(1.5, TALLEST * Math.sqrt(Math.min(1, left / DAY_MS))) };
}

/** A chip that follows a customer's window. `update` draws it anew. */
export function windowChip() {
  const chip = document.createElement("span");
  const words = document.createElement("span");
  const sash = document.createElementNS(SVG, "svg");
  const light = rect({ class: "light", x: 2, width: 7, rx: 0.6 });
  sash.setAttribute("class", "sash");
  sash.setAttribute("viewBox", "0 0 11 13");
  sash.setAttribute("aria-hidden", "true");
  sash.append(rect({ class: "frame", x: 0.625, y: 0.625, width: 9.75, height: 11.75, rx: 1.75 }), light, slats());
  chip.append(sash, words);
  const update = (closesAt) => {
    const figure = windowFigure(closesAt);
    chip.className = `window window-${figure.tone}`;
    words.textContent = figure.words;
    light.setAttribute("height", figure.light.toFixed(2));
    light.setAttribute("y", (11 - figure.light).toFixed(2));
  };
  return { chip, update };
}

function rect(attributes) {
  const element = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** The shutters of a closed window. */
function slats() {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", "slats");
  path.setAttribute("d", "M3 4h5M3 6.5h5M3 9h5");
  return path;
}

function leftWords(left) {
  if (left >= 10 * MINUTE_MS) return duration(left);
  const seconds = Math.floor(left / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

function toneOf(left) {
  if (left >= 120 * MINUTE_MS) return "calm";
  return left >= 15 * MINUTE_MS ? "amber" : "red";
}
