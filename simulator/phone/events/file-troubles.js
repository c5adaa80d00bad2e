import { call } from "../api.js";
import { store } from "../store.js";

/** What goes wrong with the next file that the business fetches from Meta. Armed until it is used. */
export const FILE_TROUBLES = [
  trouble("media-gone", "The file is gone", "Meta answers 404."),
  trouble("media-slow", "The file is slow", "It takes eight seconds to come.", { lateMs: 8_000 }),
  trouble("media-checksum", "A wrong checksum", "The next webhook tells a sha256 that is not the file’s."),
  trouble("media-redirect", "Redirected to another host", "The address leads elsewhere, where the token must not go."),
  trouble("media-truncated", "Cut short", "The connection ends before the file does."),
];

function trouble(kind, title, words, more = {}) {
  const armedFor = (id) => store.troubles.find((one) => one.kind === kind && (one.customerId === id || one.customerId === null));
  const run = (id) => {
    const armed = armedFor(id);
    return armed ? call("DELETE", `troubles/${armed.id}`) : call("POST", "troubles", { kind, ...more });
  };
  return { title, words, run, isOn: (id) => Boolean(armedFor(id)) };
}
