import { call } from "../api.js";
import { store } from "../store.js";

const NEWEST = 26;
const OLDER = 23;

/** How Meta writes its webhooks, from now on. */
export const WIRE = [
  {
    title: "Webhooks of an older version",
    words: "As before v24: statuses tell a conversation.",
    isOn: () => (store.settings.webhookVersion ?? NEWEST) < 24,
    run: () => change({ webhookVersion: (store.settings.webhookVersion ?? NEWEST) < 24 ? NEWEST : OLDER }),
  },
  {
    title: "Webhooks without addresses of files",
    words: "As before November 2025: a file has only an id.",
    isOn: () => store.settings.mediaUrls === false,
    run: () => change({ mediaUrls: store.settings.mediaUrls === false }),
  },
  {
    title: "Edits and deletions as unsupported",
    words: "As to a number that is not also in the WhatsApp app.",
    isOn: () => store.settings.coexistence === false,
    run: () => change({ coexistence: store.settings.coexistence === false }),
  },
];

function change(settings) {
  return call("PATCH", "settings", settings);
}
